"""A mark for the index on what is no text itself (title, figure, table): it marks the title or caption."""

from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import INDEX

_CLASSES = ("index", "principal")
#: What is wrong with a mark on something that has no words.
WORDLESS = Finding(
    "index-mark-place",
    "there is no caption that this mark for the index could stand in",
    "write a caption, or a mark into the text beside it: []{.index term=...}",
)


def is_mark(attributes: Mapping[str, object]) -> bool:
    """Whether attributes are those of an index mark."""
    return "index" in str(attributes.get("class", "")).split()


def mark_words(words: Sequence[Token], attributes: dict[str, str | int | float], span: Span) -> list[Token]:
    """Inline tokens as one bracketed span that has the mark; it is taken out of ``attributes``."""
    names = str(attributes.get("class", "")).split()
    marked: dict[str, str | int | float] = {
        name: attributes.pop(name) for name in sorted(INDEX & attributes.keys())
    }
    marked["class"] = " ".join(name for name in names if name in _CLASSES)
    attributes["class"] = " ".join(name for name in names if name not in _CLASSES)
    opening = Token("span_open", "span", 1, attrs=marked, meta={"span": span})
    return [opening, *words, Token("span_close", "span", -1, meta={"span": span})]
