"""Small capitals: taken back where the font has none for some letter, since half of a word would be in them.

Pango makes them up for a font that has none at all. In one that has some, a letter without one stands as a
small letter among small capitals, "BUCUREsTI". So the letters of each text that is set in small capitals are
examined in its font. A text of which one has no small capital is set in ordinary letters, and it is told.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from octavo.core.vocabulary import Data
from octavo.typeset.layout import LayoutProblem
from octavo.typeset.weasyprint.glyphs_of import StyleOf, glyphs_of

_PROPERTY = "font_variant_caps"
#: All cased letters below it have small capitals in the fonts that Octavo brings along.
_COMMON = "\u0180"
#: What ``style`` says of a text that is set in ordinary letters.
_ORDINARY = "font-variant-caps: normal; letter-spacing: 0"


def are_doubtful(root: Element) -> bool:
    """Return True if a document has letters for which fonts often lack small capitals."""
    return any(sign >= _COMMON and sign.upper() != sign.lower() for text in root.itertext() for sign in text)


def take_back(root: Element, style_of: StyleOf) -> list[LayoutProblem]:
    """Set those texts in ordinary letters whose small capitals their fonts lack, and return what to tell."""
    known: dict[tuple[Any, ...], bool] = {}
    problems = []
    for element, source in _in_small_capitals(root, style_of):
        texts = list(_texts(element, style_of))
        lacking = {
            sign
            for text, style in texts
            for sign in set(text)
            if _needs(sign, style) and not _has(sign, style, known)
        }
        if lacking:
            for node in element.iter():
                if node is element or style_of(node)[_PROPERTY] != "normal":
                    before = node.get("style", "").rstrip("; ")
                    node.set("style", f"{before}; {_ORDINARY}" if before else _ORDINARY)
            problems.append(_problem("".join(sorted(lacking)), source))
    return problems


def _in_small_capitals(root: Element, style_of: StyleOf) -> Iterator[tuple[Element, str | None]]:
    """Yield the outermost elements in small capitals, each with its place in the source."""
    waiting: list[tuple[Element, str | None]] = [(root, None)]
    while waiting:
        node, place = waiting.pop()
        place = node.get(Data.SRC) or place
        style = style_of(node)
        if style is not None and style[_PROPERTY] != "normal":
            yield node, place
        else:
            waiting += [(child, place) for child in reversed(node) if isinstance(child.tag, str)]


def _texts(element: Element, style_of: StyleOf) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the texts in small capitals in an element, with their styles."""
    for node in element.iter():
        style = style_of(node)
        if style is None or style[_PROPERTY] == "normal":
            continue
        yield node.text or "", style
        for child in node:
            yield child.tail or "", style


def _needs(sign: str, style: Mapping[str, Any]) -> bool:
    """Return True for a letter that small capitals change: a small one, or any if capitals are small too."""
    if sign.upper() == sign.lower():
        return False
    return sign.islower() or style[_PROPERTY].startswith("all")


def _has(sign: str, style: Any, known: dict[tuple[Any, ...], bool]) -> bool:
    key = (
        sign,
        style[_PROPERTY],
        *(str(style[name]) for name in ("font_family", "font_style", "font_weight")),
    )
    if key not in known:
        plain = style.copy()
        plain[_PROPERTY] = "normal"
        known[key] = glyphs_of(sign, plain) != glyphs_of(sign, style)
    return known[key]


def _problem(letters: str, source: str | None) -> LayoutProblem:
    return LayoutProblem(
        "small-capitals-missing",
        "the font has no small capitals for",
        "the words with them are set in ordinary letters; to have small capitals, name a font that has them "
        "in styles/fonts.css",
        source,
        characters=letters,
    )
