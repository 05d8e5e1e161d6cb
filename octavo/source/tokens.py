"""Small helpers for markdown-it tokens."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

#: In the meta of a token that leads to nothing or can't be set; an error says so.
FAULTY = "faulty"
#: In the ``meta`` of a token: the file from which its links count, if it is not that of its text.
OF_FILE = "of_file"


def matching(tokens: Sequence[Token], start: int) -> int:
    """Return the index of the token that closes the one at ``start``."""
    depth = 0
    for at in range(start, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def title_text(opening: Token, words: str) -> Token:
    """Return the text, still to be read, of a title that stands among the attributes of a block."""
    line = opening.map[0] if opening.map else 0
    return Token(
        "inline",
        "",
        0,
        block=True,
        content=words,
        children=[],
        map=[line, line + 1],
        level=opening.level + 1,
    )


def walk(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield all tokens with those inside them, captions of figures too, in reading order."""
    for token in tokens:
        yield token
        if token.children:
            yield from walk(token.children)
        if token.type == "figure" and token.meta.get("caption"):
            yield from walk(token.meta["caption"])


def plain_text(tokens: Sequence[Token]) -> str:
    """Return the words of inline tokens without their markup."""
    return "".join(
        token.content
        if token.type in ("text", "code_inline", "named_link_open", "named_link_close")
        else " "
        if token.type in ("softbreak", "hardbreak")
        else ""
        for token in walk(tokens)
    )
