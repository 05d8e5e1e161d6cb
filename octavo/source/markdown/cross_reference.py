"""Cross-references ``@sec-x``, ``[@tbl-x]``, ``[-@fig-x]``, ``[@name]{.page}`` -> token ``cross_ref``.

Its meta has ``target`` and ``bare`` (the number alone). ``page`` is there if a page is asked for: one of
``PAGE_FORMS``. ``loose`` is there if the name has no prefix that makes it a cross-reference: it may be any
id of the book, the key of a citation, or a name that only looks like one. The token's content is then the
text as written. ``capital`` is there for ``@Sec-x``, and ``word`` if the author wrote one for that of the
thing: ``[Fig. @fig-x]``. Several in one bracket stand between ``cross_refs_open`` and ``cross_refs_close``.
"""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.elements.reference_kinds import is_capital, is_sure, named_id
from octavo.source.markdown.attributes import (
    MALFORMED,
    Attributes,
    give,
    looks_meant,
    parse_attributes,
)
from octavo.source.markdown.problem import inline_problem
from octavo.source.markdown.reference_group import NAME, GroupItem, read_group

#: Classes that ask for a page: "p. 227 below", "p. 227", "pp. 223-30" (of all of a division).
PAGE_FORMS = ("page", "plain-page", "pages")

_PLAIN = re.compile(NAME)
_BRACKETED = re.compile(rf"\[(-?){NAME}\]")
_GROUP = re.compile(r"\[([^\[\]@]{0,100}@[^\[\]]{1,2000})\]")


def use_cross_references(md: MarkdownIt) -> None:
    """Add the rule. An e-mail address is no reference, and ``\\@`` is a plain sign."""
    md.inline.ruler.before("link", "cross_reference", _reference)


def names_place(state: StateInline, name: str) -> bool:
    """Return True for a name that is that of a place without doubt, not of a work."""
    return is_sure(name) or name in state.env.get("places", ())


def _reference(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign == "[":
        return _bracketed(state, silent) or _group(state, silent)
    bare = sign == "-"
    if sign not in "-@" or (state.pos and re.match(r"[\w.+/@-]", state.src[state.pos - 1])):
        return False
    found = _PLAIN.match(state.src, state.pos + bare, state.posMax)
    if found is None or (bare and not is_sure(found[1])):
        return False
    if not silent:
        _push(state, found[0], found[1], bare=bare)
    state.pos = found.end()
    return True


def _bracketed(state: StateInline, silent: bool) -> bool:
    found = _BRACKETED.match(state.src, state.pos, state.posMax)
    if found and not state.src.startswith("(", found.end()):  # [@name](https://...) is a link
        attributes = _attributes(state, found.end(), silent)
        if not silent:
            token = _push(state, found[0], found[2], bare=bool(found[1]))
            _give((token,), attributes, found.end())
        state.pos = attributes.end if attributes else found.end()
        return True
    return False


def _group(state: StateInline, silent: bool) -> bool:
    """Read several references, or one with words, in a bracket."""
    found = _GROUP.match(state.src, state.pos, state.posMax)
    if found is None or state.src.startswith("(", found.end()):
        return False
    items = read_group(found[1])
    if items is None:
        return False
    attributes = parse_attributes(state.src, found.end(), state.posMax)
    asked = _page_form(attributes) if attributes else None
    if not asked and not all(names_place(state, one.name) for one in items):
        return False
    if not silent:
        _attributes(state, found.end(), silent)
        _give(_push_group(state, items), attributes, found.end())
    state.pos = attributes.end if attributes else found.end()
    return True


def _push_group(state: StateInline, items: tuple[GroupItem, ...]) -> list[Token]:
    pushed = []
    if items[0].lead:
        state.append_pending(items[0].lead)
    if len(items) > 1:
        state.push("cross_refs_open", "span", 1)
    for number, item in enumerate(items):
        token = _push(state, f"@{item.name}", item.name, bare=item.bare)
        if item.word or (number and item.lead):
            token.meta["word"] = f"{item.lead if number else ''}{item.word}".strip()
        pushed.append(token)
        if item.suffix:
            state.append_pending(item.suffix)
    if len(items) > 1:
        state.push("cross_refs_close", "span", -1)
    return pushed


def _push(state: StateInline, written: str, target: str, *, bare: bool) -> Token:
    token = state.push("cross_ref", "a", 0)
    token.meta.update({"target": target, "bare": bare})
    if is_capital(target):
        token.meta["capital"] = True
    if is_sure(target):
        token.meta["target"] = named_id(target)
    else:
        token.meta["loose"] = True
        token.content = written
    return token


def _attributes(state: StateInline, at: int, silent: bool) -> Attributes | None:
    """Return the attributes behind a bracket; what looks like some and is none is reported."""
    found = parse_attributes(state.src, at, state.posMax)
    if found is None and not silent and looks_meant(state.src, at, state.posMax):
        inline_problem(state, MALFORMED)
    return found


def _give(tokens: Iterable[Token], attributes: Attributes | None, at: int) -> None:
    if attributes is None:
        return
    page = _page_form(attributes)
    for token in tokens:
        give(token, attributes.values, at)
        if page:
            token.meta["page"] = page


def _page_form(attributes: Attributes) -> str | None:
    return next((name for name in attributes.values.get("class", "").split() if name in PAGE_FORMS), None)
