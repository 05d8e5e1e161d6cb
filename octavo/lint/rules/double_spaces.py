"""Two spaces and more between words. A browser shows one; elsewhere, and to a search, they are two."""

import re
from collections.abc import Iterator

from octavo.core.diagnostics import Severity
from octavo.lint.book import LintedBook
from octavo.lint.passages import PassageKind
from octavo.lint.rule import LintFinding, LintRule, SourceChange

_SPACES = re.compile(r"(?<=[^\s\ufffc\u2028])[ \t]{2,}(?=[^\s\ufffc\u2028])")
_ENDS = re.compile(r"[.?!:…][\"'”’»)\]]*$")


def _look(book: LintedBook) -> Iterator[LintFinding]:
    for passage in book.prose:
        if passage.kind is PassageKind.VERSE:
            continue  # a gap in a line of verse may be meant
        for spaces in _SPACES.finditer(passage.text):
            start, end = spaces.span()
            if not passage.is_together(start, end):
                continue
            span = passage.span(start)
            after = _ENDS.search(passage.text, max(0, start - 4), start)
            free = passage.is_free(start, end) and book.may_be_changed(span)
            yield LintFinding(
                span,
                f"{len(spaces[0])} spaces stand after a sentence"
                if after
                else f"{len(spaces[0])} spaces stand between two words",
                "write one",
                Severity.NOTE if after else Severity.WARNING,
                changes=(SourceChange(span, spaces[0], " "),) if free else (),
            )


RULE = LintRule("double-space", _look)
