"""Drafts: a book whose ``book.yaml`` says ``draft: true`` is built though it is not finished.

Faults that leave the text readable are warnings there. A reference or a citation that leads to nothing stands
in the book as it is typed, a link that leads to nothing keeps its words, a formula that can't be set is code.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostics
from octavo.source.context import ReadingContext
from octavo.source.references import table_texts
from octavo.source.tokens import FAULTY, matching, walk

#: The faults that a draft may have.
_FAULTS = (
    "attribute-unknown",
    "bibliography-missing",
    "citation-unknown",
    "formula-wrong",
    "link-target",
    "link-undefined",
    "note-undefined",
    "note-unused",
    "path-outside",
    "picture-broken",
    "picture-missing",
    "picture-remote",
    "picture-too-big",
    "picture-type",
    "reference-undefined",
    "svg-unsafe",
    "table-note-unused",
    "variable-unknown",
)


def settle_draft(context: ReadingContext) -> None:
    """Leave as it is typed what is faulty. The faults themselves stay errors until ``soften``."""
    for tokens in _token_lists(context):
        if isinstance(tokens, list):
            _open_groups(tokens)
        for at, token in enumerate(tokens):
            if token.meta.get(FAULTY):
                _leave_as_typed(tokens, at)


def soften(diagnostics: Diagnostics) -> None:
    """Make warnings of the faults that a draft may have, and say how many there are."""
    found = diagnostics.soften(_FAULTS)
    if found:
        diagnostics.warning(
            "draft-faults",
            None,
            f"{found:,} fault{'s' * (found != 1)} of this draft would fail the build of a finished book",
            "mend them, and take `draft: true` out of book.yaml",
        )


def _token_lists(context: ReadingContext) -> Iterator[Sequence[Token]]:
    """Yield all lists of tokens that stand beside each other, in all texts of the book."""
    texts = [text for text, _ in context.texts]
    for table in context.tables.values():
        texts += [*table_texts(table), *(note.text for note in table.notes)]
    for text in texts:
        yield text.tokens
        for token in walk(text.tokens):
            yield from (tokens for tokens in (token.children, token.meta.get("caption")) if tokens)


def _open_groups(tokens: list[Token]) -> None:
    """Make spans of the groups of references in which one is faulty, with semicolons between them."""
    if not any(token.type == "cross_refs_open" for token in tokens):
        return
    opened: list[Token] = []
    end = -1  # of the group that is opened
    for at, token in enumerate(tokens):
        if token.type == "cross_refs_open":
            close = matching(tokens, at)
            if any(one.meta.get(FAULTY) for one in tokens[at:close]):
                end = close
                for edge in (token, tokens[close]):
                    edge.type, edge.tag = edge.type.replace("cross_refs", "span"), "span"
        elif at < end and token.type == "cross_ref" and opened[-1].type != "span_open":
            opened.append(Token("text", "", 0, content="; ", meta={"span": token.meta["span"]}))
        opened.append(token)
    tokens[:] = opened


def _leave_as_typed(beside: Sequence[Token], at: int) -> None:
    """Make text or code of a token; a link becomes a span of its words."""
    token = beside[at]
    if token.type == "link_open":
        for edge in (token, beside[matching(beside, at)]):
            edge.type, edge.tag = edge.type.replace("link", "span"), "span"
        token.attrs.pop("href", None)
        return
    if token.type == "math":
        token.type = "fence" if token.block else "code_inline"
        return
    written = {"note_ref": f"[^{token.meta.get('id')}]", "cross_ref": f"@{token.meta.get('target')}"}
    token.content = written.get(token.type) or token.content
    token.type, token.tag, token.children = "text", "", None
