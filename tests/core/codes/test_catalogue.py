"""The catalogue has what the program reports, and nothing else, in plain sentences."""

import re
from collections import Counter
from pathlib import Path

import pytest

from octavo.core.codes import catalogue
from octavo.core.codes.catalogue import TOPICS, Code, codes, files_of, topics
from octavo.core.codes.checks import CHECKS
from tests.core.codes.reported import reported

ROOT = Path(__file__).parents[3]
#: Codes of checks that no test of a spoiled file names yet.
UNPROVEN = {"markup-call", "markup-emphasis", "markup-link"}
SENTENCES = re.compile(r"(?:[A-Z`\"]|qpdf |veraPDF ).*[.]", re.DOTALL)


def test_the_catalogue_and_the_program_name_the_same_codes() -> None:
    assert reported() | CHECKS.keys() == codes().keys()


def test_codes_are_found_in_all_stages() -> None:
    # By the source, by the engine through a LayoutProblem, by an import, by an attribute of elements.
    assert {"note-undefined", "off-page", "import-web", "id-invalid"} <= reported()


def test_every_file_of_the_catalogue_is_a_topic() -> None:
    folder = Path(catalogue.__file__).parent
    assert sorted(path.stem for path in folder.glob("*.toml")) == sorted(TOPICS)


def test_no_code_stands_twice() -> None:
    assert [name for name, n in Counter(c.name for t in topics() for c in t.codes).items() if n > 1] == []


@pytest.mark.parametrize("code", codes().values(), ids=lambda code: code.name)
def test_an_entry_has_its_form(code: Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|typesetter|stylesheet|overfull", code.name)
    assert SENTENCES.fullmatch(code.meaning)
    assert SENTENCES.fullmatch(code.mend)
    assert "\n" not in code.meaning + code.mend
    assert not re.search(r"@(sec|tbl)-", code.meaning + code.mend), "references go to `see`"
    assert bool(code.bad) == bool(code.good) == (not code.shown)
    assert bool(code.shown) == bool(code.test) or code.name in UNPROVEN


@pytest.mark.parametrize("code", [code for code in codes().values() if code.test], ids=lambda code: code.name)
def test_a_code_that_no_text_can_show_is_proven_elsewhere(code: Code) -> None:
    assert SENTENCES.fullmatch(code.shown)
    assert (ROOT / code.test).is_file()
    test = "".join(path.read_text(encoding="utf-8") for path in (ROOT / code.test).parent.glob("*.py"))
    # The tests of checks compare what is said, which comes with its code (tests/check/test_codes.py).
    assert code.name in test or code.name in CHECKS


def test_most_codes_have_examples() -> None:
    """A new code has them too, unless no text can show it."""
    others = codes().keys() - CHECKS.keys()
    assert sum(1 for name in others if codes()[name].shown) / len(others) < 0.15


def test_files_of_an_example() -> None:
    assert files_of("One.\n") == {"chapters/one.md": "One.\n"}
    assert files_of("=== a.md\nA.\n=== b.csv\n1,2\n") == {"a.md": "A.\n", "b.csv": "1,2\n"}
    assert files_of("=== pier.png (40 x 30 pixels)\n") == {"pier.png (40 x 30 pixels)": ""}
