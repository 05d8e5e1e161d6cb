"""Additions at the edges of a text: brackets around an addition, a signature behind a note."""

from collections.abc import Sequence
from typing import Any

from octavo.core.running_text import INLINE
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, append_text, classes, element, local, parse, pop_attribute

#: Elements whose first and last lines are those of what they hold.
_HOLDERS = frozenset({"p", "div", "ul", "ol", "li", "blockquote", "aside"})
_IN_LINE = INLINE | {"img", "br"}


def set_addition(node: Element, macros: Any) -> None:
    """Put brackets around an addition, and whose it is before the second one. ``macros``: those of additions.

    Raise lxml.etree.XMLSyntaxError for a macro that makes no well-formed XHTML.
    """
    author = pop_attribute(node, Data.AUTHOR)
    first, last = _line(node, 0), _line(node, -1)
    for part in reversed(parse(str(macros.before(author)).strip())):
        part.tail, first.text = first.text, None
        first.insert(0, part)
    last.extend(parse(str(macros.behind(author)).strip()))


def sign(body: Element, signature: Sequence[Element]) -> None:
    """Put a signature behind the blocks of a note: into its last paragraph, or into a new one if it ends
    otherwise.

    It goes before what others added at the end.
    """
    own = [block for block in body if "addition" not in classes(block)]
    last = own[-1] if own else None
    if last is None or local(last) != "p":
        line = element("p", {"class": "note-signature"})
        if last is None:
            body.insert(0, line)
        else:
            last.addnext(line)
        last = line
    if len(last) or last.text:
        append_text(last, " ")
    last.extend(signature)


def _line(node: Element, end: int) -> Element:
    """Return the first (``end`` 0) or last (-1) line of text in an element; a new paragraph if there is
    none."""
    edge = node.text if end == 0 else node[-1].tail if len(node) else None
    if not len(node) or (edge or "").strip():
        return node
    child = node[end]
    name = local(child)
    if name in _HOLDERS or "line" in classes(child):
        return _line(child, end)
    if name in _IN_LINE:
        return node
    line = element("p", {"class": "addition-edge"})
    node.insert(0 if end == 0 else len(node), line)
    return line
