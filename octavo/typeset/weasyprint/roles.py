"""Which structure element of PDF (ISO 32000-1, 14.8.4) an element of the book is."""

from typing import Any
from xml.etree.ElementTree import Element

from octavo.core.vocabulary import Data

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

#: Elements with a structure type of their own; ``None`` marks those that are read through.
TAGS: dict[str, str | None] = {
    "html": None,
    "body": None,
    "main": None,
    "section": "Sect",
    "article": "Art",
    "nav": "Sect",
    "aside": "Div",
    "header": "Div",
    "hgroup": None,
    "footer": "Div",
    "figure": "Div",
    "div": "Div",
    "address": "P",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "LI",
    "dd": "LI",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    "q": "Quote",
    "code": "Code",
}

#: Structure types of what is seen and not read, so that it has a text in its place.
PICTURES = frozenset({"Figure", "Formula"})
#: Structure types that stand in a line of text; all others are blocks.
INLINE = frozenset({"Span", "Quote", "Code", "Link", "Reference", "Note", "Lbl", "Figure", "Formula"})
#: Structure types that hold blocks only: text that stands in them directly is a paragraph.
GROUPING = frozenset({"Sect", "Art", "Div", "BlockQuote", "Index", "Document"})
#: Kept although empty, because a table must have all its cells.
CELLS = frozenset({"TR", "TH", "TD"})


def words(element: Element, attribute: str) -> list[str]:
    """Return the words of an attribute."""
    return element.get(attribute, "").split()


def is_note_call(element: Element) -> bool:
    """Return True if a link leads from the text to a note."""
    return "noteref" in words(element, EPUB_TYPE) or "doc-noteref" in words(element, "role")


def is_note_mark(element: Element) -> bool:
    """Return True if a link is the number or sign of a note, which leads back to its call."""
    return "note-mark" in words(element, "class")


def is_footnote(element: Element) -> bool:
    """Return True if an element is the body of a note at the page foot."""
    return "footnote" in words(element, "class") or "footnote" in words(element, EPUB_TYPE)


def is_index(element: Element) -> bool:
    """Return True if an element is the index of the book."""
    return "index" in words(element, EPUB_TYPE) or "doc-index" in words(element, "role")


def is_line_number(box: Any) -> bool:
    """Return True if a box of the engine is the number that the stylesheet puts before a line of code."""
    return bool(box.element_tag.endswith("::before")) and "code-line" in words(box.element, "class")


def is_formula(picture: Element) -> bool:
    """Return True if a picture is the drawing of a formula."""
    return "formula" in words(picture, "class")


def tag_of(element: Element, language: str | None, in_contents: bool) -> str | None:
    """Return the structure type, or None if the element is read through.

    ``language`` is the element's own language if it differs from that around it; ``in_contents``
    is True if it stands in a ``nav`` (a table of contents or list of tables).
    """
    name = element.tag
    if name == "a" and element.get("href"):
        return "Link"
    if is_footnote(element) and name in ("span", "div", "aside", "p"):
        return "Note"
    if is_index(element):
        return "Index"
    if in_contents and name in ("ol", "ul"):
        return "TOC"
    if in_contents and name == "li":
        return "TOCI"
    if name == "img" and is_formula(element):
        return "Formula"
    if element.get(Data.PLATE_PLACE):
        return "Plate"
    if name == "div" and _parent_is_list(element):
        return None
    tag = TAGS.get(name)
    if tag is None and name not in TAGS and (language or (name == "abbr" and element.get("title"))):
        return "Span"
    return tag


def _parent_is_list(element: Element) -> bool:
    """Return True if a ``div`` groups terms and descriptions of a ``dl``."""
    return any(child.tag in ("dt", "dd") for child in element)
