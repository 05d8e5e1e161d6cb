"""The attributes that change a piece: type, quotation marks, affixes, the place in the entry."""

from octavo.csl.nodes import Node
from octavo.csl.rich import Rich, affixed

_KINDS = (
    ("font-style", {"italic": "italic", "oblique": "oblique", "normal": "roman"}),
    ("font-weight", {"bold": "bold", "light": "light", "normal": "regular"}),
    ("font-variant", {"small-caps": "small-caps", "normal": "full-caps"}),
    ("text-decoration", {"underline": "underline", "none": "plain-line"}),
    ("vertical-align", {"sup": "sup", "sub": "sub", "baseline": "on-line"}),
)


def formatted(node: Node, rich: Rich, *, affixes: bool = True) -> Rich:
    """Return a piece in the type that an element asks for, and its affixes around it."""
    for attribute, kinds in _KINDS:
        kind = kinds.get(node.get(attribute))
        if kind:
            rich = Rich(kind, [rich])
    if node.get("quotes") == "true":
        rich = Rich("quote", [rich])
    if affixes:
        rich = affixed(node.get("prefix"), rich, node.get("suffix"))
    if node.get("display"):
        rich = Rich(node.get("display"), [rich])
    return rich
