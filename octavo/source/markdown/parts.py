"""Fenced blocks that have a place in others: the parts of a letter, the groups of a roll."""

from collections.abc import Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.numbered import NUMBERED
from octavo.source.markdown.problem import LocatedFinding

#: Class of a part -> class of the block that holds it. Datelines and signatures stand by themselves too.
HOLDERS: Mapping[str, str] = {
    "salutation": "letter",
    "close": "letter",
    "postscript": "letter",
    "group": "roll",
}
_ROLL, _GROUP = "roll", "group"
_LISTS = ("bullet_list_open", "ordered_list_open", "numbered_list_open")


@dataclass(slots=True)
class _Block:
    """An open fenced block: its classes, and whether a list stands in it."""

    token: Token
    classes: tuple[str, ...]
    has_list: bool = False


def use_part_checks(md: MarkdownIt) -> None:
    """Add the rule: warnings for parts that stand alone, rolls without names, and numbered blocks without
    numbers. Nothing is lost by any of them."""
    md.core.ruler.push("parts", _check)


def _check(state: StateCore) -> None:
    open_blocks: list[_Block] = []
    for token in state.tokens:
        if token.type == "div_open":
            block = _Block(token, tuple(str(token.attrs.get("class", "")).split()))
            _check_place(state, block, open_blocks)
            open_blocks.append(block)
        elif token.type == "div_close":
            _check_content(state, open_blocks.pop())
        elif token.type in _LISTS:
            for block in open_blocks:
                block.has_list = True


def _check_place(state: StateCore, block: _Block, around: list[_Block]) -> None:
    for name in block.classes:
        holder = HOLDERS.get(name)
        if holder and not any(holder in one.classes for one in around):
            fault = Finding(
                "part-misplaced",
                f"a `{name}` belongs into a `{holder}`, and none is open here",
                f"put ::: {holder} above, and ::: below the whole {holder}",
            )
            _report(state, fault, block)


def _check_content(state: StateCore, block: _Block) -> None:
    if block.has_list:
        return
    if _GROUP in block.classes or _ROLL in block.classes:
        fault = Finding(
            "roll-names",
            "this roll has no names",
            "write the names as a list, each on a line that begins with a hyphen",
        )
        _report(state, fault, block)
    elif NUMBERED in block.classes:
        fault = Finding(
            "numbered-empty",
            "no paragraph in this block has a number",
            "begin each with its number: 5. or (5) or a)",
        )
        _report(state, fault, block)


def _report(state: StateCore, fault: Finding, block: _Block) -> None:
    state.env["problems"].append(LocatedFinding(fault, block.token.meta["span"], Severity.WARNING))
