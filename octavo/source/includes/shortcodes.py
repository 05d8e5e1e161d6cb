"""Shortcodes of Quarto: the text that stands for one, or what is told of it."""

import re
from typing import NamedTuple

_ARGUMENT = re.compile(r"""(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_LEFT_OUT = {
    "pagebreak": "a new page",
    "video": "a film",
    "audio": "a recording",
    "embed": "a part of a notebook",
    "lipsum": "a text that only fills a page",
    "placeholder": "a picture that only fills a page",
    "env": "a value of the machine, which a book may not read",
    "version": "the version of Quarto",
    "brand": "a mark of the web site",
    "contents": "text from another place",
    "listing": "a list of other pages",
    **dict.fromkeys(("fa", "bi", "iconify", "ai"), "an icon"),
}


class Shortcode(NamedTuple):
    """A shortcode: its name, its arguments by order, and those with names."""

    name: str
    arguments: list[str]
    named: dict[str, str]


def parse_shortcode(text: str) -> Shortcode:
    """Return a shortcode from the words between its angle brackets."""
    arguments: list[str] = []
    named: dict[str, str] = {}
    for key, double, single, bare in _ARGUMENT.findall(text):
        value = double or single or bare
        if key:
            named[key] = value
        else:
            arguments.append(value)
    return Shortcode(arguments[0] if arguments else "", arguments[1:], named)


def left_out(code: Shortcode) -> str:
    """Return the words for a thing that a book can't show; "" for a shortcode that is not known."""
    return _LEFT_OUT.get(code.name, "")


def own_text(code: Shortcode) -> str | None:
    """Return Markdown that says the same; None if there is none."""
    if code.name == "kbd" and code.arguments:
        return f"<kbd>{code.arguments[0].replace('<', '&lt;')}</kbd>"
    if code.name == "video" and code.arguments and code.arguments[0].startswith(("https://", "http://")):
        title = code.named.get("title", "")
        return f"[{title}]({code.arguments[0]})" if title else f"<{code.arguments[0]}>"
    return None
