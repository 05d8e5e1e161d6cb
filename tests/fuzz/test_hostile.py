"""Spoiled books: a seed makes the same one, what goes wrong is seen and made smaller."""

from pathlib import Path

import pytest
from rich.console import Console

from fuzz.hostile.cases import Case, Use, make_case
from fuzz.hostile.drawing import run_drawn
from fuzz.hostile.oracle import Complaint, Kind, judged
from fuzz.hostile.shrinking import smallest
from fuzz.hostile.trying import Outcome, try_case
from fuzz.hostile.walls import Walls
from octavo.core.diagnostics import Diagnostic, Span

pytestmark = pytest.mark.slow

SMALL = {"book.yaml": b"title: A\nbody: [one.md]\n", "one.md": b"Rye.\n\nOats.\n"}


def test_a_seed_makes_the_same_case() -> None:
    assert make_case(7) == make_case(7)
    assert make_case(7).files != make_case(8).files


@pytest.mark.parametrize(
    ("message", "line", "what"),
    [
        ("it is not right", 1, []),
        ("`NoneType: None` is no name", 1, []),  # that the book says
        ("'NoneType' object has no attribute", 1, ["a-code: NoneType"]),
        ("ValueError: 3", 1, ["a-code: ValueError:"]),
        ("<_io.TextIOWrapper>", 1, ["a-code: <_io."]),
        ("it " * 1000, 1, ["a-code: too long"]),
        ("it is not right", 5, ["a-code: line 5 of 4"]),
        ("it is not right", 0, ["a-code: line 0 of 4"]),
        (" ", 1, ["a-code: silent"]),
    ],
)
def test_messages_are_judged(
    message: str, line: int, what: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuzz.hostile.oracle.codes", lambda: {"a-code"})
    (tmp_path / "one.md").write_bytes(SMALL["one.md"])
    found = judged([Diagnostic("a-code", message, "mend it", Span("one.md", line))], tmp_path)
    assert [one.what for one in found] == what


def test_a_place_in_no_file_is_seen(tmp_path: Path) -> None:
    found = judged([Diagnostic("yaml-syntax", "it is wrong", "mend it", Span("gone.md"))], tmp_path)
    assert [one.what for one in found] == ["yaml-syntax: no such file"]


def test_what_is_done_outside_is_seen(tmp_path: Path) -> None:
    inside, outside, other = (tmp_path / name for name in ("inside", "outside", "other"))
    for folder in (inside, outside, other):
        folder.mkdir()
    (outside / "secret").write_text("x")
    walls = Walls()
    with walls.watched(str(inside), str(outside)) as heard:
        (inside / "a").write_text("x")
        (inside / "a").read_text()
        (outside / "secret").read_text()
        (other / "b").write_text("x")
        (other / "b").rename(inside / "b")
    (other / "c").write_text("x")
    assert heard == [
        f"reads {outside / 'secret'}",
        f"writes {other / 'b'}",
        f"writes {other / 'b'}",
    ]


@pytest.mark.parametrize(
    ("target", "error", "key"),
    [
        ("fuzz.hostile.trying.build", KeyError("a"), "KeyError"),
        ("fuzz.hostile.trying.build", RecursionError("deep"), "RecursionError"),
        ("fuzz.hostile.trying.read", AssertionError(), "AssertionError"),
    ],
)
def test_an_exception_is_seen(
    target: str, error: Exception, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(target, fail)
    use = Use.COMPOSE if target.endswith("build") else Use.LINT
    (complaint,) = try_case(Case(1, use, "", SMALL)).complaints
    assert (complaint.kind, complaint.what.partition(" ")[0]) == (Kind.CRASH, key)


def test_a_case_is_made_smaller_as_long_as_the_same_goes_wrong() -> None:
    complaint = Complaint(Kind.CRASH, "KeyError", "")

    def run(case: Case) -> Outcome:
        wrong = b"x" in case.files.get("two.md", b"") and b"y" in case.files["book.yaml"]
        return Outcome((complaint,) if wrong else ())

    files = {"book.yaml": b"title: y\nbody: [one.md]\n", "one.md": b"Rye.\n", "two.md": b"a\nb x c\nd\n"}
    found = smallest(Case(1, Use.COMPOSE, "", files), complaint.key, run, 60)
    assert found.files == {"book.yaml": b"y", "two.md": b"x"}


def test_a_drawn_book_that_goes_wrong_is_kept_as_small_as_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint = Complaint(Kind.CRASH, "KeyError", "")

    def run(_: object, case: Case) -> Outcome:
        return Outcome((complaint,) if case.files["chapters/one.md"] else ())

    monkeypatch.setattr("fuzz.hostile.drawing.Worker.run", run)
    assert not run_drawn(Console(), tmp_path, books=50)
    (kept,) = tmp_path.iterdir()
    assert len((kept / "chapters/one.md").read_bytes()) < 80
    assert (kept / "chapters/two.md").read_bytes() == b""


def test_drawn_books_stand(tmp_path: Path) -> None:
    assert run_drawn(Console(), tmp_path, books=10)
