"""A hyphen between spaces where a dash is meant."""

import re
from collections.abc import Iterator

from octavo.lint.book import LintedBook
from octavo.lint.passages import PassageKind
from octavo.lint.rule import LintFinding, LintRule

_HYPHEN = re.compile(r"(?<=[^\s+*/=<>-])[ \u00a0]-[ \u00a0\n](?=[^\s+*/=<>-])")
_SUM = re.compile(r"[=<>≤≥≈+×÷^]")
_WORDS = re.compile(r"[^\W\d_]{2}")
_AROUND = 40


def _look(book: LintedBook) -> Iterator[LintFinding]:
    for passage in book.prose:
        if passage.kind is PassageKind.ALT:
            continue
        for hyphen in _HYPHEN.finditer(passage.text):
            before = passage.text[max(0, hyphen.start() - _AROUND) : hyphen.start()]
            after = passage.text[hyphen.end() : hyphen.end() + _AROUND]
            # a - b and x - 1 are sums; what is no letter on both sides may be one.
            if _SUM.search(before[-12:] + after[:12]):
                continue
            if not (_WORDS.search(before[-3:]) or _WORDS.match(after)):
                continue
            yield LintFinding(
                passage.span(hyphen.start() + 1),
                "a hyphen stands between two spaces, where a dash is meant",
                "write -- or --- for the dash; Octavo sets it by the rules of the language",
            )


RULE = LintRule("hyphen-for-dash", _look)
