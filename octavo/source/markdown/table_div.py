"""Tables in a block with their id, as Quarto has them: the id is the table's, the last paragraph its caption.

::

    ::: {#tbl-boats}                       table_open ... table_close
    | Year | Boats |                       table_caption_open (id tbl-boats), inline, table_caption_close
    |------|-------|
    | 1901 | 4     |

    Boats by year
    :::
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.source.tokens import matching

_TABLE_ID = re.compile(r"tbl[-:]")
_TABLE = frozenset({"table_open", "table_caption_open", "problem"})
_CAPTION = ("table_caption_open", "inline", "table_caption_close")


def use_table_divs(md: MarkdownIt) -> None:
    """Add the rule."""
    md.core.ruler.push("table_divs", _rewrite)


def _rewrite(state: StateCore) -> None:
    tokens, kept = state.tokens, []
    at = 0
    while at < len(tokens):
        end = matching(tokens, at) if _is_named(tokens[at]) else at
        inside = _named(tokens[at : end + 1]) if end > at else None
        kept += tokens[at : at + 1] if inside is None else inside
        at = at + 1 if inside is None else end + 1
    state.tokens = kept


def _is_named(token: Token) -> bool:
    return token.type == "div_open" and _TABLE_ID.match(str(token.attrs.get("id", ""))) is not None


def _named(block: list[Token]) -> list[Token] | None:
    """Return what a block holds, its only table with the block's id; None if it holds several tables or none,
    or its table has an id of its own. What stands beside the table stays in the block."""
    opening, closing = block[0], block[-1]
    parts = list(_parts(block[1:-1]))
    kinds = [part[0].type for part in parts]
    if kinds.count("table_open") != 1 or kinds.count("table_caption_open") > 1:
        return None
    if (
        "table_caption_open" not in kinds
        and kinds[-1] == "paragraph_open"
        and len(parts[-1]) == len(_CAPTION)
    ):
        caption = parts.pop()
        for token, kind in zip(caption, _CAPTION, strict=True):
            token.type = kind
        parts.insert(kinds.index("table_open") + 1, caption)
    owner = next((part[0] for part in parts if part[0].type == "table_caption_open"), None)
    owner = owner or parts[kinds.index("table_open")][0]
    if "id" in owner.attrs:
        return None
    inside = [token for part in parts for token in part]
    if all(part[0].type in _TABLE for part in parts):
        classes = f"{opening.attrs.get('class', '')} {owner.attrs.get('class', '')}".split()
        owner.attrs = {**opening.attrs, **owner.attrs} | ({"class": " ".join(classes)} if classes else {})
        owner.meta["written"] = [*opening.meta.get("written", ()), *owner.meta.get("written", ())]
        return inside
    owner.attrs["id"] = opening.attrs.pop("id")
    return [opening, *inside, closing]


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    at = 0
    while at < len(tokens):
        end = matching(tokens, at) if tokens[at].nesting == 1 else at
        yield tokens[at : end + 1]
        at = end + 1
