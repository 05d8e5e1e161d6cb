"""Limits below their operators in a formula on lines of its own: "lim" with "x → 0" under it. Print has
them there from what draws the formulas; the TeX converter writes most of them as indices."""

from lxml import etree

from octavo.core.xhtml import Element
from octavo.maths.mathml import MATHML

#: Operators whose limits stand below in a formula on lines of its own (TeX, \mathop with \displaylimits).
_OPERATORS = frozenset("∑∏∐⋂⋃⋀⋁⨀⨁⨂⨄⨆") | {
    "lim",
    "max",
    "min",
    "sup",
    "inf",
    "lim sup",
    "lim inf",
    "gcd",
    "det",
}
_STACKED = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}


def stack_limits(root: Element) -> None:
    """Put the limits that stand beside such operators below and above them.

    Nothing is done unless ``root``, a ``<math>`` element, stands on lines of its own. Browsers move the
    limits back if the space is that of a line (``movablelimits``).
    """
    if root.get("display") != "block":
        return
    for node in list(root.iter(*(f"{{{MATHML}}}{name}" for name in _STACKED))):
        base = node[0]
        if etree.QName(base).localname == "mo" and (base.text or "").strip() in _OPERATORS:
            node.tag = f"{{{MATHML}}}{_STACKED[etree.QName(node).localname]}"
            base.set("movablelimits", "true")
