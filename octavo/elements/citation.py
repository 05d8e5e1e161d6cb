"""Citations: their places in the text. What they say is worked out when the notes are in order."""

import json

from markdown_it.token import Token

from octavo.core.xhtml import element
from octavo.elements.builder import Builder, Handler


def _citation(builder: Builder, token: Token) -> None:
    """``data-cite`` holds the works as JSON; ``data-form`` is "narrative" where the names of the work belong
    to the sentence. The text is what the author wrote."""
    items = token.meta["items"]
    attributes = {
        "data-slot": "citation",
        "data-keys": " ".join(str(item["key"]) for item in items),
        "data-cite": json.dumps(items, ensure_ascii=False),
        "data-form": "narrative" if token.meta.get("narrative") else "plain",
    }
    builder.add(element("span", attributes, token.content, span=builder.span(token)))


HANDLERS: dict[str, Handler] = {"citation": _citation}
