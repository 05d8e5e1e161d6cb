"""Verse: line blocks, with indented lines kept as they stand."""

from markdown_it.token import Token

from octavo.core.xhtml import classes, element
from octavo.elements.builder import Builder, Handler


def _line_block(builder: Builder, token: Token) -> None:
    """Stanzas are groups of lines; an empty line ends one. Each line is a ``<span class="line">``
    with a ``<br/>`` after it, so that the poem keeps its lines where no stylesheet is read."""
    attributes = builder.attributes(token)
    inside = "verse" in classes(builder.current)  # a ``::: verse`` around it is the poem already
    if not inside:
        attributes["class"] = f"verse {attributes.get('class', '')}".strip()
        builder.open("div", {**attributes, "epub:type": "z3998:verse"}, builder.span(token))
    stanza = False
    for line in token.children or ():
        if not line.children:
            if stanza:
                builder.close()
            stanza = False
            continue
        if stanza:
            builder.add(element("br"))
        else:
            builder.open("p", {"class": "stanza"}, builder.span(line))
            stanza = True
        indent = min(int(line.meta.get("indent", 0)), 20)
        builder.open("span", {"class": f"line indent-{indent}" if indent else "line"})
        builder.feed(line.children)
        builder.close()
    if stanza:
        builder.close()
    if not inside:
        builder.close()


HANDLERS: dict[str, Handler] = {"line_block": _line_block}
