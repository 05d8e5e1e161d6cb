"""Pairs of template commands around blocks, as GitBook has them -> the tokens of a block.

::

    {% hint style="warning" %}
    Mind the step.
    {% endhint %}
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.elements.callout import KINDS
from octavo.source.markdown.block_pairs import closing_line
from octavo.source.markdown.container import push_container

_TAG = re.compile(r"\{%-?[ \t]*(?P<name>\w+)(?P<options>[^%]*?)[ \t]*-?%\}[ \t]*")
_OPTION = re.compile(r"""(\w+)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
#: Styles of hints that have other names here.
_STYLES = {"working": "todo", "tip": "tip"}
_CLASSES = {"tabs": "tabset", "tab": "tab", "columns": "columns", "column": "column"}


def use_command_pairs(md: MarkdownIt) -> None:
    """Add the rule."""
    md.block.ruler.before(
        "fence", "command_pair", _pair, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _pair(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or not state.src.startswith("{%", first):
        return False
    found = _TAG.fullmatch(state.src, first, last)
    close = closing_line(state, start) if found else None
    if found is None or close is None or close >= end:
        return False
    if silent:
        return True
    options = {name: a or b or c for name, a, b, c in _OPTION.findall(found["options"])}
    push_container(state, start, start + 1, close, _values(found["name"], options))
    state.line = close + 1
    return True


def _values(name: str, options: dict[str, str]) -> dict[str, str]:
    if name == "hint":
        style = options.get("style", "info")
        return {"class": f"callout-{_STYLES.get(style, KINDS.get(style, 'info'))}"}
    values = {"class": _CLASSES.get(name, "")}
    if options.get("title"):
        values["title"] = options["title"]
    return {key: value for key, value in values.items() if value}
