"""Links have words, and lead to the web, to a mail address, to a place in the book (``#id``) or to its files.

Links to files and places of files are resolved when all files are read (``octavo.source.link_targets``). A
link without words, ``[](#id)``, is a reference, as MyST has it; so is one whose words ask for a number,
``[Figure %s](#id)``.
"""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.elements.reference_kinds import fit_id
from octavo.source.finding import Finding
from octavo.source.markdown.problem import LocatedFinding
from octavo.source.tokens import FAULTY

_AWAY = re.compile(r"https?://[^\s/]|mailto:[^\s@]+@[^\s@]", re.IGNORECASE)
_PLACE = re.compile(r"#[^\s#]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\s|$", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<word>[^%{}]{0,60}?)[\s\u00a0]*(?:%s|\{number\})\s*")


def leads_away(href: str) -> bool:
    """Return True for an address on the web or of mail."""
    return _AWAY.match(href) is not None


def use_link_checks(md: MarkdownIt) -> None:
    """Add the rule. The parser's own check would turn a bad link into text without a word."""
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    md.core.ruler.push("links", _links)


def _links(state: StateCore) -> None:
    for token in state.tokens:
        _check(state, token)


def _check(state: StateCore, token: Token) -> None:
    href = str(token.attrs.get("href", ""))
    if token.type == "link_open" and not _may_lead(href, state):
        token.meta[FAULTY] = True
        finding = Finding(
            "link-target",
            f"a link leads to `{href}`",
            "link to https://..., http://..., mailto:..., a file of the book or #id; use @sec-, @tbl- or "
            "@fig- for a cross-reference, and \\[ for a bracket that begins no link",
        )
        state.env["problems"].append(LocatedFinding(finding, token.meta["span"]))
    if token.children:
        token.children = _with_references(token.children)
    for opening, after in pairwise(token.children or []):
        if opening.type == "link_open" and after.type == "link_close":
            href = str(opening.attrs.get("href", ""))
            finding = Finding(
                "link-empty",
                f"the link to `{href}` has no words, so nobody can see or hear it",
                "write words between the brackets, or @sec-, @tbl- or @fig- and the id for a cross-reference",
            )
            state.env["problems"].append(LocatedFinding(finding, opening.meta["span"]))
    for child in token.children or []:
        _check(state, child)
    for child in token.meta.get("caption") or () if token.type == "figure" else ():
        _check(state, child)


def _may_lead(href: str, state: StateCore) -> bool:
    """Return True for what a link may lead to. Data files know no files beside them."""
    if leads_away(href) or _PLACE.match(href):
        return True
    return bool(state.env["lines"]) and _SCHEME.match(href) is None


def _with_references(children: list[Token]) -> list[Token]:
    """Return tokens in which links that ask for a number or a title are references."""
    kept: list[Token] = []
    at = 0
    while at < len(children):
        token = children[at]
        end = at + 1
        while token.type == "link_open" and end < len(children) and children[end].type == "text":
            end += 1
        words = "".join(one.content for one in children[at + 1 : end])
        asks = token.type == "link_open" and end < len(children) and children[end].type == "link_close"
        number = _NUMBER.fullmatch(words) if words else None
        if asks and (number or not words) and not leads_away(str(token.attrs["href"])):
            kept.append(_reference(token, number["word"] if number else None))
            at = end
        else:
            kept.append(token)
        at += 1
    return kept


def _reference(link: Token, word: str | None) -> Token:
    """Return a reference to where a link leads, with a word before its number; None for the word of its kind,
    "" for the number alone."""
    href = str(link.attrs.pop("href"))
    link.type = "cross_ref"
    link.nesting = 0
    link.meta.update({"target": fit_id(href.lstrip("#")), "bare": word == ""})
    if word:
        link.meta["word"] = word
    if not href.startswith("#"):
        link.meta["document"] = href
    return link
