"""The catalogue of the checks of finished files: code -> what it means, and how to mend it.

The manual prints it, and a test compares it with the code that reports them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class CheckCode(NamedTuple):
    """The meaning of a code in one sentence, and the hint that its messages give."""

    sentence: str
    hint: str


_OURS = (
    "look at templates and stylesheets of the book's own and at extensions; without any this is a fault of "
    "Octavo: please report it"
)
_BOTH = (
    "look at templates and stylesheets that are of one format alone; without any this is a fault of Octavo: "
    "please report it"
)
_AGAIN = "build the book anew with `--no-cache`; if it stays so, please report it"

_FILES = {
    "finished-unreadable": CheckCode("A finished file cannot be read by a check.", _AGAIN),
    "validator-stopped": CheckCode(
        "EPUBCheck, veraPDF or Ace came to no result.", "build again; `--verbose` says more if it stays so"
    ),
    "epubcheck-message": CheckCode(
        "EPUBCheck finds a fault; the message begins with its own id, such as RSC-005.",
        "mend what the line of the source says; the id is explained in EPUBCheck's documentation",
    ),
    "ace-rule": CheckCode(
        "Ace finds that the e-book breaks a rule of accessibility, which the message names.",
        "mend it in the source or in the template that made it; the rule is explained in the DAISY knowledge "
        "base",
    ),
    "verapdf-rule": CheckCode(
        "veraPDF finds that a PDF breaks a clause of its standard, which the message names.",
        "simplify what stands at this place, and please report it: a PDF of Octavo keeps to its standard",
    ),
}
_XHTML = {
    "xhtml-unreadable": CheckCode("A document of an e-book or a site is not well-formed.", _OURS),
    "xhtml-link-broken": CheckCode(
        "A link of an e-book or a site leads nowhere.", "correct the address, or write what it leads to"
    ),
    "xhtml-id-twice": CheckCode(
        "An id stands twice in a document.", "give one of the two another id, as in `{#an-id}`"
    ),
    "xhtml-language-missing": CheckCode("A document does not say its language.", _OURS),
    "xhtml-title-missing": CheckCode("A document has no title.", "give its division a heading or a `title:`"),
    "xhtml-alt-missing": CheckCode(
        "A picture has no alternative text.", "say in words what it shows: `![these words](picture.jpg)`"
    ),
    "xhtml-marker-in-name": CheckCode(
        "A page marker is part of the name of a heading, link or table.", _OURS
    ),
    "xhtml-remote": CheckCode(
        "A page would fetch something from outside the book.",
        "put the file into the book's folder, and name it by its path",
    ),
    "xhtml-heading-skipped": CheckCode(
        "A heading is more than one level below the one before it.",
        "write it with fewer number signs, or the one before it with more",
    ),
    "xhtml-note-call": CheckCode("The call of a note leads to no note.", _OURS),
    "xhtml-note-number": CheckCode("The call of a note leads to a note with another number.", _OURS),
    "xhtml-note-uncalled": CheckCode("Nothing calls a note.", "call it with `[^its-id]`, or delete it"),
    "xhtml-note-backlink": CheckCode("A note does not lead back to all of its calls.", _OURS),
    "xhtml-locator": CheckCode("A locator of the index leads to another place than it names.", _OURS),
    "xhtml-see": CheckCode(
        "A cross-reference of the index leads to another entry than it names.",
        "write the other heading as it stands in the index",
    ),
    "xhtml-term": CheckCode("A link to the glossary does not lead to a term.", _OURS),
    "xhtml-citation": CheckCode("A citation leads to another work than it names.", _OURS),
    "xhtml-reference": CheckCode(
        "A reference by number or title leads to something else.",
        "let it name what it leads to: `[](#its-id)` writes number or title by itself",
    ),
}
_EPUB = {
    "epub-archive": CheckCode("The archive of an e-book is not built as EPUB asks.", _AGAIN),
    "epub-nav-missing": CheckCode("An e-book has no navigation document, or no contents in it.", _OURS),
    "epub-contents-incomplete": CheckCode("The contents of an e-book do not lead to a document.", _OURS),
    "epub-page-list": CheckCode("The page list of an e-book and its page markers do not agree.", _OURS),
    "epub-page-number": CheckCode(
        "The number of a page in the index, in the text or over notes is not that of the page-break markers.",
        _OURS,
    ),
    "epub-display-page": CheckCode(
        "The number of a page leads to a table or figure that is printed on another one.", _OURS
    ),
    "epub-contents": CheckCode(
        "The contents of an e-book do not agree with its headings, or the NCX not with the package.", _OURS
    ),
    "epub-landmark": CheckCode("A landmark leads to something else, or is missing.", _OURS),
    "epub-table": CheckCode("The cells of a table and its heads do not agree.", _OURS),
    "epub-number": CheckCode("Tables, figures, equations or notes do not count on by one.", _OURS),
    "epub-role": CheckCode(
        "The type (epub:type) and the role of an element do not agree, or are missing.", _OURS
    ),
    "epub-language": CheckCode(
        "The language or direction of a text is not the one that the book names.", _OURS
    ),
    "epub-package": CheckCode("A document of an e-book is not read, or twice.", _OURS),
    "epub-title-page": CheckCode("The title page says something else than the package.", _OURS),
    "epub-cover": CheckCode("The cover shows nothing, or another picture than the package names.", _OURS),
    "epub-accessibility": CheckCode("The package claims for the book what it has not.", _OURS),
    "epub-formula": CheckCode("The words of a formula do not say what is written.", _OURS),
    "epub-style": CheckCode("A document lacks a stylesheet, or one is empty.", _OURS),
    "epub-font": CheckCode("A font is damaged, not used, or another one.", _OURS),
    "epub-page-missing": CheckCode("The page list of an e-book has not the pages of the PDF.", _OURS),
    "epub-page-start": CheckCode(
        "A page marker stands at another word than that with which the page begins.", _OURS
    ),
    "epub-ncx-pages": CheckCode("The page list of the NCX is another than that of the contents.", _OURS),
}
_SITE = {
    "site-start-missing": CheckCode("A site has no first page.", _OURS),
    "site-unreached": CheckCode("No link leads to a page of a site.", _OURS),
    "site-title-twice": CheckCode(
        "Two pages of a site have the same title.", "give one of the divisions another title"
    ),
    "site-code-inline": CheckCode("A page of a site has a script or a style in itself.", _OURS),
    "site-search": CheckCode("The search of a site has not its program, or does not know all pages.", _AGAIN),
    "composed-xhtml": CheckCode("A fragment in the composed book is not well-formed.", _OURS),
    "composed-name": CheckCode("The composed book names something that it does not have.", _OURS),
}
_PDF = {
    "pdf-damaged": CheckCode("Something that a check reads in a PDF is damaged.", _AGAIN),
    "pdf-syntax": CheckCode("qpdf finds a fault in the syntax of a PDF.", _AGAIN),
    "pdf-pages": CheckCode("A PDF has no pages, or programs count them differently.", _AGAIN),
    "pdf-page-size": CheckCode("A page of a PDF has another size than most.", _OURS),
    "pdf-page-label": CheckCode("A page of a PDF has no number of its own.", _OURS),
    "pdf-language-missing": CheckCode("A PDF does not say its language.", "give `language:` in `book.yaml`"),
    "pdf-title-missing": CheckCode("A PDF has no title.", "give `title:` in `book.yaml`"),
    "pdf-untagged": CheckCode("A PDF has no structure tree for those who listen to it.", _AGAIN),
    "pdf-text-outside": CheckCode(
        "Text of a PDF stands outside its page.",
        "break the line or divide the table there; a long word or address takes soft hyphens or spaces",
    ),
    "pdf-contents-number": CheckCode("A page number in the contents is not that of the page.", _OURS),
    "pdf-contents-target": CheckCode(
        "An entry of the contents leads to a place where its words do not stand.", _OURS
    ),
    "pdf-locator": CheckCode("A page number in the index is not that of the page it leads to.", _OURS),
    "pdf-locator-unlinked": CheckCode("A page number in the index is no link.", _OURS),
    "pdf-page-reference": CheckCode(
        "A reference to a page is not true.",
        'leave out "above" and "below", or move one of the two; without such words please report it',
    ),
    "pdf-note-head": CheckCode("The head over notes names other pages than those that call them.", _OURS),
    "pdf-outline": CheckCode("The outline of a PDF and its contents do not agree.", _OURS),
    "pdf-link-broken": CheckCode(
        "A link in a PDF leads nowhere.", "correct the address, or write what it leads to"
    ),
    "pdf-link-small": CheckCode("A link in a PDF is too small to be clicked.", "give the link some words"),
    "pdf-footnote-page": CheckCode(
        "A footnote does not begin on the page of its call.",
        "shorten the note or another one on this page; a table that calls it can have notes of its own",
    ),
    "pdf-tags": CheckCode("Something on a page of a PDF is tagged wrongly, twice or not at all.", _AGAIN),
    "pdf-feature": CheckCode("A PDF has what a book has not, or does not show its pages whole.", _AGAIN),
    "pdf-folio": CheckCode("The running head or the folio of a page is wrong, or lost.", _OURS),
    "pdf-line": CheckCode("A line of a PDF does not stand in its place.", _OURS),
    "pdf-link-place": CheckCode("A link of a PDF does not lie on its words.", _OURS),
    "pdf-rule": CheckCode("A rule of a table or over notes, or repeated heads, are lost on a page.", _OURS),
    "pdf-figure": CheckCode(
        "A picture of a PDF is not drawn, not whole, or lies under something else.", _OURS
    ),
    "pdf-metadata": CheckCode("What a PDF says of itself in two places contradicts itself.", _AGAIN),
    "pdf-ebook-text": CheckCode(
        "A passage stands in one of PDF and e-book only, or with other words.", _BOTH
    ),
    "pdf-ebook-order": CheckCode("A passage of a PDF is read in another place than in the e-book.", _BOTH),
    "pdf-ebook-tag": CheckCode("A passage of a PDF is tagged as something else than in the e-book.", _BOTH),
    "pdf-ebook-table": CheckCode("A row of a table in a PDF has other cells than in the e-book.", _BOTH),
    "pdf-ebook-mark": CheckCode(
        "A number of an item or a note, or the call of a note, is not that of the e-book.", _BOTH
    ),
    "pdf-ebook-link": CheckCode("A link of a PDF leads elsewhere than that of the e-book.", _BOTH),
    "pdf-ebook-language": CheckCode("Words of a PDF have another language than in the e-book.", _BOTH),
    "pdf-ebook-emphasis": CheckCode("Words that stand out in the e-book look plain in the PDF.", _BOTH),
    "pdf-ebook-metadata": CheckCode("A PDF says something else of itself than the e-book.", _BOTH),
    "pdf-font-embedded": CheckCode(
        "A font of a PDF is not embedded.",
        "put the font into the book's folder, and name it in a stylesheet",
    ),
    "pdf-font-unicode": CheckCode(
        "Text in a font of a PDF cannot be searched or read aloud.", "use another font for this text"
    ),
}
_PRESS = {
    "press-boxes": CheckCode("A page for the press has not the boxes that a printer needs.", _OURS),
    "press-sheets": CheckCode("Not all sheets of a file for the press are alike.", _OURS),
    "press-count": CheckCode(
        "The pages of a file for the press fill no whole signatures.",
        "set the number of pages that the printer's signatures have under `printers:`",
    ),
    "press-live": CheckCode("A file for the press has links, forms, scripts, layers or a password.", _OURS),
    "press-colour": CheckCode(
        "A colour of a file for the press is none that its inks print.",
        "save the picture in CMYK or greys, or leave its colours to Octavo",
    ),
    "press-resolution": CheckCode(
        "A picture has too few pixels for print.", "take a larger picture, or show it smaller (`width=`)"
    ),
    "press-standard": CheckCode("A file for the press does not keep to its standard.", _OURS),
    "cover-sheet": CheckCode(
        "The sheet of a printed cover is not one page for back, spine and front.", _OURS
    ),
    "cover-words": CheckCode(
        "Words on a printed cover stand where they are cut or folded.",
        "shorten the words, or make their type smaller",
    ),
    "cover-barcode": CheckCode(
        "The bar code of a printed cover can't be scanned, or says another ISBN.", _OURS
    ),
}
_ONIX = {
    "onix-invalid": CheckCode(
        "An ONIX message is not valid by the schemas.", "correct the key of `book.yaml` that gives this value"
    ),
    "onix-identifier": CheckCode(
        "An identifier in an ONIX message is wrong or stands twice.", "correct the ISBNs in `book.yaml`"
    ),
    "onix-accessibility": CheckCode(
        "An ONIX message and the e-book say different things of accessibility.", "build both together"
    ),
    "onix-extent": CheckCode(
        "An ONIX message gives another length than the file has.", "build both together"
    ),
}
_STORES = {
    "store-file-name": CheckCode("Stores refuse the name of a file in the e-book.", "rename the file"),
    "store-file-size": CheckCode("A store refuses an e-book of this size.", "make its pictures smaller"),
    "store-cover": CheckCode(
        "The package names no cover that stores take.",
        "give a JPEG or PNG picture as `cover:` in `book.yaml`",
    ),
    "store-cover-page": CheckCode("Readers would see the cover twice.", "take the picture out of the text"),
    "store-cover-size": CheckCode(
        "Stores want a cover of another size.", "make the picture 1600 by 2560 pixels"
    ),
    "store-identifier": CheckCode("The identifier is not the ISBN.", "give `isbn:` in `book.yaml`"),
    "store-ncx": CheckCode("Older readers have no contents, or other ones.", _OURS),
    "store-contents-order": CheckCode("The contents do not follow the order of the book.", _OURS),
    "store-contents-depth": CheckCode(
        "The contents are deeper than a reader shows.", "let the `depth:` of the contents in `book.yaml` be 2"
    ),
    "store-contents-place": CheckCode(
        "The contents stand behind the text, or landmarks are missing.",
        "put the contents into the front matter of `book.yaml`",
    ),
    "store-encrypted": CheckCode("A file of the e-book is encrypted.", _OURS),
    "store-entities": CheckCode("A document of the e-book declares entities.", _OURS),
    "store-metadata": CheckCode(
        "The package lacks what stores list a book by.", "give the key in `book.yaml` that the message names"
    ),
    "store-description": CheckCode("The description is too long for stores.", "shorten it in `book.yaml`"),
    "store-page-number": CheckCode("A number in the page list is odd, or stands twice.", _OURS),
    "store-font": CheckCode("A reader does not show a font of this kind.", "use a `.ttf` or `.otf` file"),
    "store-picture-colours": CheckCode(
        "A picture has the colours of the press.", "save it in RGB or greys for the e-book"
    ),
    "store-picture-kind": CheckCode("A store does not show pictures of this kind.", "save it as JPEG or PNG"),
    "store-picture-size": CheckCode(
        "A picture has too many pixels or bytes, or too few.", "save it in another size"
    ),
    "store-picture-moving": CheckCode(
        "A picture moves, which readers with E Ink do not show.", "use one that stands still"
    ),
    "store-picture-clear": CheckCode(
        "A picture is transparent, so that dark lines may stand on a dark page.", "give it a white ground"
    ),
    "store-drawing": CheckCode(
        "A drawing (SVG) has what some readers do not show.", "turn letters into paths, and give it a viewBox"
    ),
    "store-alt-long": CheckCode(
        "An alternative text is longer than a store wants.", "shorten it; the text around can say the rest"
    ),
    "store-hidden-text": CheckCode("Much text is hidden by the stylesheet.", "delete it, or show it"),
    "store-active": CheckCode(
        "Scripts, forms, frames, sound and film do not work on all readers.", "say it in words as well"
    ),
    "store-formula": CheckCode("A formula has an element that a reader does not show.", _OURS),
    "store-table": CheckCode(
        "A table is larger than small screens show well.", "divide it, or take it as it is"
    ),
    "store-document-size": CheckCode(
        "A document or its pictures are larger than older readers want.",
        "divide the chapter, or make its pictures smaller",
    ),
    "store-shop-link": CheckCode("A link leads to another shop for e-books.", "link to your own site"),
    "store-style": CheckCode(
        "A stylesheet sets what a reader chooses, or what some readers do not show.",
        "take the rule out of the book's stylesheet, or take it as it is",
    ),
}
_AUDIT = {
    "audit-missing": CheckCode(
        "Words of the source are not in a finished file.",
        "look whether a template or stylesheet of the book leaves them out; if none does, please report it",
    ),
    "audit-order": CheckCode(
        "A block of the source stands at another place in a finished file.",
        "look at templates of the book's own; without any, please report it",
    ),
    "audit-twice": CheckCode(
        "Words of the source stand more than once in a finished file.",
        "look at templates of the book's own; without any, please report it",
    ),
    "audit-sign": CheckCode(
        "An accent, a minus sign or a mark of punctuation of the source is not in a finished file.",
        "look if the fonts of the book have the sign, and at templates of its own; else please report it",
    ),
    "audit-overlap": CheckCode(
        "Signs lie on other signs, so that neither can be read.",
        "give the line or the column more room; without a stylesheet of the book's own, please report it",
    ),
}
_MARKUP = {
    "markup-call": CheckCode("A note is called at another word than in the source, or another one.", _OURS),
    "markup-emphasis": CheckCode(
        "Words are emphasised or raised in the source and not in the e-book, or the other way round.",
        _OURS,
    ),
    "markup-language": CheckCode("Words are in another language in the e-book than in the source.", _OURS),
    "markup-link": CheckCode("A link or reference leads elsewhere than in the source.", _OURS),
    "markup-structure": CheckCode(
        "A block is something else in the e-book than in the source, such as no heading.", _OURS
    ),
    "markup-accent": CheckCode("A letter has another accent than in the source.", _OURS),
    "markup-index": CheckCode("The index has other headings than its marks, or leads elsewhere.", _OURS),
    "markup-table": CheckCode("A table has other heads or rows than in the source.", _OURS),
    "markup-term": CheckCode("A term of the glossary has another definition than in the source.", _OURS),
    "markup-class": CheckCode("A class of the e-book has no style.", _OURS),
    "markup-unusual": CheckCode(
        "The e-book has an element, an attribute or a style that nothing of the book writes.", _OURS
    ),
    "markup-picture": CheckCode("The e-book shows another picture than the source.", _OURS),
    "markup-metadata": CheckCode("The package says something else than `book.yaml`.", _OURS),
}

#: Every code that the checks report, but for those of extensions.
CHECKS: Mapping[str, CheckCode] = MappingProxyType(
    _FILES | _XHTML | _EPUB | _SITE | _PDF | _PRESS | _ONIX | _STORES | _AUDIT | _MARKUP
)
