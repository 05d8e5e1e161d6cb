"""The rules of the linter: small books with what each rule finds, and what looks like it and is right."""

import re
from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.lint import RULES
from octavo.lint.book import linted_book
from octavo.lint.look import look_over
from octavo.lint.waivers import WAIVER_CODES
from octavo.source import read
from tests.source.cases import Case, listed, read_cases_in, write_book

FIXTURES = Path(__file__).parent / "fixtures"


def found_in(root: Path) -> Diagnostics:
    """What the linter finds in a book; every hint says something."""
    manuscript = read(root, Diagnostics())
    assert manuscript is not None
    diagnostics = Diagnostics()
    look_over(linted_book(manuscript), diagnostics)
    assert all(one.hint and one.message for one in diagnostics)
    return diagnostics


@pytest.mark.parametrize("case", read_cases_in(FIXTURES, "rule-*.txt"), ids=str)
def test_rule(case: Case, tmp_path: Path) -> None:
    assert listed(found_in(write_book(tmp_path, case.given))) == case.expected


def test_every_rule_has_a_case_that_finds_something_and_one_that_does_not() -> None:
    codes = {rule.code for rule in RULES} | set(WAIVER_CODES)
    cases = read_cases_in(FIXTURES, "rule-*.txt")
    shown = {code for case in cases for code in re.findall(r"lint-[a-z-]+", case.expected)}
    assert shown == codes - {"lint-starter-left"}  # in test_check_command.py
    assert any(not case.expected for case in cases)
