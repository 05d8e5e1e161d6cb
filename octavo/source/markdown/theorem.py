"""Theorems and their like -> a block of the classes ``theorem lemma``, whose name stands at its head.

::

    ::: {#lem-tide}                ::: {.theorem #tide name="Of *tides*"}
    ## Of *tides*                  Water falls.
    Water falls.                   :::
    :::

The id says the kind, as in Quarto, or the class, as in bookdown, to which ``#tide`` is ``thm:tide``.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.elements.reference_kinds import THEOREM_KINDS, ReferenceKind, kind_of
from octavo.source.tokens import matching, title_text

_CLASSES = {kind.term: kind for kind in THEOREM_KINDS}
#: Classes that authors have for things of their own as well: without an id or a name they say nothing.
_DOUBTFUL = ("example", "exercise")


def use_theorems(md: MarkdownIt) -> None:
    """Add the rule; it runs when the blocks are known, and before their text is read."""
    md.core.ruler.after("block", "theorems", _theorems)


def _theorems(state: StateCore) -> None:
    kept: list[Token] = []
    skip_to = 0
    for at, token in enumerate(state.tokens):
        if at < skip_to:
            continue
        kept.append(token)
        kind = _kind(token) if token.type == "div_open" else None
        if kind is None:
            continue
        name = _name(token)
        skip_to = at + 1
        if name is None and at + 1 < len(state.tokens) and state.tokens[at + 1].type == "heading_open":
            heading, name = state.tokens[at + 1], state.tokens[at + 2]
            skip_to = matching(state.tokens, at + 1) + 1
            if "id" in heading.attrs:
                token.attrs.setdefault("id", heading.attrs["id"])
        _classify(token, kind)
        kept += _head(token, kind, name)
    state.tokens = kept


def _kind(token: Token) -> ReferenceKind | None:
    identifier = str(token.attrs.get("id", ""))
    by_id = kind_of(identifier)
    if by_id in THEOREM_KINDS:
        return by_id
    names = str(token.attrs.get("class", "")).split()
    found = next((_CLASSES[name] for name in names if name in _CLASSES), None)
    named = bool(identifier) or "name" in token.attrs or "title" in token.attrs
    return None if found is not None and found.term in _DOUBTFUL and not named else found


def _classify(token: Token, kind: ReferenceKind) -> None:
    names = str(token.attrs.get("class", "")).split()
    token.attrs["class"] = " ".join(dict.fromkeys(("theorem", kind.term, *names)))
    identifier = str(token.attrs.get("id", ""))
    if identifier and kind_of(identifier) is not kind:
        token.meta["labels"] = [f"{kind.prefix}-{identifier}"]


def _name(token: Token) -> Token | None:
    """Return the name that is an attribute, as text to be read, or None."""
    words = [str(token.attrs.pop(key)) for key in ("name", "title") if key in token.attrs]
    for one in token.meta.get("written", ()):
        one.values.pop("name", None)
        one.values.pop("title", None)
    if not words or not words[0].strip():
        return None
    return title_text(token, words[0].strip())


def _head(token: Token, kind: ReferenceKind, name: Token | None) -> list[Token]:
    place = token.map
    opening = Token("theorem_head_open", "span", 1, block=True, map=place, meta={"kind": kind.term})
    closing = Token("theorem_head_close", "span", -1, block=True, map=place)
    return [opening, *([name] if name is not None else []), closing]
