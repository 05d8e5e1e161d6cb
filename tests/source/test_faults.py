"""What is wrong with a book: every fault is reported at its place, and nothing else is."""

from pathlib import Path

import pytest

from tests.source.cases import Case, listed, read_book, read_cases, write_book


@pytest.mark.parametrize("case", read_cases("faults-*.txt"), ids=str)
def test_fault(case: Case, tmp_path: Path) -> None:
    _, diagnostics = read_book(write_book(tmp_path, case.given))
    assert listed(diagnostics) == case.expected
