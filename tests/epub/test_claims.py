"""Claims of book.yaml that the documents disprove."""

from pathlib import Path
from typing import Any

import pytest

from octavo.core.accessibility import Facts
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.epub.claims import check_claims
from octavo.source.accessibility import Accessibility


def found(facts: Facts, settings: Settings | None = None, **keys: object) -> list[str]:
    """Codes and places of what is said of a book with those keys under ``accessibility``."""
    diagnostics = Diagnostics()
    check_claims(Accessibility.model_validate(keys), facts, settings, diagnostics)
    return [f"{one.severity} {one.code} {one.span or ''}".strip() for one in diagnostics]


def claimed(level: str) -> dict[str, Any]:
    return {"certifier": {"name": "Access House"}, "wcag": "2.2", "level": level}


@pytest.mark.parametrize(
    "facts",
    [
        Facts(pictures=2, described=1),
        Facts(tables=1, headed=0),
        Facts(formulas=2, mathml=1, spoken=0),
        Facts(fixed_type=True),
    ],
)
def test_a_claim_that_is_not_true(facts: Facts) -> None:
    assert found(facts, **claimed("AA")) == ["error claim-untrue"]
    assert found(facts) == []


def test_what_the_lowest_level_does_not_ask_for() -> None:
    assert found(Facts(fixed_type=True), **claimed("A")) == []


def test_a_claim_that_nothing_speaks_against() -> None:
    facts = Facts(pictures=1, described=1, tables=1, headed=1, formulas=1, mathml=1)
    assert found(facts, **claimed("AAA")) == []


def test_the_message_names_what_is_wrong() -> None:
    diagnostics = Diagnostics()
    claim = Accessibility.model_validate(claimed("AA"))
    check_claims(claim, Facts(pictures=3, described=1), None, diagnostics)
    (one,) = diagnostics
    assert one.message == (
        "the e-book is said to meet WCAG 2.2, level AA, but 2 pictures have no text (criterion 1.1.1)"
    )


def test_hazards() -> None:
    assert found(Facts(), hazards=["sound"]) == ["warning hazard-impossible"]
    assert found(Facts(moving=True)) == ["warning hazard-unknown"]
    assert found(Facts(moving=True), hazards="none") == []
    assert found(Facts(moving=True), hazards="flashing", **claimed("A")) == ["error claim-untrue"]


def test_the_place_is_the_line_of_the_key(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("title: T\naccessibility:\n  hazards: sound\n", encoding="utf-8")
    settings = Settings(tmp_path, tmp_path / "output")
    assert found(Facts(), settings, hazards="sound") == ["warning hazard-impossible book.yaml:2:1"]
