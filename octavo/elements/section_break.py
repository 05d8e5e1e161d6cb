"""Section breaks: a line of white, or an ornament."""

from markdown_it.token import Token

from octavo.core.xhtml import element
from octavo.elements.builder import Builder, Handler


def _break(builder: Builder, token: Token) -> None:
    kind = "ornament" if token.markup.startswith("*") else "white"
    builder.add(element("hr", {"class": f"break {kind}"}, span=builder.span(token)))


HANDLERS: dict[str, Handler] = {"hr": _break}
