"""Additions: what another hand put into a text, as an editor into an author's note."""

from markdown_it.token import Token

#: What a span or a fenced div of this class is.
ADDITION = "addition"


def addition_of(token: Token) -> dict[str, str]:
    """The attributes of an addition besides those that an author may set on anything: what it is to the
    vocabulary of EPUB, and whose it is (``data-author``; "" where it does not say). None for other tokens."""
    if ADDITION not in str(token.attrs.get("class", "")).split():
        return {}
    return {"epub:type": "z3998:editorial-note", "data-author": str(token.attrs.get("author", ""))}
