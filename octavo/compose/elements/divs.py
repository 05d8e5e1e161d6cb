"""Fenced divs: what their class makes of them."""

from markdown_it.token import Token

from octavo.compose.builder import Builder, Handler

#: Class of a fenced div -> element, and the EPUB and ARIA meaning that it has in the vocabulary.
MEANINGS: dict[str, tuple[str, dict[str, str]]] = {
    "headnote": ("div", {"role": "note"}),
    "epigraph": ("blockquote", {"epub:type": "epigraph", "role": "doc-epigraph"}),
    "extract": ("blockquote", {}),
    "verse": ("div", {"epub:type": "z3998:verse"}),
    "sidebar": ("aside", {"epub:type": "sidebar"}),
}


def _open(builder: Builder, token: Token) -> None:
    attributes = builder.attributes(token)
    for name in attributes.get("class", "").split():
        if name in MEANINGS:
            tag, meaning = MEANINGS[name]
            builder.open(tag, {**meaning, **attributes}, builder.span(token))
            return
    builder.open("div", attributes, builder.span(token))


HANDLERS: dict[str, Handler] = {"div_open": _open}
