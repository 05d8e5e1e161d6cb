"""Whole builds: found again while nothing has changed, and only then; given out as they were."""

import dataclasses
import os
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from octavo.build.build_cache import BuildCache, CachedBuild, CachedFile, open_build_cache
from octavo.build.publish import rejected, staging
from octavo.build.report import Counts, MadeFile, Report
from octavo.cache import machine
from octavo.cache.codec import Codec
from octavo.cache.store import Store
from octavo.check.result import CheckResult, Outcome
from octavo.cli.told import Told
from octavo.cli.unchanged import publish_unchanged
from octavo.core.diagnostics import Diagnostic, FilePlace, Severity, Span
from octavo.core.settings import CheckLevel, MessageFormat, PdfVariant, Settings, Verbosity

NOTE = Diagnostic("note-odd", "y is odd", "leave it", None, Severity.NOTE, FilePlace("a-book.epub"))
WARNING = Diagnostic("word-odd", "“x” is odd", "mend it", Span("one.md", 2, 3), Severity.WARNING)
REPORT = Report(
    "A Book",
    "a-book",
    "en",
    (
        MadeFile("a-book.epub", "epub", 4, "0f", documents=3),
        MadeFile("a-book-html", "html", 9, None),
    ),
    Counts(10, 1, 2, 3, documents=3),
    (CheckResult("EPUBCheck", "a-book.epub", Outcome.PASSED, (NOTE,), 1.5, "1 of 1"),),
    {"read": 0.1, "epub": 1.25},
    1.35,
    (WARNING,),
)
FILES = {
    "a-book.epub": b"epub",
    "a-book-html/index.html": b"<html/>",
    "a-book-html/deep/p.css": b"p{}",
    "report.json": b"{}",
    "SHA256SUMS": b"".join(
        b"%064d  a-book%s\n" % (0, name) for name in (b"-html/deep/p.css", b"-html/index.html", b".epub")
    ),
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "book" / "images").mkdir(parents=True)
    (tmp_path / "book" / "book.yaml").write_text("title: A Book\n")
    (tmp_path / "book" / "one.md").write_text("# One\nan x here\n")
    (tmp_path / "book" / "images" / "a.svg").write_text("<svg/>")
    return Settings(tmp_path / "book", tmp_path / "output")


def builds_of(settings: Settings) -> BuildCache:
    """The builds as another run of the command would open them."""
    builds = open_build_cache(settings)
    assert builds is not None
    return builds


def build(settings: Settings, report: Report = REPORT, while_made: Callable[[], object] = bool) -> None:
    """Make the files and publish them, as the press does."""
    builds = builds_of(settings)
    with staging(settings.output) as room:
        for name, data in FILES.items():
            (room.made / name).parent.mkdir(parents=True, exist_ok=True)
            (room.made / name).write_bytes(data)
        while_made()
        builds.keep(report, room.made)
        room.publish()


def again(settings: Settings) -> bool:
    return publish_unchanged(settings, builds_of(settings), nullcontext, Told(settings))


def made(settings: Settings) -> dict[str, bytes]:
    """The files of the output folder."""
    found = (path for path in settings.output.rglob("*") if path.is_file())
    return {path.relative_to(settings.output).as_posix(): path.read_bytes() for path in found}


def test_the_report_comes_back_as_it_was(settings: Settings) -> None:
    assert builds_of(settings).find() is None
    build(settings)
    kept = builds_of(settings).find()
    assert kept is not None
    assert kept.report == REPORT
    assert {file.path for file in kept.files} == FILES.keys()


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": lambda book: (book / "one.md").write_text("# Two\n"),
    "metadata": lambda book: (book / "book.yaml").write_text("title: Another\n"),
    "hyphenation": lambda book: (book / "book.yaml").write_text("title: A Book\nhyphenation: [Gos-plan]\n"),
    "picture": lambda book: (book / "images" / "a.svg").write_text("<svg />"),
    "new file": lambda book: (book / "two.md").write_text(""),
    "hidden file": lambda book: (book / ".styles").write_text(""),
    "removed": lambda book: (book / "one.md").unlink(),
    "own style": lambda book: (book / "images").rename(book / "styles"),
    "named otherwise": lambda book: (book / "one.md").rename(book / "three.md"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_book_makes_another_build(settings: Settings, change: str) -> None:
    build(settings)
    CHANGES[change](settings.book)
    assert builds_of(settings).find() is None


OTHER: dict[str, Any] = {
    "formats": frozenset({"epub"}),
    "check": CheckLevel.FULL,
    "pdf_variants": frozenset(PdfVariant),
    "printer": "",
    "edition": "large-print",
}
SAME: dict[str, Any] = {
    "jobs": 99,
    "verbosity": Verbosity.QUIET,
    "cache": True,
    "strict": True,
    "messages": MessageFormat.JSON,
}


@pytest.mark.parametrize("name", OTHER)
def test_another_setting_makes_another_build(settings: Settings, name: str) -> None:
    build(settings)
    assert builds_of(replace(settings, **{name: OTHER[name]})).find() is None


@pytest.mark.parametrize("name", SAME)
def test_settings_that_change_no_file_make_the_same_build(settings: Settings, name: str) -> None:
    build(settings)
    assert builds_of(replace(settings, **{name: SAME[name]})).find() is not None


def test_every_setting_is_looked_at_here() -> None:
    names = {field.name for field in dataclasses.fields(Settings)}
    # The folders are those of extensions, which are part of the key, and the one that has the entries.
    assert names == {"book", "output", "cache_folder", "template_folders", "style_folders", *OTHER, *SAME}


def test_another_program_makes_another_build(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(settings)
    monkeypatch.setattr(machine, "tool", lambda: "another")
    assert builds_of(settings).find() is None


@pytest.fixture
def checkers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Programs that stand for those which check: the one of poppler, Ace, and the browser of Ace."""
    found = {}
    for name in ("pdftotext", "ace", "chromium"):
        found[name] = tmp_path / "bin" / name
        found[name].parent.mkdir(exist_ok=True)
        found[name].write_text("one")
        found[name].chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("OCTAVO_ACE", str(found["ace"]))
    monkeypatch.setenv("PUPPETEER_EXECUTABLE_PATH", str(found["chromium"]))
    return found


CHANGED_CHECKERS: dict[str, Callable[[Path], object]] = {
    "another program": lambda program: program.write_text("another"),
    "one of the same size": lambda program: os.utime(program, (1, 1)),
    "none": lambda program: program.unlink(),
}
#: The programs that check at each level: Poppler reads PDFs; only ``--check full`` runs Ace, on an e-book.
USED: dict[str, tuple[CheckLevel, str, tuple[str, ...]]] = {
    "none": (CheckLevel.NONE, "pdf", ()),
    "quick": (CheckLevel.QUICK, "pdf", ("pdftotext",)),
    "quick, without a PDF": (CheckLevel.QUICK, "epub", ()),
    "full": (CheckLevel.FULL, "epub", ("ace", "chromium")),
    "full, without an e-book": (CheckLevel.FULL, "pdf", ("pdftotext",)),
}


@pytest.mark.parametrize("change", CHANGED_CHECKERS)
@pytest.mark.parametrize("level", USED)
def test_a_build_is_not_given_out_as_checked_when_what_checks_has_changed(
    settings: Settings, checkers: dict[str, Path], level: str, change: str
) -> None:
    check, made_format, used = USED[level]
    asked = replace(settings, check=check, formats=frozenset({made_format}))
    for name, program in checkers.items():
        build(asked)
        assert builds_of(asked).find() is not None
        CHANGED_CHECKERS[change](program)
        assert (builds_of(asked).find() is None) == (name in used), name


def test_the_same_files_elsewhere_are_another_book(settings: Settings, tmp_path: Path) -> None:
    """Messages may name the place of a file."""
    build(settings)
    moved = settings.book.rename(tmp_path / "moved")
    assert builds_of(replace(settings, book=moved)).find() is None


def test_what_builds_leave_in_the_book_is_no_part_of_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside = replace(settings, output=settings.book / "output")
    build(inside)
    rejected(inside.output).mkdir()
    (settings.book / ".git").mkdir()
    (settings.book / ".git" / "index").write_text("changes with each command")
    assert builds_of(inside).find() is not None
    (settings.book / "output.md").write_text("no output")
    assert builds_of(inside).find() is None


def test_a_book_that_changed_while_it_was_built_is_not_kept(settings: Settings) -> None:
    build(settings, while_made=lambda: (settings.book / "one.md").write_text("changed\n"))
    assert builds_of(settings).find() is None
    (settings.book / "one.md").write_text("# One\nan x here\n")
    assert builds_of(settings).find() is None


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.SKIPPED])
def test_a_build_is_not_kept_unless_all_its_checks_passed(settings: Settings, outcome: Outcome) -> None:
    (check,) = REPORT.checks
    build(settings, replace(REPORT, checks=(check, replace(check, outcome=outcome))))
    assert builds_of(settings).find() is None


def test_a_book_that_is_too_large_to_be_looked_through_is_not_kept(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("octavo.build.book_state.tree_digest", lambda *_: None)
    build(settings)
    assert builds_of(settings).find() is None
    assert made(settings) == FILES


def test_files_that_are_there_are_not_written(settings: Settings) -> None:
    build(settings)
    before = {path: path.stat() for path in settings.output.rglob("*")}
    assert again(settings)
    for path, status in before.items():
        now = path.stat()
        assert (now.st_ino, now.st_mtime_ns) == (status.st_ino, status.st_mtime_ns), path


def _link(path: Path) -> None:
    path.symlink_to(path.rename(path.parent.parent / "elsewhere"))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a file deleted": lambda out: (out / "a-book.epub").unlink(),
    "a file of the site deleted": lambda out: (out / "a-book-html" / "deep" / "p.css").unlink(),
    "a file changed": lambda out: (out / "a-book.epub").write_bytes(b"EPUB"),
    "the report changed": lambda out: (out / "report.json").write_text("[]"),
    "a file added to the site": lambda out: (out / "a-book-html" / "old.html").write_text(""),
    "a link in its place": lambda out: _link(out / "a-book.epub"),
    "everything gone": lambda out: out.rename(out.with_name("gone")),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_output_folder_gets_back_what_it_lacks(settings: Settings, damage: str) -> None:
    build(settings)
    DAMAGE[damage](settings.output)
    assert again(settings)
    assert made(settings) == FILES
    assert not (settings.output / "a-book.epub").is_symlink()


def test_other_files_of_the_output_folder_stay(settings: Settings) -> None:
    build(settings)
    (settings.output / "mine.txt").write_text("mine")
    (settings.output / "a-book.epub").unlink()
    assert again(settings)
    assert made(settings) == {**FILES, "mine.txt": b"mine"}


def test_what_an_earlier_failure_has_left_goes(settings: Settings) -> None:
    build(settings)
    rejected(settings.output).mkdir()
    assert again(settings)
    assert not rejected(settings.output).exists()


def test_without_all_its_files_a_build_is_made_anew(settings: Settings) -> None:
    build(settings)
    (settings.output / "a-book.epub").unlink()
    kept = builds_of(settings).find()
    assert kept is not None
    (file,) = (file for file in kept.files if file.path == "a-book.epub")
    store = builds_of(settings).store
    (store.folder / file.digest[:2] / file.digest[2:]).write_bytes(b"damaged")
    assert not again(settings)
    assert "a-book.epub" not in made(settings)


@pytest.mark.parametrize("path", ["../forged", "/var/forged", "a/../../forged", "", "a\0b"])
def test_a_forged_entry_leads_to_no_other_place(settings: Settings, path: str) -> None:
    class Forged(BuildCache):
        def forge(self) -> None:
            assert self._key is not None
            kept = CachedBuild(REPORT, (CachedFile(path, 1, "00" * 32),))
            self.store.put(self._key, Codec(CachedBuild).encode(kept))

    builds = builds_of(settings)
    Forged(settings, builds.store).forge()
    assert builds.find() is None


def test_an_entry_of_another_kind_counts_as_none(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(settings)
    monkeypatch.setattr(Store, "get", lambda self, key: b"no build at all")
    assert builds_of(settings).find() is None


def test_the_warnings_and_the_table_are_printed_again(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    build(settings)
    assert again(settings)
    said = capsys.readouterr()
    assert "one.md:2:3: warning[word-odd]: “x” is odd" in said.err
    assert "an x here" in said.err
    assert "a-book.epub" in said.out
    assert "1 of 1" in said.out
    assert "Nothing has changed" in said.out


def test_only_warnings_are_said_when_it_is_to_be_quiet(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    build(settings)
    assert again(replace(settings, verbosity=Verbosity.QUIET))
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 4)
    assert "one.md:2:3: warning[word-odd]: “x” is odd" in err


def test_the_entry_is_data(settings: Settings) -> None:
    """Behind the seal is MessagePack, which runs nothing when it is read."""
    build(settings)
    builds = builds_of(settings)
    assert builds._key is not None
    data = builds.store.get(builds._key)
    assert data is not None
    assert msgspec.msgpack.decode(data)["report"]["title"] == "A Book"


def test_a_file_of_the_book_in_the_output_folder_counts(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside = replace(settings, output=settings.book / "output")
    (settings.book / "output").mkdir()
    (settings.book / "output" / "map.svg").write_text("<svg/>")
    build(inside)
    assert builds_of(inside).find() is not None
    (settings.book / "output" / "map.svg").write_text("<svg> </svg>")
    assert builds_of(inside).find() is None


def test_a_link_into_a_folder_of_another_program_leaves_a_book_without_a_state(settings: Settings) -> None:
    (settings.book / ".cache").mkdir()
    (settings.book / ".cache" / "b.svg").write_text("<svg/>")
    build(settings)
    assert builds_of(settings).find() is not None
    (settings.book / "images" / "b.svg").symlink_to("../.cache/b.svg")
    build(settings)
    assert builds_of(settings).find() is None
