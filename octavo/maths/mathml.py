"""TeX -> MathML (Core, W3C), by latex2mathml; mistakes that it accepts are found here.

A book is untrusted input: only the elements and attributes of presentation MathML that lead nowhere are kept,
and what a formula may cost is bounded. Commands of the author's own are put in before
(``octavo.maths.macros``).
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache

from lxml import etree

from octavo.core.xhtml import Element
from octavo.maths.errors import FormulaError
from octavo.maths.macros import LENGTH
from octavo.maths.rewriting import rewritten
from octavo.maths.tokens import without_comments

MATHML = "http://www.w3.org/1998/Math/MathML"

#: What drawing a formula may cost, in units of about a tenth of a millisecond: it grows with the number of
#: signs, and with a power of how deep each stands in fractions, roots and indices (measured on ziamath 0.13).
COST, GROWTH = 20_000, 1.55
#: The widest space that a formula may ask for, in em.
_WIDEST = 20

#: How many children an element must have.
_CHILDREN = {"mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3, "mroot": 2}
_CHILDREN |= {"mover": 2, "munder": 2, "munderover": 3}
_ELEMENTS = frozenset(
    {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mtable", "mtr", "mtd", "mstyle"}
    | {"mpadded", "mphantom", "menclose", "mfenced", *_CHILDREN}
)
_ATTRIBUTES = frozenset(
    {"display", "mathvariant", "stretchy", "accent", "accentunder", "fence", "form", "separator", "minsize"}
    | {"maxsize", "columnalign", "rowspacing", "columnspacing", "columnlines", "rowlines", "linethickness"}
    | {"lspace", "rspace", "movablelimits", "open", "close", "notation", "displaystyle", "scriptlevel"}
    | {"width", "symmetric", "largeop"}
)
_REFUSED = frozenset({"mathcolor", "mathbackground", "href", "style", "class", "id"})
#: Environments of TeX -> those of the library that are set the same way without a number: the book numbers
#: its equations itself.
_ENVIRONMENTS = {
    **dict.fromkeys(("align", "align*", "aligned", "split"), "align*"),
    **dict.fromkeys(("gather", "gather*", "gathered", "multline", "multline*"), "matrix"),
    **{name: name for name in ("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix")},
    **{name: name for name in ("cases", "array", "smallmatrix")},
}
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
_DEFINES = re.compile(r"\\(?:def|edef|gdef|xdef|let|newcommand|renewcommand|providecommand|newenvironment)\b")
_WIDTH = re.compile(r"(-?[\d.]+)\s*(em|ex|pt|px|cm|mm|in)?")
_EM = {"em": 1.0, "ex": 0.5, "pt": 0.1, "px": 0.08, "cm": 2.8, "mm": 0.28, "in": 7.2}
_INTEGRALS = frozenset("∫∬∭∮∯∰")
#: Signs that may belong to what follows alone, and operators behind which they join two things.
_OF_ONE = frozenset("-\u2212+\u00b1\u2213")
#: Operators behind which a sign stands between two things: brackets that close, primes, dots that go on.
_CLOSING = frozenset(")]}|\u2016\u2032\u2033!%\u27e9\u230b\u2309\u2026\u22ef") | {"", "..."}
_LEAVES = frozenset({"mi", "mn", "mo", "mtext"})

#: What latex2mathml means by an exception, in words.
_MEANINGS = {
    "NumeratorNotFoundError": "a fraction has no numerator",
    "DenominatorNotFoundError": "a fraction has no denominator",
    "ExtraLeftOrMissingRightError": r"\left and \right do not belong together",
    "MissingSuperScriptOrSubscriptError": "nothing follows ^ or _",
    "DoubleSubscriptsError": "two subscripts follow each other",
    "DoubleSuperscriptsError": "two superscripts follow each other",
    "NoAvailableTokensError": "something is missing at the end",
    "InvalidStyleForGenfracError": r"\genfrac has a style that does not exist",
    "MissingEndError": r"\begin has no \end",
    "InvalidAlignmentError": "the columns are aligned by a letter that means nothing",
    "InvalidWidthError": "a width is not a length",
    "LimitsMustFollowMathOperatorError": r"\limits follows no operator",
}


def to_mathml(tex: str, *, display: bool) -> Element:
    """Return the formula as a ``<math>`` element. Raise FormulaError for one that is wrong or too big."""
    return deepcopy(_converted(tex, display))


@lru_cache(maxsize=4096)
def _converted(tex: str, display: bool) -> Element:
    from latex2mathml.converter import convert  # here, since few books need it

    plain = without_comments(tex)
    _look_at(plain)
    plain = rewritten(plain, display=display)
    _check_environments(plain)
    plain = _ENVIRONMENT.sub(lambda found: f"\\{found[1]}{{{_ENVIRONMENTS[found[2].strip()]}}}", plain)
    try:
        text = convert(plain, display="block" if display else "inline")
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (RecursionError, MemoryError, etree.XMLSyntaxError) as error:
        raise FormulaError("it is too deep") from error
    except Exception as error:  # the library has no exception of its own above its others
        raise FormulaError(_MEANINGS.get(type(error).__name__, "it is not understood")) from error
    _check(root)
    return root


def _look_at(tex: str) -> None:
    if not tex:
        raise FormulaError("it is empty")
    if len(tex) > LENGTH:
        raise FormulaError(f"it has more than {LENGTH} characters")
    if found := _DEFINES.search(tex):
        raise FormulaError(f"{found[0]} is not allowed here")
    depth = 0
    for sign in re.findall(r"\\.|[{}]", tex):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            raise FormulaError("a brace is closed that was never opened")
    if depth:
        raise FormulaError("a brace is never closed")


def _check_environments(tex: str) -> None:
    for one in _ENVIRONMENT.finditer(tex):
        if one[2].strip() not in _ENVIRONMENTS:
            raise FormulaError(f"there is no environment `{one[2].strip()}`")


def _check(root: Element) -> None:
    cost = 0.0
    for node, depth in _walk(root, 0):
        name = etree.QName(node).localname
        if name not in _ELEMENTS:
            raise FormulaError(f"it makes an element `{name}`, which books do not have")
        wanted = _CHILDREN.get(name)
        if wanted is not None and len(node) != wanted:
            raise FormulaError("a fraction, root or index lacks a part")
        for attribute in list(node.attrib):
            if str(attribute) in _REFUSED:
                raise FormulaError("it asks for colors, styles or links, which formulas do not have here")
            if str(attribute) not in _ATTRIBUTES:
                del node.attrib[attribute]
        if _too_wide(node.get("width", "")):
            raise FormulaError("a space in it is wider than a page")
        if node.get("minsize") == "2.047em":  # around what stands over each other: they stretch by themselves
            del node.attrib["minsize"], node.attrib["maxsize"]
        if node.get("rowspacing", "").endswith("pt"):
            node.set("rowspacing", "0.4em")
        if node.get("columnspacing") == "0em 2em":
            node.set("columnspacing", "0.2em")  # of what is aligned on a sign
        text = (node.text or "").strip()
        if name == "mi" and text == "~":  # what the library makes of \\sim
            node.tag, node.text = f"{{{MATHML}}}mo", "\u223c"
        if name == "mo" and text in _OF_ONE and _opens(node.getprevious()):
            # As in "= -x": no space stands between the sign and what it belongs to.
            node.set("form", "prefix")
        if text in _INTEGRALS and root.get("display") == "inline":
            node.set("stretchy", "false")  # else it is drawn as high as on lines of its own
        if name in _LEAVES - {"mtext"} and re.match(r"\\[A-Za-z]", text):
            raise FormulaError(f"there is no command {text}")
        cost += GROWTH**depth if name in _LEAVES else 0
        if cost > COST:
            raise FormulaError("too much stands too deep in fractions, roots or indices")


def _opens(before: Element | None) -> bool:
    """Return True for an operator behind which something new begins: "=" or "(", and not ")"."""
    if before is None or etree.QName(before).localname != "mo":
        return False
    return (before.text or "").strip() not in _CLOSING


def _walk(node: Element, depth: int) -> Iterator[tuple[Element, int]]:
    """Yield the elements and their depths, without a stack of our own program's."""
    waiting = [(node, depth)]
    while waiting:
        current, level = waiting.pop()
        yield current, level
        waiting += [(child, level + 1) for child in reversed(current)]


def _too_wide(width: str) -> bool:
    found = _WIDTH.fullmatch(width.strip())
    if not found:
        return False
    try:
        return abs(float(found[1])) * _EM[found[2] or "px"] > _WIDEST
    except ValueError:
        return True


#: What stands over a letter -> the sign that Unicode combines with it.
_ACCENTS = {"˙": "\u0307", "¨": "\u0308", "¯": "\u0304", "^": "\u0302", "~": "\u0303", "→": "\u20d7"}
_RAISED = str.maketrans("0123456789+-\u2212n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋")


def written_out(node: Element) -> str:
    """Return the formula as plain text, for lists and file names, which hold nothing else: "E=mc²"."""
    name = etree.QName(node).localname
    if name in _LEAVES:
        return node.text or ""
    parts = [written_out(child) for child in node]
    if name == "mfrac":
        return "/".join(_grouped(part) for part in parts)
    if name in ("msqrt", "mroot"):
        return f"√{_grouped(''.join(parts[:1]) if name == 'mroot' else ''.join(parts))}"
    if name == "mover" and parts[1] in _ACCENTS:
        return parts[0] + _ACCENTS[parts[1]]
    if name == "mtable":
        return "; ".join(parts)
    if name in ("msup", "mover"):
        return parts[0] + _shifted(parts[1], "^", _RAISED)
    if name in ("msub", "munder"):
        return parts[0] + _shifted(parts[1], "_", _LOWERED)
    if name in ("msubsup", "munderover"):
        return parts[0] + _shifted(parts[1], "_", _LOWERED) + _shifted(parts[2], "^", _RAISED)
    return "".join(parts)


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _shifted(text: str, sign: str, table: dict[int, int]) -> str:
    if all(ord(letter) in table for letter in text):
        return text.translate(table)
    return sign + _grouped(text)
