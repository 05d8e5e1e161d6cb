"""Verse: lines that begin with an upright bar, by themselves or in a block ``verse``."""

from markdown_it.token import Token

from octavo.core.xhtml import classes, element
from octavo.elements.block import add_title
from octavo.elements.epigraph import mark_source
from octavo.elements.kind import TITLE, ElementKind, TreeBuilder


def _line_block(builder: TreeBuilder, token: Token) -> None:
    """Open a poem, unless a block ``verse`` is one already, and set its stanzas.

    What the author says of lines in a poem (a language, a class) needs an element of its own around them.
    """
    attributes = builder.attributes(token)
    title = str(token.attrs.get("title", ""))
    inside = "verse" in classes(builder.current)
    if not inside:
        attributes["class"] = f"verse {attributes.get('class', '')}".strip()
        attributes["epub:type"] = "z3998:verse"
    if attributes:
        builder.open("div", attributes, builder.span(token))
    if title:
        add_title(builder, title)
    _stanzas(builder, token)
    if attributes:
        builder.close()


def _stanzas(builder: TreeBuilder, token: Token) -> None:
    """Make a paragraph of each group of lines; an empty line ends one.

    Each line is a ``<span class="line">`` with a ``<br/>`` after it, so that the poem keeps its lines if no
    stylesheet is read.
    """
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


KIND = ElementKind(
    "verse",
    called="verse",
    classes=("verse",),
    tokens=("line_block",),
    attributes=(TITLE,),
    epub_type="z3998:verse",
    finish=mark_source,
    handlers=(("line_block", _line_block),),
)
