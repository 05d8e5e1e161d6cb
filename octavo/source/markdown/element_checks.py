"""Fenced blocks: each must stand in the blocks that it is a part of, and hold what it is made for."""

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.elements.kind import ElementKind
from octavo.elements.lookup import ElementLookup
from octavo.source.finding import Finding
from octavo.source.markdown.problem import LocatedFinding


@dataclass(frozen=True, slots=True)
class _Block:
    """An open fenced block: its token, classes and kinds, and the types of the tokens in it."""

    token: Token
    classes: tuple[str, ...]
    kinds: tuple[ElementKind, ...]
    holds: set[str]


def use_element_checks(md: MarkdownIt) -> None:
    """Add the rule: warnings for parts that stand alone, such as a close outside of a letter, and for blocks
    that lack what they are made for, such as a roll without names. Nothing is lost by any of them."""
    md.core.ruler.push("element_checks", _check)


def _check(state: StateCore) -> None:
    elements: ElementLookup = state.env["elements"]
    open_blocks: list[_Block] = []
    for token in state.tokens:
        if token.type == "div_open":
            names = tuple(str(token.attrs.get("class", "")).split())
            block = _Block(token, names, elements.at(token.type, names), set())
            _check_place(state, block, open_blocks)
            open_blocks.append(block)
        elif token.type == "div_close":
            _check_content(state, open_blocks.pop())
        else:
            for block in open_blocks:
                block.holds.add(token.type)


def _check_place(state: StateCore, block: _Block, around: list[_Block]) -> None:
    for kind in block.kinds:
        holder = kind.inside
        if holder and not any(holder in one.classes for one in around):
            finding = Finding(
                "part-misplaced",
                f"a `{kind.name}` belongs into a `{holder}`, and none is open here",
                f"put ::: {holder} above, and ::: below the whole {holder}",
            )
            _report(state, finding, block)


def _check_content(state: StateCore, block: _Block) -> None:
    for wanted in dict.fromkeys(kind.content for kind in block.kinds):
        if wanted is not None and block.holds.isdisjoint(wanted.tokens):
            _report(state, Finding(wanted.code, wanted.message, wanted.hint), block)


def _report(state: StateCore, finding: Finding, block: _Block) -> None:
    state.env["problems"].append(LocatedFinding(finding, block.token.meta["span"], Severity.WARNING))
