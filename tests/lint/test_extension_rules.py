"""Rules of extensions: registered as the built-in ones are, with waivers and changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.api import BUILT_IN, LintFinding, LintRule, Octavo, RegistryError, SourceChange
from octavo.core.diagnostics import Diagnostics
from octavo.lint.book import LintedBook, linted_book
from octavo.lint.look import look_over
from octavo.lint.mending import mend
from octavo.source import read
from tests.source.cases import listed, write_book

BOOK = """\
=== chapters/one.md
The harbour froze.

<!-- octavo: allow lint-house-words: a name -->

Pearl Harbour froze.
"""


def house_words(book: LintedBook) -> Iterator[LintFinding]:
    for passage in book.prose:
        at = passage.text.lower().find("harbour")
        if at >= 0:
            change = SourceChange(passage.span(at + 4), "our", "or")
            yield LintFinding(passage.span(at), "a word of others", "write `harbor`", changes=(change,))


def test_a_rule_is_added_waived_and_mends(tmp_path: Path) -> None:
    octavo = Octavo(BUILT_IN)
    octavo.add_lint_rule(LintRule("house-words", house_words), after="double-space")
    rules = octavo.toolchain.lint_rules
    assert rules.names()[:3] == ("doubled-word", "double-space", "house-words")
    manuscript = read(write_book(tmp_path, BOOK), Diagnostics())
    assert manuscript is not None
    book, found = linted_book(manuscript), Diagnostics()
    looked = look_over(book, found, rules)
    assert listed(found) == "chapters/one.md:1:5 warning lint-house-words\n"
    assert looked.waived == 1
    assert len(mend(book.folder, looked.changes).made) == 1
    assert (tmp_path / "chapters/one.md").read_text(encoding="utf-8").startswith("The harbor froze.\n")


def test_a_name_can_be_taken_once() -> None:
    octavo = Octavo(BUILT_IN)
    with pytest.raises(RegistryError):
        octavo.add_lint_rule(LintRule("doubled-word", house_words))
