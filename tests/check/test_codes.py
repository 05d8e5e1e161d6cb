"""The catalogue of the checks' codes holds what their code reports, and nothing else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import octavo.check
from octavo.core.codes.checks import CHECKS

REPORTERS = {"fault", "warning", "advice"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """All calls that report something, each with its file."""
    for path in Path(octavo.check.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                if name in REPORTERS:
                    yield path.name, node


def words() -> set[str]:
    """All texts in the code of the checks that look like a code."""
    found = set()
    for path in Path(octavo.check.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def test_each_reported_code_is_in_the_catalogue() -> None:
    firsts = [call.args[0] for _, call in calls()]
    reported = {first.value for first in firsts if isinstance(first, ast.Constant)}
    assert len(reported) > 40
    assert reported <= set(CHECKS)


def test_each_code_of_the_catalogue_is_reported() -> None:
    assert set(CHECKS) <= words()


def test_codes_sentences_and_hints_have_their_form() -> None:
    for code, (sentence, hint) in CHECKS.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code), code
        assert sentence.endswith("."), code
        assert hint, code
        assert not hint.endswith("."), code
