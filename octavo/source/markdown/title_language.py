"""The language and the direction of a title, which stands in many places, such as the contents."""

from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from octavo.core.diagnostics import Span


def in_language(words: Sequence[Token], attributes: Mapping[str, str], span: Span) -> list[Token]:
    """Return the words of a title, as a span in the language and direction of the heading if it has them."""
    names = [name for name in ("lang", "dir") if name in attributes]
    said: dict[str, str | int | float] = {name: attributes[name] for name in names}
    if not said:
        return list(words)
    opening = Token("span_open", "span", 1, attrs=said, meta={"span": span})
    return [opening, *words, Token("span_close", "span", -1, meta={"span": span})]
