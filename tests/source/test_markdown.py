"""The Markdown rules: what each makes of a text, and where it says that it stands."""

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.source.markdown import parse_blocks
from tests.source.cases import Case, listed, outline, read_cases


@pytest.mark.parametrize("case", read_cases("markdown-*.txt"), ids=str)
def test_markdown(case: Case) -> None:
    diagnostics = Diagnostics()
    tokens = parse_blocks(case.given, "text.md", diagnostics)
    assert outline(tokens) + listed(diagnostics) == case.expected
