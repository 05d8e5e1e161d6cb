"""The Markdown rules: what each makes of a text, and where it says that it stands."""

import time

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.source.markdown import parse_blocks
from tests.source.cases import Case, listed, outline, read_cases


@pytest.mark.parametrize("case", read_cases("markdown-*.txt"), ids=str)
def test_markdown(case: Case) -> None:
    diagnostics = Diagnostics()
    tokens = parse_blocks(case.given, "text.md", diagnostics)
    assert outline(tokens) + listed(diagnostics) == case.expected


@pytest.mark.parametrize(("mark", "levels"), [("*", 300), ("**", 5000)])
def test_emphases_without_end_are_left_as_text(mark: str, levels: int) -> None:
    diagnostics = Diagnostics()
    written = f"{mark}a " * levels + f"a{mark}" * levels
    tokens = parse_blocks(written, "text.md", diagnostics)
    assert [each.code for each in diagnostics] == ["nesting-deep"]
    assert [(token.type, token.content) for token in tokens[1].children or ()] == [("text", written)]
    parse_blocks(f"{mark}a " * 20 + f"a{mark}" * 20, "text.md", diagnostics)
    assert len(list(diagnostics)) == 1


def test_many_lines_with_colons_take_no_long_time() -> None:
    start = time.monotonic()
    parse_blocks(": a\n" * 5000, "text.md", Diagnostics())
    assert time.monotonic() - start < 10
