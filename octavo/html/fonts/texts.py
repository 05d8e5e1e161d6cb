"""The characters that the pages show, by their style.

Elements with the same ancestors, by name, class and what else rules ask for, are set alike; so rules are
matched once for each such path, of which a book has some hundreds, and not for each element.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from octavo.core.xhtml import EPUB, XML, Element
from octavo.html.fonts.matching import Match, Path, attributes, match, subject
from octavo.html.fonts.sheets import Declaration, Rule, read_sheet
from octavo.html.fonts.styles import TextStyle, styled

#: What browsers set otherwise than what is around it.
_DEFAULTS = """
em, i, cite, var, dfn, address { font-style: italic }
b, th, h1, h2, h3, h4, h5, h6 { font-weight: bold }
strong { font-weight: bolder }
code, pre, kbd, samp, tt { font-family: monospace }
math { font-family: math; font-style: normal; font-weight: normal }
mi { text-transform: math-auto }
msqrt::before, mroot::before { content: "\\221A" }
q::before { content: open-quote }
q::after { content: close-quote }
"""
#: Signs that readers make: numbers, hyphens at the ends of lines, spaces.
_ALWAYS = "0123456789 \N{NO-BREAK SPACE}-\N{HYPHEN}"
_MARKERS = "0123456789.)-\N{BULLET}\N{WHITE BULLET}\N{BLACK SMALL SQUARE}"
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
#: Letters of lists; a style that extends such a one is for lists that say it by their ``type``.
_LETTERED = re.compile(r"(?<!extends )(lower|upper)-(alpha|latin|roman|greek)")
_QUOTES = "\"'‘’‚“”„‹›«»「」『』"


class _StyledPath:
    """A path, and what stands at its elements."""

    __slots__ = ("characters", "kids", "made", "path", "style")

    def __init__(
        self, path: Path, style: TextStyle, made: tuple[tuple[TextStyle, Sequence[Any]], ...]
    ) -> None:
        self.path, self.style, self.made = path, style, made
        self.characters: set[str] = set()
        self.kids: dict[tuple[object, ...], _StyledPath] = {}


def texts(
    trees: Iterable[Element], rules: Sequence[Rule], sheets: Iterable[str] = ()
) -> dict[TextStyle, set[str]]:
    """Return the characters of all texts by the style in which they may be shown. ``sheets`` are the texts
    of the stylesheets, in which lists may be counted by letters."""
    return _TextReader(rules, any(map(_LETTERED.search, sheets))).texts(trees)


class _TextReader:
    def __init__(self, rules: Sequence[Rule], lettered: bool) -> None:
        self._lettered = lettered
        ranked = [
            *sorted(read_sheet(_DEFAULTS, "", 0).rules, key=lambda rule: rule.rank),
            *sorted(rules, key=lambda rule: rule.rank),
        ]
        # The rules with their places in the cascade, by what their elements must have.
        self._about: dict[tuple[str, str], list[tuple[int, Rule]]] = {}
        for place, rule in enumerate(ranked):
            self._about.setdefault(subject(rule.selector), []).append((place, rule))
        watched = {name for rule in rules for name in attributes(rule.selector)}
        watched.update(name for rule in rules for one in rule.declarations for name in _quoted(one.value))
        spaces = ("", f"{{{EPUB}}}", f"{{{XML}}}")
        self._watched = ("type", *(f"{space}{name}" for name in sorted(watched) for space in spaces))
        self._places: list[_StyledPath] = []
        self._root = self._place(Path(None, "", frozenset(), {}), TextStyle(), ())

    def texts(self, trees: Iterable[Element]) -> dict[TextStyle, set[str]]:
        for tree in trees:
            self._read(tree, self._root)
        found: dict[TextStyle, set[str]] = {}
        for place in self._places:
            if place.characters:
                found.setdefault(place.style, set(_ALWAYS)).update(place.characters)
            for style, value in place.made:
                found.setdefault(style, set(_ALWAYS)).update(_made(value, place.path))
        return found

    def _read(self, node: Element, above: _StyledPath) -> None:
        place = self._at(node, above)
        if node.text:
            place.characters.update(node.text)
        for child in node:
            if isinstance(child.tag, str) and not child.tag.endswith("}head"):
                self._read(child, place)
            if child.tail:
                place.characters.update(child.tail)

    def _at(self, node: Element, above: _StyledPath) -> _StyledPath:
        get = node.get
        key = (node.tag, get("class"), get("style"), *map(get, self._watched))
        place = above.kids.get(key)
        if place is None:
            place = above.kids[key] = self._new(node, above)
        return place

    def _new(self, node: Element, above: _StyledPath) -> _StyledPath:
        attributes = {str(name).rpartition("}")[2]: str(value) for name, value in node.attrib.items()}
        name = str(node.tag).rpartition("}")[2]
        path = Path(above.path, name, frozenset(attributes.get("class", "").split()), attributes)
        found: dict[str, list[Declaration]] = {}
        for _, rule in sorted(self._candidates(path), key=itemgetter(0)):
            sure = match(rule.selector, path)
            if sure is not Match.NO:
                known = found.setdefault(rule.element, [])
                certain = sure is Match.YES
                known += [Declaration(d.name, d.value, d.sure and certain) for d in rule.declarations]
        style = styled(above.style, [*found.pop("", ()), *_inline(attributes.get("style", ""))])
        made = tuple(
            (styled(style, declarations), one.value)
            for declarations in found.values()
            for one in declarations
            if one.name == "content"
        )
        place = self._place(path, style, made)
        if name == "li":
            counted = self._lettered or (above.path and {"type", "style"} & {*above.path.attributes})
            place.characters.update(_MARKERS, _ASCII if counted else "")
        return place

    def _candidates(self, path: Path) -> Iterator[tuple[int, Rule]]:
        yield from self._about.get(("", ""), ())
        yield from self._about.get(("name", path.name), ())
        for name in path.classes:
            yield from self._about.get(("class", name), ())

    def _place(
        self, path: Path, style: TextStyle, made: tuple[tuple[TextStyle, Sequence[Any]], ...]
    ) -> _StyledPath:
        place = _StyledPath(path, style, made)
        self._places.append(place)
        return place


@cache
def _inline(style: str) -> tuple[Declaration, ...]:
    """Return the declarations of a ``style`` attribute."""
    nodes = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return tuple(Declaration(one.lower_name, one.value, True) for one in nodes if one.type == "declaration")


def _made(value: Sequence[Any], path: Path) -> str:
    """Return the characters of a ``content``: strings, values of attributes, quotation marks, numbers."""
    parts: list[str] = []
    for token in value:
        if token.type == "string":
            parts.append(token.value)
        elif token.type == "ident" and token.lower_value.endswith("-quote"):
            parts.append(_QUOTES)
        elif token.type == "function" and token.lower_name == "attr":
            parts += [path.attributes.get(name, "") for name in _quoted([token])]
        elif token.type == "function":
            parts.append(_ASCII)
    return "".join(parts)


def _quoted(value: Sequence[Any]) -> list[str]:
    """Return the attributes that a value shows by ``attr()``."""
    shown = [token for token in value if token.type == "function" and token.lower_name == "attr"]
    return [one.value for token in shown for one in token.arguments if one.type == "ident"]
