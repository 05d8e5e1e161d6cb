"""Fenced blocks: what their classes make of them. A class of the author's own makes a plain ``<div>``."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import add_child, classes, set_attribute
from octavo.elements.kind import TITLE, AttributeUse, ElementKind, TreeBuilder


def _open(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    kinds = builder.kinds(token.type, attributes.get("class", "").split())
    main = next((kind for kind in kinds if kind.meaning or kind.tag != "div"), kinds[0])
    meaning = dict(main.meaning)
    for kind in kinds:
        for name, value in (kind.dress(token) if kind.dress else {}).items():
            meaning.setdefault(name, value)
    templated = next((kind for kind in kinds if kind.templated), None)
    if templated is not None:
        meaning |= {Data.SLOT: "element", Data.ELEMENT: templated.name}
    builder.open(main.tag, {**meaning, **attributes}, builder.span(token))
    for attribute in dict.fromkeys(one for kind in kinds for one in kind.attributes):
        words = str(token.attrs.get(attribute.name, ""))
        if words and attribute.use is not AttributeUse.OWN:
            _print(builder, attribute.name, words, as_field=templated is not None)


def _print(builder: TreeBuilder, name: str, words: str, *, as_field: bool) -> None:
    """Add the words of an attribute: as a field for the template, or else as a title."""
    if as_field:
        add_child(builder.current, "div", {Data.FIELD: name}).text = words
    else:
        add_title(builder, words)


def add_title(builder: TreeBuilder, words: str) -> None:
    """Add a title to the current element."""
    add_child(builder.current, "p", {"class": "display-title"}).text = words


def _close(builder: TreeBuilder, _: Token) -> None:
    node = builder.current
    for kind in builder.kinds("div_open", classes(node)):
        if kind.display:
            set_attribute(node, Data.DISPLAY, "yes")
        if kind.finish is not None:
            kind.finish(node)
    builder.close()


KIND = ElementKind(
    "block",
    called="a block with a class of its own",
    tokens=("div_open",),
    attributes=(TITLE,),
    handlers=(("div_open", _open), ("div_close", _close)),
)
