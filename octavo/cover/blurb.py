"""The text on the back of a cover: the blurb of the book, with its typography, or else the description."""

import re

from octavo.compose.composed_book import ComposedBook
from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element, copy, drop, element, is_noteref, local, unwrap
from octavo.source.manuscript import Kind

#: What a back cover can show; the words of other elements are kept, without the elements.
_HEADS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = _HEADS | frozenset(
    [*"pbiq", "em", "strong", "cite", "blockquote", "ul", "ol", "li", "br", "span", "abbr", "sub", "sup"]
)
_DROPPED = frozenset(["figure", "table", "img", "svg", "math", "script", "style"])
_ATTRIBUTES = frozenset(["class", "lang", "{http://www.w3.org/XML/1998/namespace}lang", "dir"])


def blurb(composed: ComposedBook) -> Element | None:
    """Return the text as blocks in a ``<div>``, or None if the book has none.

    Divisions of the kind blurb come before the description. Notes, links, ids, figures and tables are left
    out.
    """
    bodies = [one.body for one in composed.sections if one.kind is Kind.BLURB and one.body is not None]
    root = element("div")
    for body in bodies:
        root.extend(_clean(copy(body)))
    if not len(root) and composed.book.description:
        root.append(element("p", content=_bound(composed.book.description) or ""))
    return root if len(root) else None


def _clean(body: Element) -> list[Element]:
    for node in list(body.iter()):
        if node is body:
            continue
        if (
            is_noteref(node)
            or not isinstance(node.tag, str)
            or local(node) in _DROPPED
            or Data.SLOT in node.attrib
        ):
            drop(node)
        elif local(node) not in _KEPT or not node.tag.startswith(f"{{{XHTML}}}"):
            unwrap(node)
    for node in body.iter():
        node.text, node.tail = _bound(node.text), _bound(node.tail)
        for name in set(node.attrib) - _ATTRIBUTES:
            del node.attrib[name]
    return list(body)


def _bound(text: str | None) -> str | None:
    """Bind ranges of years or pages at their dashes: lines of a back cover have room to be uneven."""
    return re.sub(r"(?<=\d)\N{EN DASH}(?=\d)", "\N{EN DASH}\N{WORD JOINER}", text) if text else text
