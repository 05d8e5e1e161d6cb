"""Links have words, and lead to the web, to a mail address or to a place in the book (``#id``)."""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.source.finding import Finding
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.tokens import FAULTY

_ALLOWED = re.compile(r"https?://[^\s/]|mailto:[^\s@]+@[^\s@]|#[^\s#]", re.IGNORECASE)


def use_link_checks(md: MarkdownIt) -> None:
    """Add the rule. The parser's own check would turn a bad link into text without a word."""
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    md.core.ruler.push("links", _links)


def _links(state: StateCore) -> None:
    for token in state.tokens:
        _check(state, token)


def _check(state: StateCore, token: Token) -> None:
    href = str(token.attrs.get("href", ""))
    if token.type == "link_open" and not _ALLOWED.match(href):
        token.meta[FAULTY] = True
        finding = Finding(
            "link-target",
            f"a link leads to `{href}`",
            "link to https://..., http://..., mailto:... or #id; use @sec-, @tbl- or @fig- for a "
            "cross-reference, and \\[ for a bracket that begins no link",
        )
        state.env["problems"].append(LocatedFinding(finding, token.meta["span"]))
    children = token.children or []
    for opening, after in pairwise(children):
        if opening.type == "link_open" and after.type == "link_close":
            href = str(opening.attrs.get("href", ""))
            finding = Finding(
                "link-empty",
                f"the link to `{href}` has no words, so nobody can see or hear it",
                "write words between the brackets, or @sec-, @tbl- or @fig- and the id for a cross-reference",
            )
            state.env["problems"].append(LocatedFinding(finding, opening.meta["span"]))
    for child in children:
        _check(state, child)
    for child in token.meta.get("caption") or () if token.type == "figure" else ():
        _check(state, child)
