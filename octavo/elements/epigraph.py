"""Epigraphs. The last paragraph names the source if it begins with a dash; in a poem too."""

import re

from octavo.core.xhtml import Element, local
from octavo.elements.kind import ElementKind

_SOURCE_LINE = re.compile(r"\s*(-{2,3}|[\u2013\u2014])\s")


def mark_source(holder: Element) -> None:
    """Give the last paragraph of an epigraph or a poem the class ``source`` if it begins with a dash."""
    last = holder[-1] if len(holder) else None
    if last is not None and local(last) == "p" and _SOURCE_LINE.match(last.text or ""):
        last.set("class", f"{last.get('class', '')} source".strip())


KIND = ElementKind(
    "epigraph",
    called="an `epigraph`",
    classes=("epigraph",),
    tag="blockquote",
    epub_type="epigraph",
    role="doc-epigraph",
    finish=mark_source,
    leads_in=True,
)
