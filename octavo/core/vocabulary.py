"""The private ``data-*`` attributes with which the stages tell each other what XHTML has no words for.

Each is declared here once: its name, the rooms of the package that set it, those that read it, and its
meaning. Code writes ``node.get(Data.SLOT)``; templates and stylesheets spell the name. None of them stands in
a finished e-book; a page of the site keeps those that its search reads.
"""

from collections.abc import Mapping
from typing import Self


class DataAttribute(str):
    """The name of a private attribute. ``set_by`` and ``read_by`` are rooms of the package, or folders."""

    __slots__ = ("meaning", "read_by", "set_by")

    set_by: tuple[str, ...]
    read_by: tuple[str, ...]
    meaning: str

    def __new__(cls, name: str, set_by: str, read_by: str, meaning: str) -> Self:
        """Return the name with what is known of it; rooms are given in one text, with spaces between them."""
        made = super().__new__(cls, name)
        made.set_by, made.read_by, made.meaning = tuple(set_by.split()), tuple(read_by.split()), meaning
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Be a plain text in copies of a tree, and in what is sent to other processes."""
        return str, (str(self),)


class Data:
    """The names of all private attributes. To the code they are plain texts."""

    # Places in the source.
    SRC: str = DataAttribute(
        "data-src",
        "core templates typeset",
        "core formats html templates typeset",
        "file, line and column of a block in the source, as a Span writes itself",
    )

    # Slots: places that a later step fills.
    SLOT: str = DataAttribute(
        "data-slot",
        "compose elements",
        "compose cover formats html",
        "what fills the element: table, figure, formula, reference ...",
    )
    ELEMENT: str = DataAttribute(
        "data-element",
        "elements",
        "compose elements formats html",
        "the kind of element whose template fills the slot",
    )
    FIELD: str = DataAttribute(
        "data-field",
        "elements",
        "compose formats html",
        "the name of an attribute with words, which the element's template prints",
    )
    TARGET: str = DataAttribute(
        "data-target",
        "compose elements",
        "compose formats html",
        "the id that a reference names, as the author wrote it",
    )
    SCOPE: str = DataAttribute(
        "data-scope",
        "compose elements",
        "compose",
        "the file in which a written id is looked up first, or empty",
    )
    LOOSE: str = DataAttribute(
        "data-loose",
        "elements",
        "compose",
        "yes for `@name`, which is a reference only if the book has that id",
    )
    FORM: str = DataAttribute(
        "data-form",
        "compose elements",
        "compose formats html templates",
        "how a reference prints a page (page, pages, number), or how a citation stands in its sentence",
    )
    WHERE: str = DataAttribute(
        "data-where",
        "compose templates",
        "formats locators templates",
        "whether a reference to a page leads back or on: above, below",
    )
    FROM: str = DataAttribute(
        "data-from",
        "compose templates",
        "locators templates",
        "the id of the place of a reference that may stand on the other side of its target in print",
    )
    END: str = DataAttribute(
        "data-end",
        "compose",
        "formats templates",
        "the id at which the pages end that a reference to a division prints",
    )
    FIRST: str = DataAttribute(
        "data-first",
        "elements html",
        "html templates",
        "true for a reference that opens a sentence, so with a capital",
    )
    WORD: str = DataAttribute(
        "data-word",
        "elements",
        "html templates",
        "the author's own word in a reference, in the place of that of the thing",
    )
    POINT: str = DataAttribute(
        "data-point",
        "html templates",
        "html templates",
        "the full stop or comma that goes inside the quotation marks",
    )
    CITE: str = DataAttribute(
        "data-cite",
        "compose elements",
        "compose",
        "the works that a citation names, with their prefixes and locators, as JSON",
    )
    WORK: str = DataAttribute(
        "data-work", "compose", "compose", "the key of the work that an entry of the bibliography is about"
    )
    CALLS: str = DataAttribute(
        "data-calls", "compose", "formats html", "the ids of the citations to which an entry links back"
    )
    SOURCE_PAGE: str = DataAttribute(
        "data-source-page",
        "elements",
        "compose html index_list",
        "the page of an earlier edition that begins there",
    )
    FILE: str = DataAttribute(
        "data-file", "elements", "compose", "the file of a picture, as the author wrote it"
    )
    ALT: str = DataAttribute("data-alt", "elements", "compose", "the text in place of a picture")
    WIDTH: str = DataAttribute(
        "data-width",
        "elements",
        "compose html",
        "how wide the author wants a picture: 50%, 12em, 90pt",
    )
    HEIGHT: str = DataAttribute(
        "data-height", "elements", "compose html", "how high the author wants a picture"
    )
    UNDESCRIBED: str = DataAttribute(
        "data-undescribed", "elements", "compose", "yes for a picture for which nobody wrote what it shows"
    )
    PART: str = DataAttribute("data-part", "elements", "compose", "the letter of a part of a figure")
    ALIAS: str = DataAttribute(
        "data-alias",
        "elements",
        "compose",
        "the id of a figure with the letter of a part, which names the part",
    )
    SHARES: str = DataAttribute(
        "data-shares",
        "elements",
        "templates",
        "the shares of a row that its panels take, or that of one panel",
    )
    ROWS: str = DataAttribute("data-rows", "elements", "templates", "how many rows of panels a block has")
    CREDIT: str = DataAttribute("data-credit", "elements", "compose", "whom a picture is by or from")
    TEX: str = DataAttribute("data-tex", "elements", "formats html", "a formula as written")
    BLOCK: str = DataAttribute(
        "data-block", "elements", "compose formats html templates", "yes for a formula on lines of its own"
    )
    KIND: str = DataAttribute(
        "data-kind",
        "compose elements",
        "compose formats templates",
        "whether an entry of the glossary says `see` or `see also`; the kind of a theorem",
    )

    # Notes and numbered paragraphs.
    NOTE: str = DataAttribute(
        "data-note", "compose elements", "compose", "the id of a called note, as the author wrote it"
    )
    AUTHOR: str = DataAttribute(
        "data-author", "elements", "formats html", "whose addition to the text it is; empty for the editor's"
    )
    NUMBER: str = DataAttribute(
        "data-number",
        "compose elements",
        "compose elements formats html templates",
        "the number of a paragraph, an equation or a callout, as references print it",
    )
    MARK: str = DataAttribute(
        "data-mark",
        "elements templates typeset",
        "elements html styles typeset",
        "the number or sign of a note, or of a numbered paragraph",
    )
    MARKS: str = DataAttribute(
        "data-marks",
        "templates",
        "styles typeset",
        "how the notes of the series are marked: decimal, letters, symbols",
    )
    SERIES: str = DataAttribute(
        "data-series", "templates", "typeset", "the id of the series to which a note belongs"
    )
    ORDER: str = DataAttribute(
        "data-order",
        "templates",
        "typeset",
        "the place of a note's series among several at the page foot, from 0",
    )
    NUMBER_BY: str = DataAttribute(
        "data-number-by",
        "compose templates",
        "typeset",
        "page for a call whose series begins anew on each page",
    )
    ELSEWHERE: str = DataAttribute(
        "data-elsewhere",
        "templates",
        "typeset",
        "the id of a note; printed only if the note is not on the page of its call",
    )

    # The index.
    INDEX_MARK: str = DataAttribute(
        "data-index-mark",
        "compose elements",
        "compose elements",
        "what an author marked for the index: yes, principal",
    )
    INDEX_TERM: str = DataAttribute(
        "data-index-term",
        "compose elements",
        "compose",
        "the heading of a mark, if it is not the marked words",
    )
    INDEX_SUB: str = DataAttribute(
        "data-index-sub", "compose elements", "compose", "the sub-heading of a mark"
    )
    INDEX_SUBSUB: str = DataAttribute(
        "data-index-subsub", "compose elements", "compose", "the sub-heading of the second level"
    )
    INDEX_SORT: str = DataAttribute(
        "data-index-sort", "compose elements", "compose", "the words by which the heading is sorted"
    )
    INDEX_TO: str = DataAttribute(
        "data-index-to",
        "compose elements",
        "compose formats typeset",
        "the id at which the range of a mark ends",
    )
    INDEX: str = DataAttribute(
        "data-index",
        "compose",
        "compose formats typeset",
        "the id of the entry of the index to which a mark belongs",
    )

    # Page numbers, which octavo.locators writes.
    PAGE_OF: str = DataAttribute(
        "data-page-of", "templates", "compose core locators", "the id whose page is printed here"
    )
    SAY: str = DataAttribute(
        "data-say",
        "templates",
        "typeset",
        "what a link in a PDF is called whose words say less to those who only hear them: % is its words",
    )
    ABOVE: str = DataAttribute(
        "data-above", "templates", "locators", "the words around PAGE_OF if it stands above: % is the page"
    )
    BELOW: str = DataAttribute(
        "data-below", "templates", "locators", "the words around PAGE_OF if it stands below: % is the page"
    )
    PAGES_OF: str = DataAttribute(
        "data-pages-of",
        "templates",
        "core locators",
        "the ids whose pages are printed here, from the first to the last",
    )
    ONE: str = DataAttribute(
        "data-one",
        "templates",
        "locators",
        "the words before PAGES_OF if it is one page, or around PAGE_OF if neither ABOVE nor BELOW is meant",
    )
    SEVERAL: str = DataAttribute(
        "data-several", "templates", "locators", "the words before PAGES_OF if there are several pages"
    )
    LOCATOR: str = DataAttribute(
        "data-locator",
        "templates",
        "locators",
        "the id of a mark whose locator stands in an entry of the index",
    )
    IN_NOTE: str = DataAttribute(
        "data-in-note",
        "templates",
        "locators",
        "the number of the note in which the mark stands; empty for a sign",
    )
    IN_DISPLAY: str = DataAttribute(
        "data-in-display",
        "templates",
        "locators",
        "the kind of display in which the mark stands: table, figure",
    )

    # Layout.
    DISPLAY: str = DataAttribute(
        "data-display",
        "compose elements templates",
        "templates typeset",
        "yes for what text may flow around: it may move to the next page",
    )
    GRID: str = DataAttribute(
        "data-grid",
        "elements",
        "typeset",
        "yes for what has lines of its own height: the text behind it stands on the line grid again",
    )
    SCREEN: str = DataAttribute(
        "data-screen",
        "elements",
        "core html",
        "yes for what is in the e-book and on the site, and not in print",
    )
    PLATE: str = DataAttribute(
        "data-plate", "templates", "typeset", "what has pages of its own in print: sideways, upright, facing"
    )
    PLATE_PLACE: str = DataAttribute(
        "data-plate-place", "typeset", "typeset", "the id of a plate, where it would have stood in the text"
    )
    SECTION: str = DataAttribute(
        "data-section", "typeset", "typeset", "the id of a division, on the element that holds it"
    )
    BALANCE: str = DataAttribute(
        "data-balance", "templates", "typeset", "yes for a title whose lines are made about equally long"
    )
    CONTINUED: str = DataAttribute(
        "data-continued",
        "templates",
        "core typeset",
        "yes for words printed only if a table or entry goes on over a page",
    )
    ONE_PAGE: str = DataAttribute(
        "data-one-page", "templates", "typeset", "yes for what is set smaller rather than run over its page"
    )
    ROW: str = DataAttribute(
        "data-row", "templates", "typeset", "the name of a row in the left half of a table over facing pages"
    )
    SCRIPT: str = DataAttribute(
        "data-script",
        "typeset",
        "styles",
        "glyphs for a superscript or subscript for all of whose signs the font has glyphs of their own",
    )
    JOINS: str = DataAttribute(
        "data-joins", "templates", "typeset", "the name of the row of the left half that it continues"
    )


#: All private attributes by the names of their constants.
VOCABULARY: Mapping[str, DataAttribute] = {
    name: value for name, value in vars(Data).items() if isinstance(value, DataAttribute)
}

#: The attributes of what an author marked for the index, by the names that are written in the source.
INDEX_LEVELS: Mapping[str, str] = {
    "term": Data.INDEX_TERM,
    "sub": Data.INDEX_SUB,
    "subsub": Data.INDEX_SUBSUB,
    "sort": Data.INDEX_SORT,
    "to": Data.INDEX_TO,
}

#: All attributes that make an element a mark of the index, or tell of it.
INDEX_ATTRIBUTES = frozenset({Data.INDEX, Data.INDEX_MARK, *INDEX_LEVELS.values()})

#: What the attributes begin with that the search of a site reads (Pagefind's own words).
PAGEFIND = "data-pagefind-"
PAGEFIND_BODY = f"{PAGEFIND}body"
PAGEFIND_PAGES = f"{PAGEFIND}pages"
