"""Fenced divs: what their class makes of them."""

import re
from collections.abc import Callable

from markdown_it.token import Token

from octavo.core.xhtml import Element, add_child, classes, local
from octavo.elements import letter
from octavo.elements.addition import addition_of
from octavo.elements.builder import Builder, Handler
from octavo.elements.figures import finish_figures
from octavo.elements.roll import finish_roll

#: Class of a fenced div -> element, and the EPUB and ARIA meaning that it has in the vocabulary.
MEANINGS: dict[str, tuple[str, dict[str, str]]] = {
    "headnote": ("div", {"role": "note"}),
    "epigraph": ("blockquote", {"epub:type": "epigraph", "role": "doc-epigraph"}),
    "extract": ("blockquote", {}),
    "verse": ("div", {"epub:type": "z3998:verse"}),
    "sidebar": ("aside", {"epub:type": "sidebar", "role": "note"}),
    **letter.MEANINGS,
}
#: Those that may have a heading of their own, by the attribute ``title``.
_TITLED = frozenset({"sidebar", "group", "verse"})
_SOURCE_LINE = re.compile(r"\s*(-{2,3}|[\u2013\u2014])\s")


def _open(builder: Builder, token: Token) -> None:
    attributes = builder.attributes(token)
    names = attributes.get("class", "").split()
    known = next((MEANINGS[name] for name in names if name in MEANINGS), None)
    tag, meaning = known or ("div", addition_of(token))
    builder.open(tag, {**meaning, **attributes}, builder.span(token))
    title = str(token.attrs.get("title", ""))
    if title and not _TITLED.isdisjoint(names):
        add_child(builder.current, "p", {"class": "display-title"}).text = title


def _close(builder: Builder, _: Token) -> None:
    for name in classes(builder.current):
        if name in _FINISHERS:
            _FINISHERS[name](builder.current)
    builder.close()


def mark_source(epigraph: Element) -> None:
    """The last paragraph of an epigraph or a poem names its source, where it begins with a dash."""
    last = epigraph[-1] if len(epigraph) else None
    if last is not None and local(last) == "p" and _SOURCE_LINE.match(last.text or ""):
        last.set("class", f"{last.get('class', '')} source".strip())


#: What is done to a div when all that it holds is known.
_FINISHERS: dict[str, Callable[[Element], None]] = {
    "epigraph": mark_source,
    "verse": mark_source,
    "roll": finish_roll,
    "figures": finish_figures,
}

HANDLERS: dict[str, Handler] = {"div_open": _open, "div_close": _close}
