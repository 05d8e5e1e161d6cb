"""The key ``accessibility:`` of book.yaml."""

from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.source import read
from octavo.source.accessibility import Accessibility


def read_key(folder: Path, text: str) -> tuple[Accessibility | None, list[str]]:
    """The key as it is read, and the first lines of what is said of it."""
    (folder / "one.md").write_text("# One\n\nText.\n", encoding="utf-8")
    (folder / "book.yaml").write_text(f"title: T\nbody: [one.md]\n{text}", encoding="utf-8")
    diagnostics = Diagnostics()
    manuscript = read(folder, diagnostics)
    return manuscript.book.accessibility if manuscript else None, [str(d).split("\n")[0] for d in diagnostics]


def test_a_whole_claim(tmp_path: Path) -> None:
    key, faults = read_key(
        tmp_path,
        "accessibility:\n  certifier: {name: Access House, report: https://a.example/r}\n"
        "  wcag: 2.1\n  level: AA\n  hazards: none\n  summary: Ours.\n",
    )
    assert faults == []
    assert key is not None
    assert key.conforms_to == "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
    assert key.certifier is not None
    assert key.certifier.report == "https://a.example/r"
    assert (key.hazards, key.summary) == ((), "Ours.")


@pytest.mark.parametrize(
    ("value", "hazards"),
    [("flashing", ("flashing",)), ("[flashing, sound]", ("flashing", "sound")), ("[]", ()), ("none", ())],
)
def test_hazards_as_they_may_be_written(tmp_path: Path, value: str, hazards: tuple[str, ...]) -> None:
    key, faults = read_key(tmp_path, f"accessibility:\n  hazards: {value}\n")
    assert faults == []
    assert key is not None
    assert key.hazards == hazards


def test_without_the_key_nothing_is_claimed(tmp_path: Path) -> None:
    key, faults = read_key(tmp_path, "")
    assert faults == []
    assert key is not None
    assert key.conforms_to is None
    assert key.hazards is None


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("{level: AA}", "book.yaml:3:16", "a claim needs `certifier` and `wcag`"),
        (
            "{certifier: {name: A}}",
            "book.yaml:3:16",
            "a certifier stands for a claim without `wcag` and `level`",
        ),
        ("{wcag: 2.1, level: AA, certifier: {name: A, report: a.example}}", "3:68", "is not a web address"),
        ("{wcag: 2.1, level: AA, certifier: {credential: A}}", "3:50", "`name` is missing in `certifier`"),
        ("{hazards: [smoke]}", "book.yaml:3:27", "cannot be `smoke`"),
        ("{wacg: 2.1}", "book.yaml:3:17", "`wacg` is not a key of `accessibility`"),
    ],
)
def test_faults(tmp_path: Path, text: str, place: str, words: str) -> None:
    _, faults = read_key(tmp_path, f"accessibility: {text}\n")
    assert len(faults) == 1
    assert words in faults[0]
    assert place in faults[0]


def test_what_follows_from_a_fault_is_not_reported_again(tmp_path: Path) -> None:
    claim = "{wcag: 2.3, level: AA, certifier: {name: A}}"
    _, faults = read_key(tmp_path, f"accessibility: {claim}\n")
    assert len(faults) == 1
    assert "`wcag` cannot be `2.3`" in faults[0]
