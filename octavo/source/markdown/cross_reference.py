"""Cross-references ``@sec-x``, ``[@tbl-x]``, ``[-@fig-x]``, ``[@name]{.page}`` -> token ``cross_ref``.

Its meta has ``target`` and ``bare`` (the number alone). ``page`` is there if a page is asked for: one of
``PAGE_FORMS``. ``loose`` is there if the name has no prefix that makes it a cross-reference: it may be any
id of the book, the key of a citation, or a name that only looks like one. The token's content is then the
text as written.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.problem import inline_problem

#: What is surely referred to: divisions and headings, tables, figures, notes, equations.
PREFIXES = ("sec", "tbl", "fig", "note", "eq")
#: Classes that ask for a page: "p. 227 below", "p. 227", "pp. 223-30" (of all of a division).
PAGE_FORMS = ("page", "plain-page", "pages")

_NAME = r"@([^\W\d]\w*(?:[-_.:]+\w+)*)"
_PLAIN = re.compile(_NAME)
_BRACKETED = re.compile(rf"\[(-?){_NAME}\]")
#: A name that can only be that of a place in the book.
SURE = re.compile(rf"(?:{'|'.join(PREFIXES)})-\w")


def use_cross_references(md: MarkdownIt) -> None:
    """Add the rule. An e-mail address is no reference, and ``\\@`` is a plain sign."""
    md.inline.ruler.before("link", "cross_reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign == "[":
        return _bracketed(state, silent)
    if sign != "@" or (state.pos and re.match(r"[\w.+/@-]", state.src[state.pos - 1])):
        return False
    found = _PLAIN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        _push(state, found[0], found[1], bare=False)
    state.pos = found.end()
    return True


def _bracketed(state: StateInline, silent: bool) -> bool:
    found = _BRACKETED.match(state.src, state.pos, state.posMax)
    if found and not state.src.startswith("(", found.end()):  # [@name](https://...) is a link
        attributes = parse_attributes(state.src, found.end(), state.posMax)
        if not silent:
            token = _push(state, found[0], found[2], bare=bool(found[1]))
            if attributes:
                give(token, attributes.values, found.end())
                _ask_for_page(token)
            if attributes is None and looks_meant(state.src, found.end(), state.posMax):
                inline_problem(state, MALFORMED)
        state.pos = attributes.end if attributes else found.end()
        return True
    return False


def _push(state: StateInline, written: str, target: str, *, bare: bool) -> Token:
    token = state.push("cross_ref", "a", 0)
    token.meta.update({"target": target, "bare": bare})
    if not SURE.match(target):
        token.meta["loose"] = True
        token.content = written
    return token


def _ask_for_page(token: Token) -> None:
    page = next((name for name in str(token.attrs.get("class", "")).split() if name in PAGE_FORMS), None)
    if page:
        token.meta["page"] = page
