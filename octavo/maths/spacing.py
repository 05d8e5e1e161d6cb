"""The space beside the names of functions, as in "log x". Print has it from what draws the formulas; browsers
leave it out, since MathML Core puts space beside operators alone."""

from itertools import pairwise

from lxml import etree

from octavo.core.xhtml import Element
from octavo.maths.mathml import MATHML

_ROWS = frozenset({"math", "mrow", "msqrt", "mtd", "mstyle", "mpadded", "mphantom"})
_SCRIPTS = frozenset({"msup", "msub", "msubsup", "mover", "munder", "munderover"})
_OPEN = frozenset({"mo", "mspace"})
_THIN = "0.167em"


def space_names(root: Element) -> None:
    """Write a thin space between the name of a function and what it stands beside, unless that is an
    operator, a bracket or a space. ``root`` is a ``<math>`` element, which is changed."""
    for row in [node for node in root.iter(etree.Element) if _name(node) in _ROWS]:
        for left, right in pairwise(list(row)):
            sides = _core(left), _core(right)
            if any(map(_is_function, sides)) and not any(_name(side) in _OPEN for side in sides):
                left.addnext(etree.Element(f"{{{MATHML}}}mspace", width=_THIN))


def _core(node: Element) -> Element:
    """Return the element that an index or a limit stands beside, or with which a row begins."""
    while len(node) and _name(node) in _SCRIPTS | {"mrow"}:
        node = node[0]
    return node


def _is_function(node: Element) -> bool:
    text = (node.text or "").strip()
    return _name(node) == "mi" and len(text) > 1 and text.isalpha() and not node.get("mathvariant")


def _name(node: Element) -> str:
    return str(etree.QName(node).localname)
