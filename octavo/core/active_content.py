"""The wall behind all others: no page that is made runs a program, loads something, or leads elsewhere.

Templates of a book may make any XHTML. What a browser or reader would act on has no place in it, but for the
search of the site.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from octavo.core.css_loads import loads, parse_tokens
from octavo.core.xhtml import Element

#: Elements, in whatever namespace; a site is read as HTML, where capitals make no difference.
_ACTIVE = (
    *("script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "base", "foreignobject"),
    *(
        "set",
        "animate",
        "animatecolor",
        "animatetransform",
        "animatemotion",
        "handler",
        "listener",
        "trigger",
    ),
    *("portal", "audio", "video", "source", "style"),
)
_LOADING = (
    *("srcset", "action", "formaction", "poster", "background", "ping", "data", "manifest", "longdesc"),
    *("archive", "codebase"),
)
_SMALL = "translate(local-name(), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_ELEMENTS: Any = etree.XPath(
    "//*[" + " or ".join(f"{_SMALL}='{name}'" for name in (*_ACTIVE, "meta", "link")) + "]"
)
_ATTRIBUTES: Any = etree.XPath(
    f"//@*[starts-with({_SMALL}, 'on') or {_SMALL}='style' or {_SMALL}='href' or {_SMALL}='src' or "
    + " or ".join(f"{_SMALL}='{name}'" for name in _LOADING)
    + "]"
)
_INSTRUCTIONS: Any = etree.XPath("//processing-instruction()")
_PASSED_OVER = re.compile(r"^[\x00-\x20]+|[\t\n\r]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
#: What a link may not lead to; which others it may is decided where Markdown is read.
_RUN = frozenset({"javascript", "vbscript", "data", "file", "blob", "filesystem", "view-source", "jar"})
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]", re.IGNORECASE)
#: The site's own: its script, the form of its search, and addresses in its head.
_OWN_SCRIPT, _OWN_FORM = "search.js", "search.html"
_NAMED_ONLY = frozenset({"canonical", "license", "author"})


class ActiveContentError(ValueError):
    """A page holds something that a browser or reader would act on."""


def check_harmless(page: Element) -> None:
    """Raise ActiveContentError with the first thing in a page that runs, loads, or leads to a program."""
    for what in _active(page):
        raise ActiveContentError(what)


def _active(page: Element) -> Iterator[str]:
    for node in _ELEMENTS(page):
        yield from _active_element(node)
    for value in _ATTRIBUTES(page):
        node = value.getparent()
        yield from _active_attribute(node, etree.QName(value.attrname).localname.lower(), str(value))
    for instruction in _INSTRUCTIONS(page):
        yield f"an instruction <?{instruction.target}?>"
    for _ in page.iter(etree.Entity):
        yield "an entity"


def _active_element(node: Element) -> Iterator[str]:
    name = etree.QName(node).localname.lower()
    if name == "meta":
        if (kind := node.get("http-equiv")) is not None and kind != "Content-Security-Policy":
            yield f'<meta http-equiv="{kind[:40]}">'
    elif name == "link":
        if _leads_elsewhere(node.get("href", "")) and node.get("rel") not in _NAMED_ONLY:
            yield "a <link> that loads from elsewhere"
    elif name == "style":
        if _loads("".join(map(str, node.itertext()))):
            yield "a style that loads something"
    elif not (
        _is_own_script(node) if name == "script" else name == "form" and node.get("action") == _OWN_FORM
    ):
        yield f"<{name}>"


def _is_own_script(node: Element) -> bool:
    """Return True for the script of the search, and for data, which are not run."""
    if node.get("type") == "application/ld+json":
        text = node.text or ""
        return not len(node) and node.get("src") is None and "<" not in text
    return node.get("src") == _OWN_SCRIPT and not node.text and not len(node)


def _active_attribute(node: Element, name: str, value: str) -> Iterator[str]:
    element = etree.QName(node).localname.lower()
    if "attachment" in node.get("rel", "").lower():
        yield "a file that is attached"
    elif name.startswith("on"):
        yield f"a script in the attribute {name}"
    elif name == "style":
        if _loads(value):
            yield "a style that loads something"
    elif name == "action":
        if element != "form" or value != _OWN_FORM:
            yield "the attribute action"
    elif name in _LOADING:
        yield f"the attribute {name}"
    elif element != "link":
        address = _PASSED_OVER.sub("", value)
        scheme = _SCHEME.match(address)
        if element in ("a", "area"):
            if scheme and scheme[1].lower() in _RUN:
                yield f"a link to `{address[:40]}`"
        elif _leads_elsewhere(address) and not _PICTURE.match(address):
            yield f"<{element}> with the address `{address[:40]}`"


def _leads_elsewhere(address: str) -> bool:
    plain = _PASSED_OVER.sub("", address).replace("\\", "/")
    return plain.startswith("//") or _SCHEME.match(plain) is not None


def _loads(css: str) -> bool:
    try:
        found = [token.value for _, token in loads(parse_tokens(css))]
    except RecursionError:
        return True
    return any(_leads_elsewhere(address) and not _PICTURE.match(address) for address in found)
