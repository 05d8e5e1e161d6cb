"""A mark for the index on what is no text itself (title, figure, table): it marks the title or caption."""

from collections.abc import Sequence

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.core.vocabulary import INDEX_LEVELS
from octavo.elements.index_mark import CLASSES
from octavo.source.finding import Finding

#: What is wrong with a mark on something that has no words.
WORDLESS = Finding(
    "index-mark-place",
    "there is no caption that this mark for the index could stand in",
    "write a caption, or a mark into the text beside it: []{.index term=...}",
)


def mark_words(words: Sequence[Token], attributes: dict[str, str | int | float], span: Span) -> list[Token]:
    """Return inline tokens as one bracketed span that has the mark, which is taken out of ``attributes``."""
    names = str(attributes.get("class", "")).split()
    marked: dict[str, str | int | float] = {
        name: attributes.pop(name) for name in sorted(attributes.keys() & INDEX_LEVELS.keys())
    }
    marked["class"] = " ".join(name for name in names if name in CLASSES)
    attributes["class"] = " ".join(name for name in names if name not in CLASSES)
    opening = Token("span_open", "span", 1, attrs=marked, meta={"span": span})
    return [opening, *words, Token("span_close", "span", -1, meta={"span": span})]
