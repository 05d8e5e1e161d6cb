"""Marks of the pages of an earlier edition, ``[]{.source-page n=227}``: each gets an id."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.elements.source_page import CLASS
from octavo.source.finding import Finding
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.tokens import walk

_NUMBERLESS = Finding(
    "source-page",
    "a page of an earlier edition begins here, and its number is not said",
    "write it as []{.source-page n=227}",
)


def use_source_pages(md: MarkdownIt) -> None:
    """Add the rule; it runs when all else is known."""
    md.core.ruler.push("source_pages", _name)


def _name(state: StateCore) -> None:
    for token in walk(state.tokens):
        if token.type == "span_open" and CLASS in str(token.attrs.get("class", "")).split():
            _mark(state, token)


def _mark(state: StateCore, token: Token) -> None:
    if "n" not in token.attrs:
        state.env["problems"].append(LocatedFinding(_NUMBERLESS, token.meta["span"]))
    elif "id" not in token.attrs:
        token.attrs["id"] = f"{CLASS}-{token.attrs['n']}"
