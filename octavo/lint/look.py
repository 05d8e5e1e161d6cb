"""Looks over a book with all rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.core.diagnostics import Diagnostics
from octavo.core.registry import Registry
from octavo.lint import RULES
from octavo.lint.book import LintedBook
from octavo.lint.rule import LintRule, SourceChange, diagnostic
from octavo.lint.waivers import WaiverUse, waivers_of


@dataclass(frozen=True, slots=True)
class Looked:
    """The end of looking over a book: how many things were found, and the changes that mend some of them."""

    found: int
    waived: int
    changes: tuple[SourceChange, ...]


def look_over(book: LintedBook, diagnostics: Diagnostics, rules: Registry[LintRule] = RULES) -> Looked:
    """Look over a book, and tell ``diagnostics`` what the rules find and no waiver allows."""
    waivers = WaiverUse(waivers_of(book))
    changes: list[SourceChange] = []
    found = waived = 0
    for rule in rules:
        for one in rule.look(book):
            if waivers.waives(rule.code, one):
                waived += 1
                continue
            found += 1
            diagnostics.add(diagnostic(rule.code, one))
            changes += one.changes
    for code, one in waivers.told(rule.code for rule in rules):
        found += 1
        diagnostics.add(diagnostic(code, one))
    return Looked(found, waived, _apart(changes))


def _apart(changes: Sequence[SourceChange]) -> tuple[SourceChange, ...]:
    """Return changes in the order of their places, without those that overlap one before them."""
    kept: list[SourceChange] = []
    for one in sorted(set(changes), key=lambda change: (change.span, change.old)):
        last = kept[-1] if kept else None
        same_line = last is not None and (last.span.file, last.span.line) == (one.span.file, one.span.line)
        if last is not None and same_line and one.span.column < last.span.column + len(last.old):
            continue
        kept.append(one)
    return tuple(kept)
