"""The style of a text, as far as it decides which glyphs the text needs; each value with all that it may
be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeVar
from unicodedata import normalize

from octavo.html.fonts.sheets import Declaration, Tokens

_T = TypeVar("_T")

_GLOBAL = {"inherit", "unset", "revert", "revert-layer"}
_SMALL_CAPITALS = {
    "small-caps",
    "all-small-caps",
    "petite-caps",
    "all-petite-caps",
    "unicase",
    "titling-caps",
}
_SIZES = {"xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"}
_BOLDER = ((350, 400), (550, 700), (1000, 900))  # CSS Fonts 4, section 2.2: up to this weight -> bolder
_LIGHTER = ((550, 100), (750, 400), (1000, 700))

#: Letters -> the letters of formulas that browsers show for them (MathML Core, section "math-auto").
_MATHS_ITALIC = {
    normalize("NFKC", chr(code)): chr(code)
    for code in (0x210E, *range(0x1D434, 0x1D468), *range(0x1D6A4, 0x1D6A6), *range(0x1D6E2, 0x1D71C))
}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The possible styles of the text of an element.

    ``families`` are lists of family names in small letters; ``weights`` are 1 to 1000; ``slants`` are
    "normal", "italic" and "oblique"; ``small`` is True if it may be in small capitals, ``raised`` if it may
    be in superiors or inferiors; ``cases`` are values of text-transform.
    """

    families: frozenset[tuple[str, ...]] = frozenset({()})
    weights: frozenset[int] = frozenset({400})
    slants: frozenset[str] = frozenset({"normal"})
    small: frozenset[bool] = frozenset({False})
    raised: frozenset[bool] = frozenset({False})
    cases: frozenset[str] = frozenset({"none"})

    def choices(self) -> Iterable[tuple[tuple[str, ...], int, str]]:
        """Return each list of families with each weight and each slant, in a fixed order."""
        return product(sorted(self.families), sorted(self.weights), sorted(self.slants))

    def shown(self, characters: Iterable[str]) -> set[str]:
        """Return the characters that are shown for these.

        That includes capitals, of which small capitals may be made up, and the italics of formulas.
        """
        found = set(characters)
        text = "".join(sorted(found))
        if self.cases - {"none", "lowercase", "math-auto"} or True in self.small:
            found.update(text.upper())
        if "math-auto" in self.cases:
            found.update(_MATHS_ITALIC[letter] for letter in text if letter in _MATHS_ITALIC)
        if self.cases - {"none", "uppercase", "capitalize", "math-auto"}:
            found.update(text.lower())
        return found


def styled(inherited: TextStyle, declarations: Iterable[Declaration]) -> TextStyle:
    """Return the style of an element, from that of its parent and the declarations for it in the order of
    the cascade, the strongest last."""
    style = inherited
    for one in declarations:
        style = _with(style, inherited, one)
    return style


def _with(style: TextStyle, inherited: TextStyle, one: Declaration) -> TextStyle:
    words = [token.lower_value for token in one.value if token.type == "ident"]
    word = words[0] if words else ""
    if one.name == "font-family":
        families = inherited.families if word in _GLOBAL else frozenset({family_names(one.value)})
        return replace(style, families=_more(style.families, families, one.sure))
    if one.name == "font-weight":
        return replace(style, weights=_more(style.weights, _weights(one.value, inherited), one.sure))
    if one.name == "font-style":
        slants = inherited.slants if word in _GLOBAL else frozenset({_slant(words)})
        return replace(style, slants=_more(style.slants, slants, one.sure))
    if one.name in ("font-variant", "font-variant-caps"):
        small = inherited.small if word in _GLOBAL else frozenset({bool(_SMALL_CAPITALS & set(words))})
        style = replace(style, small=_more(style.small, small, one.sure))
    if one.name in ("font-variant", "font-variant-position"):
        raised = inherited.raised if word in _GLOBAL else frozenset({bool({"super", "sub"} & set(words))})
        return replace(style, raised=_more(style.raised, raised, one.sure))
    if one.name == "text-transform":
        cases = inherited.cases if word in _GLOBAL else frozenset({word})
        return replace(style, cases=_more(style.cases, cases, one.sure))
    return _shorthand(style, inherited, one) if one.name == "font" else style


def _more(before: frozenset[_T], now: frozenset[_T], sure: bool) -> frozenset[_T]:
    return now if sure else before | now


def family_names(value: Tokens) -> tuple[str, ...]:
    """Return the names of a ``font-family`` in order, in small letters."""
    names: list[list[str]] = [[]]
    for token in value:
        if token == ",":
            names.append([])
        elif token.type in ("ident", "string"):
            names[-1].append(token.value)
    return tuple(" ".join(name).casefold() for name in names if name)


def weight_of(token: object) -> int | None:
    """Return the weight that a number or "normal" and "bold" mean; None for what is neither."""
    kind, value = getattr(token, "type", ""), getattr(token, "value", None)
    if kind == "number" and isinstance(value, int | float) and 1 <= value <= 1000:
        return round(value)
    return {"normal": 400, "bold": 700}.get(str(value).lower()) if kind == "ident" else None


def _weights(value: Tokens, inherited: TextStyle) -> frozenset[int]:
    for token in value:
        weight = weight_of(token)
        if weight is not None:
            return frozenset({weight})
        steps = {"bolder": _BOLDER, "lighter": _LIGHTER}.get(str(token.value).lower())
        if steps:
            return frozenset(next(to for most, to in steps if one <= most) for one in inherited.weights)
    return inherited.weights


def _slant(words: Iterable[str]) -> str:
    return next((word for word in words if word in ("italic", "oblique")), "normal")


def _shorthand(style: TextStyle, inherited: TextStyle, one: Declaration) -> TextStyle:
    """Return the style that the shorthand ``font`` sets: keywords, the size with its line, then the families.

    What it does not name is normal.
    """
    tokens = list(one.value)
    if any(token.type == "ident" and token.lower_value in _GLOBAL for token in tokens):
        given = inherited
    else:
        kinds = ("dimension", "percentage", "function")
        at = next(
            (
                place
                for place, token in enumerate(tokens)
                if token.type in kinds or (token.type == "ident" and token.lower_value in _SIZES)
            ),
            len(tokens) - 1,
        )
        before = [token for token in tokens[:at] if token.type in ("ident", "number")]
        words = [token.lower_value for token in before if token.type == "ident"]
        weights = [weight for weight in map(weight_of, before) if weight is not None and weight != 400]
        given = TextStyle(
            families=frozenset({family_names(tokens[at + 1 :])}),
            weights=frozenset({weights[0] if weights else 400}),
            slants=frozenset({_slant(words)}),
            small=frozenset({bool(_SMALL_CAPITALS & set(words))}),
        )
    return replace(
        style,
        families=_more(style.families, given.families, one.sure),
        weights=_more(style.weights, given.weights, one.sure),
        slants=_more(style.slants, given.slants, one.sure),
        small=_more(style.small, given.small, one.sure),
        raised=_more(style.raised, given.raised, one.sure),
    )
