"""Notes that say the same, word for word."""

import re
from collections.abc import Iterator

from octavo.core.diagnostics import Severity, Span
from octavo.lint.book import LintedBook
from octavo.lint.rule import LintFinding, LintRule
from octavo.source.tokens import plain_text

#: Shorter ones may well come again: "Ibid.", "Editor's note".
_LEAST = 40


def _look(book: LintedBook) -> Iterator[LintFinding]:
    seen: dict[tuple[str, str], Span] = {}
    for note in book.manuscript.notes.values():
        words = re.sub(r"\s+", " ", plain_text(note.text.tokens)).strip()
        if len(words) < _LEAST:
            continue
        first = seen.setdefault((note.series, words), note.span)
        if first is not note.span:
            yield LintFinding(
                note.span,
                f"the note [^{note.id}] has the same words as that in {first.file}, line {first.line}",
                "call the first note again, or shorten the second",
                Severity.NOTE,
                words=note.id,
            )


RULE = LintRule("note-repeated", _look)
