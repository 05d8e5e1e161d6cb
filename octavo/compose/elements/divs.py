"""Fenced divs: what their class makes of them."""

import re

from markdown_it.token import Token

from octavo.compose.builder import Builder, Handler
from octavo.xhtml import Element, classes, local

#: Class of a fenced div -> element, and the EPUB and ARIA meaning that it has in the vocabulary.
MEANINGS: dict[str, tuple[str, dict[str, str]]] = {
    "headnote": ("div", {"role": "note"}),
    "epigraph": ("blockquote", {"epub:type": "epigraph", "role": "doc-epigraph"}),
    "extract": ("blockquote", {}),
    "verse": ("div", {"epub:type": "z3998:verse"}),
    "sidebar": ("aside", {"epub:type": "sidebar"}),
}
_SOURCE_LINE = re.compile(r"\s*(-{2,3}|[\u2013\u2014])\s")


def _open(builder: Builder, token: Token) -> None:
    attributes = builder.attributes(token)
    for name in attributes.get("class", "").split():
        if name in MEANINGS:
            tag, meaning = MEANINGS[name]
            builder.open(tag, {**meaning, **attributes}, builder.span(token))
            return
    builder.open("div", attributes, builder.span(token))


def _close(builder: Builder, _: Token) -> None:
    if "epigraph" in classes(builder.current):
        mark_source(builder.current)
    builder.close()


def mark_source(epigraph: Element) -> None:
    """The last paragraph of an epigraph names its source, where it begins with a dash."""
    last = epigraph[-1] if len(epigraph) else None
    if last is not None and local(last) == "p" and _SOURCE_LINE.match(last.text or ""):
        last.set("class", f"{last.get('class', '')} source".strip())


HANDLERS: dict[str, Handler] = {"div_open": _open, "div_close": _close}
