"""The elements, attributes and styles of an e-book: all that Octavo writes, and nothing else.

A list of ways to hide text never ends; one of what the templates and stylesheets write does. A book with
templates of its own, or an extension, may write more: there only what hides is told.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from lxml import etree

from octavo.check.audit.blocks import ReadDocument
from octavo.check.audit.source.typed import odd_signs
from octavo.check.documents.parsed import types_of
from octavo.check.findings import WHOLE, in_document
from octavo.core.diagnostics import Diagnostic
from octavo.core.settings import RESOURCES

#: Elements that a reading system shows in no place, or only if somebody asks for them.
_UNSHOWN = frozenset(
    {
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "embed",
        "frameset",
        "iframe",
        "input",
        "map",
        "marquee",
    }
    | {
        "meter",
        "noscript",
        "object",
        "option",
        "portal",
        "progress",
        "rp",
        "script",
        "select",
        "slot",
        "switch",
    }
    | {"template", "textarea", "video", "details", "case", "default"}
)
#: Attributes of XHTML that Octavo writes; beside them ``aria-*``, ``data-*``, and those with a namespace.
_ATTRIBUTES = frozenset(
    {
        "alt",
        "charset",
        "cite",
        "class",
        "colspan",
        "content",
        "datetime",
        "dir",
        "headers",
        "height",
        "hidden",
    }
    | {"href", "id", "lang", "media", "name", "prefix", "property", "rel", "role", "rowspan", "scope", "span"}
    | {"src", "start", "style", "tabindex", "title", "type", "value", "width", "download", "open", "abbr"}
)
#: Elements that have no name of their own for those who hear them.
_UNNAMED = frozenset({"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "dd", "dt"})
_POSITIVE = r"(?!0*\.?0*[a-z%])\d*\.?\d+"
#: Declarations that are written into attributes.
_STYLES: Mapping[str, re.Pattern[str]] = {
    "width": re.compile(rf"\d+ch|{_POSITIVE}(?:em|%|px)|auto"),
    "height": re.compile(rf"{_POSITIVE}(?:em|px|%)|auto"),
    "flex-grow": re.compile(_POSITIVE),
    "vertical-align": re.compile(r"-?\d*\.?\d+em"),
    "counter-reset": re.compile(r"code-line -?\d+"),
}
_AREAS = frozenset({"span", "col", "div", "img", "code", "svg"})
_SPACES = re.compile(r"\s+")
_Said = tuple[tuple[str, ...], str, str, str]


def check_vocabulary(documents: Sequence[ReadDocument], styled: bool) -> Iterator[Diagnostic]:
    """Yield a fault for each element, attribute and style in an attribute that nothing of Octavo writes.

    In a ``styled`` book, templates of its own may write other attributes and styles.
    """
    for document in documents:
        if not styled and not _is_cover(document.root):
            for style in document.root.iterfind("{*}head/{*}style"):
                said = f"no template has the style \u201c{(style.text or '').strip()[:60]}\u201d"
                yield in_document(document.name).fault("markup-unusual", said)
        body = document.root.find("{*}body")
        for element in body.iter("{*}*") if body is not None else ():
            if not isinstance(element.tag, str) or not element.tag.startswith(
                "{http://www.w3.org/1999/xhtml}"
            ):
                continue
            line = element.sourceline if isinstance(element.sourceline, int) else 0
            for said in _unusual(element, styled):
                yield in_document(document.name, line).fault("markup-unusual", said)


def _is_cover(root: etree._Element) -> bool:
    return any("cover" in types_of(image) for image in root.iter("{*}img", "{*}svg", "{*}image"))


def _unusual(element: etree._Element, styled: bool) -> Iterator[str]:
    name = etree.QName(element).localname
    if name in _UNSHOWN:
        yield f"the element \u201c{name}\u201d keeps its text from being read"
    if element.get("inert") is not None or element.get("popover") is not None:
        yield f"the element \u201c{name}\u201d is out of reach"
    if styled:
        return
    for key in map(str, element.keys()):
        if "{" not in key and key not in _ATTRIBUTES and not key.startswith(("aria-", "data-")):
            yield f"the attribute \u201c{key}\u201d of \u201c{name}\u201d is one that no template has"
    named = element.get("aria-label") or element.get("title")
    if named and name in _UNNAMED and not (element.get("role") or "").startswith("doc-"):
        yield f"those who hear \u201c{name}\u201d get other words than those who read it"
    if element.get("role") in ("none", "presentation") and name != "img":
        yield f"the element \u201c{name}\u201d is taken from those who hear the book"
    for part in tinycss2.parse_declaration_list(element.get("style") or "", skip_whitespace=True):
        said = tinycss2.serialize([part]).strip()
        value = tinycss2.serialize(part.value).strip() if part.type == "declaration" else ""
        wanted = _STYLES.get(part.lower_name) if part.type == "declaration" else None
        if name not in _AREAS or wanted is None or not wanted.fullmatch(value):
            yield f"the style \u201c{said[:60]}\u201d of \u201c{name}\u201d is one that no template has"


def check_sheets(styles: Mapping[str, str], own: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield a fault for each declaration in stylesheets of an e-book that neither Octavo's have nor those of
    the book's ``own``, and for those of Octavo's that are lost, if the book has none."""
    known = _shipped().union(*map(said_by, own))
    there: set[_Said] = set()
    for name, text in sorted(styles.items()):
        for said in said_by(text):
            there.add(said)
            if said not in known and not _is_address(said):
                shown = f"{said[1]} {{ {said[2]}: {said[3]} }}" if said[1] else " ".join(said[0])
                message = f"no stylesheet of the book says \u201c{shown[:100]}\u201d"
                yield in_document(name).fault("markup-unusual", message)
    if not own:
        lost = sorted(one for one in _for_screens() - there if not _is_address(one))
        for said in lost[:1]:
            message = f"no stylesheet says \u201c{said[1]} {{ {said[2]}: {said[3]} }}\u201d any more"
            yield WHOLE.fault("markup-unusual", message)


def _is_address(said: _Said) -> bool:
    """Return True for fonts, whose files are others in each book, and for what imports nothing."""
    return bool(said[0]) and said[0][-1].startswith("font-face") and said[2] in ("src", "unicode-range")


@functools.cache
def _shipped() -> frozenset[_Said]:
    """Return all that Octavo's stylesheets say."""
    return frozenset().union(*(said_by(path.read_text("utf-8")) for path in _sheets("*.css")))


@functools.cache
def _for_screens() -> frozenset[_Said]:
    """Return all that each e-book's stylesheets say."""
    folder = RESOURCES / "styles"
    paths = [folder / name for name in ("base.css", "epub.css", "divisions.epub.css")]
    paths += [path for path in (folder / "elements").glob("*.css") if ".print" not in path.name]
    return frozenset().union(*(said_by(path.read_text("utf-8")) for path in paths))


def _sheets(pattern: str) -> Iterator[Path]:
    yield from (RESOURCES / "styles").rglob(pattern)


@functools.lru_cache(maxsize=64)
def said_by(text: str) -> frozenset[_Said]:
    """Return what a stylesheet says: for each declaration the rules around it, its selector, and itself."""
    try:
        return frozenset(_said(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), ()))
    except RecursionError:
        return frozenset()


def _said(rules: Sequence[Any], around: tuple[str, ...]) -> Iterator[_Said]:
    for rule in rules:
        kind = getattr(rule, "type", "")
        if kind == "qualified-rule":
            yield from _declared(rule, around, _text(rule.prelude))
        elif kind == "at-rule":
            within = (*around, f"{rule.lower_at_keyword} {_text(rule.prelude)}".strip())
            if rule.content is None:
                yield within, "", "", ""
            elif rule.lower_at_keyword in ("font-face", "page", "counter-style"):
                yield from _declared(rule, within, "")
            else:
                below = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield from _said(below, within)


def _declared(rule: Any, around: tuple[str, ...], selector: str) -> Iterator[_Said]:
    content = rule.content
    for one in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            important = " !important" if one.important else ""
            yield around, selector, one.lower_name, _text(one.value) + important
        else:
            yield around, selector, "", f"{one.type} {getattr(one, 'message', '')}".strip()


def _text(tokens: Sequence[Any]) -> str:
    return _SPACES.sub(" ", tinycss2.serialize(tokens)).strip()


def check_signs(documents: Sequence[ReadDocument], typed: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield a fault for each sign that a reader does not see, or takes for another, and that the source has
    nowhere."""
    for document in documents:
        told: set[str] = set()
        for text, element in document.pieces:
            if element is None:
                continue
            line = element.sourceline if isinstance(element.sourceline, int) else 0
            for sign in sorted(odd_signs(text) - typed - told):
                told.add(sign)
                at = text.index(sign) if sign in text else 0
                around = text[max(0, at - 12) : at + 12].strip()
                said = f"U+{ord(sign):04X} in \u201c{around}\u201d stands nowhere in the source"
                yield in_document(document.name, line).fault("markup-accent", said)
