"""The place of a table in the text -> token ``table_place``: an empty block with the table's id.

::

    ::: {.table #tbl-coal}
    :::
"""

from markdown_it.rules_block import StateBlock

from octavo.elements.reference_kinds import fit_id
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import WrittenAttributes
from octavo.source.markdown.problem import block_problem

_FULL = Finding(
    "table-place-full",
    "the place of a table must be empty: its rows are in tables/",
    "take the lines out, or take the class .table away",
)
_NAMELESS = Finding(
    "table-place-nameless",
    "this place does not say which table stands in it",
    "write ::: {.table #tbl-name}, where tables/name.yaml is the table's file",
)


def place_table(state: StateBlock, start: int, stop: int, written: WrittenAttributes) -> bool:
    """Push the token of a place that begins at the line ``start`` and ends at ``stop``.

    Return False, and report it, if the block holds lines, which must not be lost.
    """
    if any(not state.isEmpty(line) for line in range(start + 1, stop)):
        block_problem(state, _FULL, start)
        return False
    if "id" not in written.values:
        block_problem(state, _NAMELESS, start)
    else:
        token = state.push("table_place", "", 0)
        written.values["id"] = fit_id(written.values["id"])
        token.meta.update({"id": written.values["id"], "written": [written]})
        token.map = [start, stop + 1]
    return True
