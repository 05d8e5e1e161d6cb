"""Blocks that hold other blocks: the tokens ``div_open`` ... ``div_close`` around lines of Markdown."""

from contextlib import nullcontext

from markdown_it.rules_block import StateBlock

from octavo.elements.lookup import ElementLookup
from octavo.source.markdown.attributes import give
from octavo.source.markdown.block_pairs import pairing
from octavo.source.markdown.open_blocks import inside


def push_container(
    state: StateBlock,
    start: int,
    first: int,
    stop: int,
    values: dict[str, str],
    column: int | None = None,
    *,
    paired: bool = False,
) -> None:
    """Push a block that begins at the line ``start`` and holds the lines from ``first`` to before ``stop``.

    ``values`` are its attributes, which stand at a column (from 1) of its first line. With ``paired`` the
    lines are code for all rules but the one that asks.
    """
    elements: ElementLookup = state.env["elements"]
    kinds = elements.at("div_open", values.get("class", "").split())
    saved = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", stop  # no paragraph inside goes on past the end
    token = state.push("div_open", "div", 1)
    give(token, values, (start, column))
    token.map = [start, stop]
    with inside(state.env, kinds), pairing(state, first, stop) if paired else nullcontext():
        state.md.block.tokenize(state, first, stop)
    state.push("div_close", "div", -1)
    state.parentType, state.lineMax = saved
