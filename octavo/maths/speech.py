"""A formula in words, for those who hear the book: "E equals m times c squared" for its signs.

The words come from the terms of the language (``math-...``). What has no word there is left as its sign,
which screen readers know. % in a term is what it speaks of.
"""

from collections.abc import Mapping

from lxml import etree

from octavo.core.xhtml import Element

#: Signs -> the name of their term.
_SIGNS = {
    "+": "plus",
    "-": "minus",
    "\u2212": "minus",
    "±": "plus-minus",
    "×": "times",
    "\u22c5": "times",
    "·": "times",
    "*": "times",
    "÷": "divided",
    "/": "over",
    "=": "equals",
    "≠": "not-equal",
    "≈": "about",
    "≡": "identical",
    "∝": "proportional",
    "<": "less",
    ">": "more",
    "≤": "at-most",
    "≥": "at-least",
    "∑": "sum",
    "∏": "product",
    "∫": "integral",
    "∞": "infinity",
    "→": "tends-to",
    "∈": "in",
    "∂": "partial",
    "√": "root",
    "′": "prime",
}
_POWERS = {"2": "squared", "3": "cubed"}
_SILENT = frozenset("\u2061\u2062\u2063\u2064")


def say(mathml: Element, terms: Mapping[str, str]) -> str:
    """Return the words of a ``<math>`` element in the language of ``terms``."""
    return " ".join(_Speaker(terms).of(mathml).split())


class _Speaker:
    def __init__(self, terms: Mapping[str, str]) -> None:
        self._terms = terms

    def of(self, node: Element) -> str:
        """Return the words of an element."""
        name = etree.QName(node).localname
        parts = list(node)
        match name:
            case "mi" | "mn" | "mo" | "mtext":
                return self._leaf((node.text or "").strip())
            case "mfrac":
                return self._fraction(*parts[:2])
            case "msqrt":
                return self._term("root", self._all(parts), self._is_long(parts))
            case "mroot":
                return self._term("nth-root", self.of(parts[1])) + " " + self._term("of", self.of(parts[0]))
            case "msup":
                return f"{self.of(parts[0])} {self._power(parts[1])}"
            case "msub" | "munder":
                return f"{self.of(parts[0])} {self._limit(parts[0], parts[1], 'sub', 'from')}"
            case "mover":
                return self._term("with", self.of(parts[0]), False).replace("&", self.of(parts[1]))
            case "msubsup" | "munderover":
                below = self._limit(parts[0], parts[1], "sub", "from")
                above = (
                    self._term("to", self.of(parts[2])) if self._is_large(parts[0]) else self._power(parts[2])
                )
                return f"{self.of(parts[0])} {below} {above}"
            case "mtable":
                return " ".join(self._term("row", self._all(list(row))) + ";" for row in parts)
            case "mspace" | "mphantom":
                return " "
        return self._all(parts)

    def _all(self, nodes: list[Element]) -> str:
        return " ".join(self.of(node) for node in nodes)

    def _leaf(self, text: str) -> str:
        if text in _SILENT:
            return " "
        return self._terms.get(f"math-{_SIGNS[text]}", text) if text in _SIGNS else text

    def _term(self, name: str, said: str, long: bool = False) -> str:
        term = self._terms[f"math-{name}"].replace("%", said)
        return f"{term} {self._terms['math-end']}" if long else term

    def _fraction(self, upper: Element, lower: Element) -> str:
        if self._is_long([upper]) or self._is_long([lower]):
            said = f"{self.of(upper)} {self._terms['math-over']} {self.of(lower)}"
            return self._term("fraction", said, long=True)
        return f"{self.of(upper)} {self._terms['math-over']} {self.of(lower)}"

    def _power(self, node: Element) -> str:
        said = self.of(node).strip()
        if said in _POWERS:
            return self._terms[f"math-{_POWERS[said]}"]
        if said in ("\u2032", self._terms["math-prime"]):
            return said
        return self._term("power", said, self._is_long([node]))

    def _limit(self, base: Element, node: Element, plain: str, large: str) -> str:
        """Return an index, or the lower limit of a sum or an integral."""
        return self._term(large if self._is_large(base) else plain, self.of(node))

    def _is_large(self, base: Element) -> bool:
        return "".join(str(text) for text in base.itertext()).strip() in set("∑∏∫∬∮⋃⋂") | {
            "lim",
            "max",
            "min",
        }

    def _is_long(self, nodes: list[Element]) -> bool:
        """Return True if a listener has to be told that this ends."""
        return sum(len([leaf for leaf in node.iter() if not len(leaf)]) for node in nodes) > 1
