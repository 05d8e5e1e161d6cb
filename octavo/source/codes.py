"""The catalogue of the source stage's diagnostics: code -> what it means, in one sentence.

The manual prints it, and a test compares it with the code that reports them.
"""

from collections.abc import Mapping
from types import MappingProxyType

_FILES = {
    "book-missing": "The folder has no book.yaml, so it is not a book.",
    "file-missing": "A file that the book names does not exist.",
    "file-too-big": "A text file has more than ten megabytes.",
    "file-twice": "A file stands in the book twice.",
    "file-type": "A division names a file that is not Markdown.",
    "file-unlisted": "A Markdown file lies beside chapters of the book, but book.yaml does not name it.",
    "file-unreadable": "A file exists, but cannot be read.",
    "path-outside": "A path is absolute, or leads out of the book's folder.",
    "utf8-invalid": "A text file holds a byte that is not UTF-8.",
    "control-character": "A text holds a NUL byte or another character that no e-book can hold.",
}
_DATA = {
    "yaml-syntax": "A data file or front matter is not well-formed YAML.",
    "yaml-tab": "A tab stands where YAML needs spaces.",
    "yaml-alias": "YAML aliases lead nowhere, in a circle, or to far too many values.",
    "yaml-duplicate-key": "A key stands twice in one mapping.",
    "yaml-tag": "A value has a YAML tag that asks for more than plain data.",
    "key-unknown": "A key is not one of those that may stand here.",
    "key-missing": "A key that must be there is missing.",
    "key-misplaced": "A key stands in an entry for which it has no meaning.",
    "value-wrong": "A value is of the wrong kind or form.",
    "front-matter-unclosed": "The front matter of a file begins with --- and never ends.",
}
_DIVISIONS = {
    "kind-unknown": "There is no kind of division of this name.",
    "kind-generated": "A division that Octavo makes itself is given a file, whose text would be lost.",
    "kind-twice": "A division that Octavo makes stands in the book twice.",
    "kind-children": "A division that cannot hold others has chapters.",
    "kind-nesting": "A part or selection stands where only lower divisions can.",
    "division-depth": "Divisions stand more than three deep in each other.",
    "division-empty": "A division has neither a file nor a title.",
    "chapter-empty": "A file of the book has no text.",
    "title-twice": "A file's heading differs from the title that is given elsewhere, and is not printed.",
    "heading-skip": "A heading is more than one level below the heading before it.",
    "heading-top": "A heading inside a text has the level of the title.",
    "heading-underlined": "A long paragraph becomes a heading, because --- stands directly below it.",
}
_MARKDOWN = {
    "html-in-text": "The text holds an HTML tag; Octavo's source has none.",
    "comment-unclosed": "A comment is opened by <!-- and never closed.",
    "comment-tail": "Text follows a comment of several paragraphs on its last line.",
    "div-unclosed": "A ::: block is opened and never closed.",
    "div-unopened": "A ::: line closes a block that was never opened.",
    "attributes-broken": "Braces that were meant as attributes are not well-formed.",
    "attributes-nowhere": "A line of attributes is followed by no block.",
    "attribute-unknown": "An attribute has no meaning in Octavo.",
    "attribute-value": "An attribute has a value that it cannot have.",
    "language-invalid": "A language is not given as a BCP 47 tag.",
    "code-indented": "Lines are set as program code because they are indented.",
    "list-from-number": "A numbered list starts with a high number, most likely a year in a sentence.",
    "nesting-deep": "Lists, quotations or blocks stand deeper in each other than the parser follows.",
    "markup-foreign": "Something looks like markup that Octavo does not read; it is printed as it stands.",
    "citation-unsupported": "Something looks like a citation by key; it is printed as it stands.",
    "link-target": "A link leads neither to the web, nor to a mail address, nor to a place in the book.",
}
_REFERENCES = {
    "id-duplicate": "Two things in the book have the same id.",
    "id-invalid": "An id has characters that an id cannot have.",
    "link-undefined": "A link leads to an id that is nowhere in the book.",
    "reference-undefined": "A cross-reference leads to nothing.",
    "note-undefined": "A note is called and not written.",
    "note-unused": "A note is written and called nowhere, so it would not be printed.",
    "note-duplicate": "Two notes that are known in the same place have the same id.",
    "note-empty": "A note has no text.",
    "note-indent": "A paragraph after a note is indented too little to belong to it.",
    "note-inline-place": "A note is written in the line where only a call can stand.",
    "note-text-stray": "A text in notes/ belongs to no note.",
    "notes-unplaced": "Notes of the book's end have no place in book.yaml, and come at the very end.",
    "series-unknown": "There is no note series of this name.",
}
_TABLES = {
    "column-id": "Two columns of a table have the same id.",
    "column-unknown": "A row or spanner names a column that the table does not have.",
    "csv-broken": "A .csv file is not well-formed.",
    "csv-header": "The first row of a .csv file does not name the table's columns.",
    "csv-row-kind": "The column _row of a .csv file has a value that is no kind of row.",
    "spanner-gap": "A spanner's columns do not stand next to each other.",
    "spanner-overlap": "Two spanners of one level stand over the same column.",
    "table-broken": "Lines look like a pipe table, but its second line does not fit its first.",
    "table-captions": "A pipe table has two captions.",
    "table-cells": "A row has more or fewer cells than the table has columns.",
    "table-empty": "A table has neither rows nor a file with them.",
    "table-id": "The id of a table does not begin with tbl-.",
    "table-note-unused": "A note of a table is called nowhere in it.",
    "table-place-full": "The place of a table is not empty.",
    "table-place-nameless": "The place of a table does not say which table.",
    "table-row": "A row or cell of a table has a form that is not known.",
    "table-twice": "A table stands in the book twice.",
    "table-undefined": "A table is placed and does not exist.",
    "table-unplaced": "A table exists and is placed nowhere.",
    "table-width": "The widths of a table's columns add up to more than the table.",
}
_PICTURES = {
    "alt-missing": "A picture has no alternative text for readers who cannot see it.",
    "picture-broken": "A picture's file is not what its name says.",
    "picture-remote": "A picture lies on the web and not in the book.",
    "picture-too-big": "A picture has more than 20 megabytes.",
    "picture-type": "A picture is of a kind that e-readers do not show.",
    "svg-unsafe": "An SVG picture runs scripts or refers to files outside itself.",
}

_EDITIONS = {
    "edition-page": "An edition's margins and type leave no room for text.",
    "edition-unknown": "The command names an edition that the book does not have.",
    "isbn-twice": "One ISBN stands for two forms of the book, or one form has two.",
}
_PRINTERS = {
    "printer-unclear": "The book has several printers, and the command does not say which.",
    "printer-unknown": "The command names a printer that the book has not.",
    "profile-wrong": "A printer's ICC profile is not the profile of a press, or is damaged.",
}

#: Every code that the source stage reports.
CODES: Mapping[str, str] = MappingProxyType(
    _FILES | _DATA | _DIVISIONS | _MARKDOWN | _REFERENCES | _TABLES | _PICTURES | _EDITIONS | _PRINTERS
)
