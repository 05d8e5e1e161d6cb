"""The catalogue of codes holds what the stage's code reports, and nothing else."""

import ast
import re
from pathlib import Path

import octavo.core.folder
import octavo.source
from octavo.core.codes.source import CODES
from octavo.elements import ELEMENTS
from octavo.elements.attributes import COMMON
from octavo.elements.lookup import ElementLookup
from tests.source.cases import FIXTURES

#: Names of the functions that take a code as their first argument.
REPORTERS = {"error", "warning", "report", "Finding", "_error", "_error_alias"}


def reported() -> set[str]:
    """The codes that stand as first arguments of reporting calls, in the stage and in the book's folder."""
    found = set()
    core = Path(octavo.core.folder.__file__)
    rooms = (core, core.with_name("decoding.py"))
    for path in (*Path(octavo.source.__file__).parent.rglob("*.py"), *rooms):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name in REPORTERS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found | codes_of_elements()


def codes_of_elements() -> set[str]:
    """The codes that the kinds of element bring along: of what they must hold, and of their attributes."""
    kinds = ElementLookup(ELEMENTS).kinds
    attributes = [*COMMON.values(), *(one for kind in kinds for one in kind.attributes)]
    return {
        *(kind.content.code for kind in kinds if kind.content),
        *(one.code for one in attributes),
        *(one.rule.code for one in attributes if one.rule),
    }


def test_the_catalogue_and_the_code_name_the_same_codes() -> None:
    assert reported() == set(CODES)


def test_codes_and_sentences_have_their_form() -> None:
    for code, sentence in CODES.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code), code
        assert sentence.endswith("."), code
        assert "\n" not in sentence, code


def test_nearly_every_code_has_a_case() -> None:
    """Codes that no text file can show are tested in test_files.py."""
    cases = "".join(path.read_text(encoding="utf-8") for path in FIXTURES.glob("*.txt"))
    shown = set(re.findall(r"(?:error|warning|note) ([a-z0-9-]+)$", cases, re.MULTILINE))
    elsewhere = {
        "book-missing",
        "edition-unknown",
        "file-too-big",
        "file-unreadable",
        "utf8-invalid",
        "character-read-as",
        "picture-too-big",
        "nesting-deep",
        "printer-unclear",  # these two in test_printers.py
        "printer-unknown",
        "include-deep",  # these two in test_includes.py
        "include-large",
        "font-broken",  # these two in test_own_styles.py
        "style-remote",
        "draft-faults",  # in test_draft_book.py
    }
    assert set(CODES) - shown == elsewhere
