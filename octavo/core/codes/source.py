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
    "path-outside": "A path is absolute, leads out of the book's folder, or into one of other programs.",
    "utf8-invalid": "A text file holds a byte that is not UTF-8.",
    "character-read-as": "A text holds ends of lines or controls of other systems, read as other signs.",
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
    "front-matter-key": "Front matter has a key of another program.",
    "metadata-block": "Metadata that stand in the text, or above it with %, are left out.",
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
    "part-inside": "A heading begins a part inside of another part.",
    "title-twice": "A file's heading differs from the title that is given elsewhere, and becomes a subhead.",
    "heading-skip": "A heading is more than one level below the heading before it.",
    "heading-top": "A heading with the level of the title stands below it, or text stands above the title.",
    "heading-space": "Number signs begin a line and no space follows them, so that it is no heading.",
    "heading-underlined": "A long paragraph becomes a heading, because --- stands directly below it.",
}
_MARKDOWN = {
    "html-in-text": "The text holds an HTML tag that has no equal in a book, or is not closed.",
    "class-unknown": "A block has a class that neither Octavo nor a stylesheet of the book knows.",
    "content-in-both": "A block or text is marked for the printed book alone, and stands in both.",
    "content-left-out": "A block or text is marked for other formats than a book, and is left out.",
    "html-attribute": "An attribute of an HTML tag says nothing to a book.",
    "comment-unclosed": "A comment is opened by <!-- and never closed.",
    "comment-tail": "Text follows a comment of several paragraphs on its last line.",
    "div-unclosed": "A ::: block is opened and never closed.",
    "div-unopened": "A ::: line closes a block that was never opened.",
    "attributes-broken": "Braces that were meant as attributes are not well-formed.",
    "attributes-nowhere": "A line of attributes is followed by no block.",
    "attribute-unknown": "An attribute has no meaning where it stands.",
    "attribute-look": "An attribute says how a thing looks or what it is, which is settled elsewhere.",
    "attribute-twice": "An attribute is given twice with different values, of which the last is used.",
    "attribute-value": "An attribute has a value that it cannot have.",
    "addition-class-missing": "A text names an author and is not marked as an addition.",
    "language-invalid": "A language is not given as a BCP 47 tag.",
    "cell-hidden": "The code of a cell is left out, as its options ask.",
    "cell-not-run": "A cell of code would be run by another program; what it would show is not in the book.",
    "raw-html": "Raw HTML is in the e-book and on the site alone, and not in print.",
    "raw-left-out": "Raw text for another format is left out.",
    "code-lines-hidden": "Lines of code are hidden that begin with a sign which says so.",
    "code-option": "An option of a block of code means nothing on paper.",
    "code-indented": "Lines are set as program code because they are indented.",
    "list-from-number": "A numbered list starts with a high number, most likely a year in a sentence.",
    "list-renumbered": "A list is written with other numbers than it would be printed with.",
    "numbered-empty": "No paragraph in a ::: numbered block has a number.",
    "part-misplaced": "A part of a letter or of a roll stands outside of one.",
    "roll-names": "A roll, or a group in it, has no list of names.",
    "nesting-deep": "Lists, quotations, blocks or emphases stand deeper than the parser follows.",
    "markup-foreign": "Something looks like markup that Octavo does not read; it is printed as it stands.",
    "link-empty": "A link has no words that could be seen, heard or clicked.",
    "link-target": "A link leads neither to the web, nor to a mail address, nor to a place in the book.",
}
_INCLUDES = {
    "include-deep": "A file includes itself, or includes stand more than ten deep in each other.",
    "include-large": "All includes of the book bring more than 64 megabytes.",
    "include-part": "An include asks for an anchor or for lines that its file does not have.",
    "shortcode-left-out": "A shortcode or a command of LaTeX stands for something that a book does not show.",
    "variable-unknown": "The text asks for a variable that the book does not have.",
}
_REFERENCES = {
    "id-duplicate": "Two things in the book have the same id.",
    "id-invalid": "An id has characters that an id cannot have.",
    "draft-faults": "A draft has faults that would fail the build of a finished book.",
    "link-undefined": "A link leads to an id that is nowhere in the book.",
    "reference-ambiguous": "A link names a heading by its words, and several headings have them.",
    "reference-undefined": "A cross-reference leads to nothing.",
    "note-undefined": "A note is called and not written.",
    "note-unused": "A note is written and called nowhere, so it would not be printed.",
    "note-duplicate": "Two notes that are known in the same place have the same id.",
    "note-number": "What is given as the number of a note can't be one.",
    "note-empty": "A note has no text.",
    "note-indent": "A paragraph after a note is indented too little to belong to it.",
    "note-inline-place": "A note is written in the line where only a call can stand.",
    "note-text-stray": "A text in notes/ belongs to no note.",
    "notes-unplaced": "Notes of the book's end have no place in book.yaml, and come at the very end.",
    "notes-elsewhere": "An entry for notes names a series that is not printed at the book's end.",
    "series-numbering": "Notes that do not stand at the page foot are numbered by the page.",
    "series-place": "Notes go to the end of their part, and the book has no parts.",
    "series-unknown": "There is no note series of this name.",
}
_INDEX = {
    "index-class-missing": "An attribute of an index mark stands where the class .index does not.",
    "index-mark-place": "A mark stands on a figure or table that has no caption.",
    "index-depth": "Sub-entries of index.yaml stand more than two deep in each other.",
}
_FORMULAS = {
    "formula-wrong": "A formula is not the TeX that Octavo reads, or is too big.",
    "source-page": "A page of an earlier edition has no number, or one that can't be.",
    "formula-colour": "Formulas ask for colours; they are set in that of the text.",
    "formula-doubtful": "A letter stands between the round brackets of TeX; it may be a formula, or text.",
    "formula-labels": "A formula has more than one label.",
    "formula-unclosed": "A formula is opened by $$ and never closed.",
}
_CITATIONS = {
    "bibliography-form": "A file of bibliographic data is not a list of works.",
    "bibliography-missing": "The book cites works, or has a place for a bibliography, and has no works.",
    "bibliography-type": "A file of bibliographic data is none of .yaml, .json and .bib.",
    "bibtex-syntax": "An entry of a .bib file is not well-formed.",
    "citation-unknown": "A citation names a work that the bibliography does not have.",
    "style-broken": "A style of citation cannot be used.",
    "style-unknown": "There is no style of citation of this name.",
    "work-date": "A date of a work cannot be read.",
    "work-duplicate": "One key stands for two works.",
    "work-field": "A field of a work is not known, and nothing is printed of it.",
    "work-incomplete": "A work lacks its title or its type.",
    "work-key": "A work has no key by which it could be cited.",
    "work-name": "An item of a list of names is none.",
    "work-type": "The type of a work is none of those that styles know.",
    "work-uncited": "Nothing cites a work, and the book asks for all to be cited.",
}
_GLOSSARY = {
    "glossary-empty": "The book has a glossary and no terms for it.",
    "glossary-unplaced": "The book has terms for a glossary, but book.yaml has no place for it.",
    "term-empty": "A term of the glossary has neither a definition nor another term to see.",
    "term-see": "A term of the glossary sends to a term that is not there.",
    "term-twice": "Two terms of the glossary have the same form.",
}
_TABLES = {
    "column-id": "Two columns of a table have the same id.",
    "column-unknown": "A row or spanner names a column that the table does not have.",
    "csv-sheet": "A table names a spreadsheet in the place of a .csv file.",
    "csv-broken": "A .csv file is not well-formed.",
    "csv-header": "The first row of a .csv file does not name the table's columns.",
    "csv-row-kind": "The column _row of a .csv file has a value that is no kind of row.",
    "table-facing": "A key of tables over facing pages does not fit this table.",
    "table-sign": "A sign for missing figures is not explained.",
    "table-sign-unused": "A sign is explained that no cell holds.",
    "spanner-gap": "A spanner's columns do not stand next to each other.",
    "spanner-overlap": "Two spanners of one level stand over the same column.",
    "table-rule": "A line of dashes stands between the rows of a table.",
    "table-broken": "Lines look like a table and do not fit each other.",
    "table-captions": "A pipe table has two captions.",
    "table-cell-block": "A cell of a table holds a block that it cannot have.",
    "table-cells": "A row has more or fewer cells than the table has columns.",
    "table-cells-missing": "A row of a pipe table has fewer cells than the table has columns.",
    "table-empty": "A table has no rows.",
    "table-id": "The id of a table does not begin with tbl-.",
    "table-note-unused": "A note of a table is called nowhere in it.",
    "table-place-full": "The place of a table is not empty.",
    "table-place-nameless": "The place of a table does not say which table.",
    "table-remarks": "The remarks under a table hold a block that is no paragraph.",
    "table-row": "A row or cell of a table has a form that is not known.",
    "table-twice": "A table stands in the book twice.",
    "table-undefined": "A table is placed and does not exist.",
    "table-unplaced": "A table exists and is placed nowhere.",
    "table-word-parted": "A word of a table drawn with dashes stands in two columns.",
    "table-width": "The widths of a table's columns are no list, or add up to more than the table.",
}
_PICTURES = {
    "alt-missing": "Pictures have no alternative text for readers who cannot see them.",
    "picture-broken": "A picture's file is not what its name says.",
    "picture-missing": "A picture that the text shows does not exist.",
    "picture-misnamed": "Pictures are of another kind than their names say.",
    "picture-remote": "Pictures lie on the web and not in the book, and can't be shown.",
    "picture-too-big": "A picture has more than 20 megabytes.",
    "picture-type": "A picture is of a kind that e-readers do not show.",
    "svg-raster": "An SVG picture holds a picture of pixels.",
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
_TRADE = {
    "trade-cover": "The address of the cover does not end like that of a picture.",
    "trade-form": "A price names a form that the book does not have.",
    "trade-own-isbn": "A form of the book itself is named as another book.",
}

_STYLES = {
    "file-renamed": "A template or stylesheet of the book has the name of none that is read.",
    "style-elsewhere": "A stylesheet for all text has rules for elements, whose own stylesheets win.",
    "font-broken": "A font of the book's stylesheets is damaged, or is no TrueType or OpenType font.",
    "style-remote": "A stylesheet of the book loads something that is not a file of the book.",
}

#: Every code that the source stage reports.
CODES: Mapping[str, str] = MappingProxyType(
    _FILES
    | _DATA
    | _DIVISIONS
    | _MARKDOWN
    | _INCLUDES
    | _REFERENCES
    | _FORMULAS
    | _GLOSSARY
    | _INDEX
    | _CITATIONS
    | _TABLES
    | _PICTURES
    | _EDITIONS
    | _PRINTERS
    | _TRADE
    | _STYLES
)
