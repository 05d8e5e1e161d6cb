"""Text that the stylesheets of an e-book hide."""

import posixpath
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]
from lxml import etree
from tinycss2 import color3

_FAR = re.compile(r"-(?:[1-9]\d{3,}(?:px|pt)?|[1-9]\d{2,}(?:em|rem|%|vw|vh))")
_NOTHING = re.compile(r"(?:0*\.?0*|1)(?:px|pt|em|rem|%)?|0*\.0\d*(?:em|rem)")
_SHOWING = frozenset({"display", "visibility", "opacity", "font-size"})
_PLACED = frozenset({"left", "right", "top", "bottom"})
#: How light a colour is that can't be seen on white paper, and how near two colours are.
_WHITE, _NEAR = 0.93, 0.04
#: Properties that can hide, each with the values that do.
_HIDING: dict[str, re.Pattern[str]] = {
    "display": re.compile(r"none"),
    "visibility": re.compile(r"hidden|collapse"),
    "opacity": re.compile(r"0*\.?0*%?"),
    "font-size": re.compile(r"0*\.?0*(?:[a-z]+|%)?|0*\.\d*(?:px|pt)|1(?:px|pt)|0*\.0\d*(?:em|rem)|[1-9]%"),
    "color": re.compile(r".+"),  # against its background: see _is_unseen
    "text-indent": _FAR,
    **dict.fromkeys(("left", "right", "top", "bottom"), _FAR),
    **dict.fromkeys(("margin-left", "margin-right", "margin-top"), _FAR),
    "clip-path": re.compile(r"inset\((?:50|100)%.*\)|circle\(0.*\)"),
    "clip": re.compile(r"rect\((?:[01](?:px)?,? ?){4}\)"),
    "transform": re.compile(r"(?:.* )?scale[xy]?\(0*\.?0*(?:,.*)?\)(?: .*)?|translate[xy3d]*\(-?\d{4,}.*"),
    "content-visibility": re.compile(r"hidden"),
    "filter": re.compile(r"(?:.* )?opacity\(0*\.?0*%?\)(?: .*)?"),
    "-webkit-text-fill-color": re.compile(r"transparent"),
    **dict.fromkeys(("height", "max-height", "width", "max-width"), _NOTHING),
}
#: Of these a second property says whether they hide.
_NEEDS = dict.fromkeys(("height", "max-height", "width", "max-width"), ("overflow", "hidden"))
_MEDIA = frozenset({"", "all", "screen"})


class HiddenStyles:
    """Tells for an element of a document whether its text is hidden, by rules that hold on every screen.

    ``read`` gives the bytes of a file of the e-book. Rules under conditions (a narrow screen, print) do not
    count.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._sheets: dict[str, list[tuple[Any, dict[str, tuple[str, bool]]]]] = {}

    def hidden(self, name: str, root: etree._Element) -> set[etree._Element]:
        """Return the elements of a document whose own text is hidden, and that of those within."""
        matcher = cssselect2.Matcher()
        for css in _sheets_of(name, root):
            for selector, declared in self._rules(css):
                matcher.add_selector(selector, declared)
        for selector, declared in self._inline("\n".join(_inner(root))):
            matcher.add_selector(selector, declared)
        found: set[etree._Element] = set()
        for element in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
            values = _values(matcher.match(element), element.etree_element.get("style"))
            if values and _hides(values):
                found.add(element.etree_element)
        return found

    def _rules(self, css: str) -> list[tuple[Any, dict[str, tuple[str, bool]]]]:
        if css not in self._sheets:
            try:
                text = self._read(css).decode("utf-8", "replace")
            except KeyError:
                text = ""
            self._sheets[css] = self._inline(text)
        return self._sheets[css]

    def _inline(self, text: str) -> list[tuple[Any, dict[str, tuple[str, bool]]]]:
        found: list[tuple[Any, dict[str, tuple[str, bool]]]] = []
        # Brackets in brackets, a thousand deep, set nothing; rules before them are read.
        with suppress(RecursionError):
            rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
            found.extend(_hiding_rules(rules))
        return found


def _hiding_rules(rules: list[Any]) -> Iterator[tuple[Any, dict[str, tuple[str, bool]]]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            if tinycss2.serialize(rule.prelude).strip().lower() in _MEDIA:
                yield from _hiding_rules(
                    tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                )
        elif rule.type == "qualified-rule":
            declared = _declared(tinycss2.parse_declaration_list(rule.content))
            if declared:
                try:
                    selectors = cssselect2.compile_selector_list(rule.prelude)
                except cssselect2.SelectorError:
                    continue
                yield from ((selector, declared) for selector in selectors if selector.pseudo_element is None)


def _declared(declarations: list[Any]) -> dict[str, tuple[str, bool]]:
    """Return the values of those properties that can hide."""
    wanted = {*_HIDING, "overflow", "background", "background-color", "position"}
    found = {
        one.lower_name: (tinycss2.serialize(one.value).strip().lower(), one.important)
        for one in declarations
        if one.type == "declaration" and one.lower_name in wanted
    }
    return found if any(_matters(name, found) for name in found.keys() & _HIDING.keys()) else {}


def _matters(name: str, found: dict[str, tuple[str, bool]]) -> bool:
    """Return True if a declaration may hide something, or show again what another hides. Of properties that
    are set for other reasons, those that hide nothing count for nothing, for they are many."""
    if name in _SHOWING:
        return True
    if name == "color":
        return _is_unseen({key: value for key, (value, _) in found.items()})
    return _HIDING[name].fullmatch(found[name][0]) is not None


def _values(matches: list[Any], style: str | None) -> dict[str, str]:
    values: dict[str, tuple[str, bool]] = {}
    given = [match[3] for match in matches]
    if style:
        given.append(_declared(tinycss2.parse_declaration_list(style)))
    for declared in given:
        for name, (value, important) in declared.items():
            if important or not values.get(name, ("", False))[1]:
                values[name] = (value, important)
    return {name: value for name, (value, _) in values.items()}


def _hides(values: dict[str, str]) -> bool:
    for name, pattern in _HIDING.items():
        if name not in values or not pattern.fullmatch(values[name]):
            continue
        needs, value = _NEEDS.get(name, ("", ""))
        if needs and values.get(needs) != value:
            continue
        if name in _PLACED and values.get("position") not in ("absolute", "fixed", "relative"):
            continue
        if name == "clip" and values.get("position") not in ("absolute", "fixed"):
            continue
        if name == "color" and not _is_unseen(values):
            continue
        return True
    return False


def _is_unseen(values: dict[str, str]) -> bool:
    """Return True if the colour of a text is that of its background, or of paper if it has none, or clear."""
    colour = color3.parse_color(values["color"])
    if colour is None or colour == "currentColor":
        return False
    if colour.alpha < _NEAR:
        return True
    said = values.get("background-color") or values.get("background")
    if said is None:
        return bool(min(colour[:3]) >= _WHITE)
    behind = next((found for part in said.split() if (found := color3.parse_color(part))), None)
    if behind is None or behind == "currentColor" or behind.alpha < _NEAR:
        return False
    return bool(max(abs(one - other) for one, other in zip(colour[:3], behind[:3], strict=True)) < _NEAR)


def _sheets_of(name: str, root: etree._Element) -> Iterator[str]:
    for link in root.iter("{*}link"):
        rel, media = (link.get("rel") or "").split(), (link.get("media") or "").strip()
        if "stylesheet" in rel and "alternate" not in rel and media in _MEDIA:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(link.get("href") or "")))


def _inner(root: etree._Element) -> Iterator[str]:
    head = root.find("{*}head")
    yield from (style.text or "" for style in head.iterfind("{*}style")) if head is not None else ()
