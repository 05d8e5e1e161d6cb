"""Tries a case: uses the book in this process, and tells what went wrong."""

import io
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from fuzz.hostile.cases import Case, Use, write_files
from fuzz.hostile.oracle import Complaint, Kind, judged, words_of
from fuzz.hostile.walls import Walls
from octavo.build.build import build
from octavo.build.extensions import load_toolchain
from octavo.check import Checkers, CheckResult
from octavo.check.result import Outcome as CheckOutcome
from octavo.check.word_places import WordPlaces
from octavo.cli.main import main
from octavo.core.diagnostics import Diagnostic, Diagnostics, Severity
from octavo.core.failures import TypesettingError
from octavo.core.progress import Progress
from octavo.core.settings import PACKAGE, CheckLevel, Settings
from octavo.lint.book import linted_book
from octavo.lint.look import Looked, look_over
from octavo.lint.mending import mend
from octavo.lint.rule import SourceChange
from octavo.projects import import_project
from octavo.source import read

#: Seconds of the processor after which a case is slow.
SLOW = 2.0
#: What lies beside the book, and is not for it.
_SECRET = b"The harbor master's own words.\n"
#: Of so many cases one is built twice.
_TWICE = 4
_FORMATS: Mapping[Use, tuple[str, ...]] = {
    Use.COMPOSE: ("composed",),
    Use.PAGES: ("html",),
    Use.EBOOK: ("epub", "onix"),
    Use.TYPESET: ("epub", "pdf", "print", "cover"),
    Use.CHECKED: ("epub", "pdf"),
}
_COMMANDS = (
    ("--emit", "composed", "--no-check"),
    ("--emit", "composed", "--no-check", "--format", "json"),
    ("--emit", "composed", "--no-check", "--format", "sarif", "--verbose"),
    ("--emit", "composed", "--no-check", "--format", "github", "--strict"),
    ("--lint",),
    ("--lint", "--format", "json"),
    ("--html", "--no-check", "--quiet"),
)
_walls: list[Walls] = []


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: what went wrong, the processor's seconds, and the codes of what was said."""

    complaints: tuple[Complaint, ...] = ()
    seconds: float = 0.0
    codes: tuple[str, ...] = ()
    made: bool = False


class TooLong(BaseException):
    """A case has used up the seconds that it may take. No ``except Exception`` holds it."""


def try_case(case: Case, seconds: float = 10) -> Outcome:
    """Use the book of a case in a folder that goes away again; it may take so many seconds of the
    processor."""
    if not _walls:
        _walls.append(Walls())
    sys.dont_write_bytecode = True
    with tempfile.TemporaryDirectory(prefix="octavo-hostile-") as name:
        inside, outside = Path(name) / "inside", Path(name) / "outside"
        outside.mkdir()
        (outside / "secret.md").write_bytes(_SECRET)
        try:
            write_files(case.files, inside / "book")
        except (OSError, ValueError):
            return Outcome()
        before, tempfile.tempdir = tempfile.tempdir, str(inside)
        start = time.process_time()
        trial = _Trial(case, inside)
        try:
            with _walls[0].watched(str(inside), str(outside)) as heard, _limited(seconds):
                trial.run()
        except TooLong as error:
            trial.complain(Kind.TIMEOUT, _place(error), f"more than {seconds:g} s")
        except (Exception, RecursionError) as error:
            if not _is_of_machine(error):
                trial.complain(Kind.CRASH, f"{type(error).__name__} {_place(error)}", _described(error))
        finally:
            tempfile.tempdir = before
        taken = time.process_time() - start
        for line in dict.fromkeys(heard):
            trial.complain(Kind.OUTSIDE, line.partition(" ")[0], line)
        if taken > SLOW * _patience(case.use) and not any(
            one.kind is Kind.TIMEOUT for one in trial.complaints
        ):
            trial.complain(Kind.SLOW, case.use, f"{taken:.1f} s")
        complaints = tuple({one.key: one for one in reversed(trial.complaints)}.values())
        return Outcome(complaints, taken, tuple(sorted(trial.codes)), trial.made)


def _patience(use: Use) -> float:
    """Return how many times as long as others a use may take: engines need time to be loaded."""
    return {Use.TYPESET: 4.0, Use.CHECKED: 4.0, Use.EBOOK: 2.0, Use.PAGES: 2.0}.get(use, 1.0)


class _Trial:
    """One use of one book."""

    def __init__(self, case: Case, place: Path) -> None:
        self._case, self._place, self._book = case, place, place / "book"
        self.complaints: list[Complaint] = []
        self.codes: set[str] = set()
        self.made = False

    def complain(self, kind: Kind, what: str, message: str) -> None:
        self.complaints.append(Complaint(kind, what, message))

    def run(self) -> None:
        use: dict[Use, Callable[[], object]] = {
            Use.LINT: self._lint,
            Use.FIX: self._fix,
            Use.IMPORT: self._import,
            Use.COMMAND: self._command,
        }
        use.get(self._case.use, self._build)()

    def _judge(self, found: Diagnostics) -> None:
        self.codes |= {one.code for one in found}
        self.complaints += judged(found, self._book)

    def _build(self) -> None:
        first = self._built("output")
        if self._case.seed % _TWICE == 0 and self._case.use is Use.COMPOSE:
            again = self._built("output")
            if first != again:
                differing = next(
                    (pair for pair in zip(first, again, strict=False) if pair[0] != pair[1]), None
                )
                self.complain(
                    Kind.UNSTABLE, "diagnostics", f"{len(first)} and {len(again)}: {differing}"[:600]
                )

    def _built(self, output: str) -> list[Diagnostic]:
        diagnostics = Diagnostics()
        toolchain = load_toolchain(self._book, diagnostics)
        use = self._case.use
        level = CheckLevel.QUICK if use is Use.CHECKED else CheckLevel.NONE
        printer = "" if use is Use.TYPESET else None
        settings = Settings(
            self._book, self._place / output, frozenset(_FORMATS[use]), level, 1, printer=printer, cache=False
        )
        try:
            if not diagnostics.failed:
                result = build(
                    settings,
                    diagnostics,
                    Progress(),
                    toolchain=toolchain,
                    checkers=_OwnChecks() if use is Use.CHECKED else None,
                )
                self.made = result.report is not None
                if result.report is None and not diagnostics.failed:
                    self.complain(Kind.CRASH, "silence", "nothing was made, and nothing said")
                for check in result.report.checks if result.report else ():
                    for one in check.errors:
                        self.complain(Kind.CHECK, one.code, str(one)[:600])
        except TypesettingError as error:
            self.complain(Kind.CRASH, f"TypesettingError {str(error)[-60:]}", _described(error))
        self._judge(diagnostics)
        return list(diagnostics)

    def _lint(self) -> tuple[set[str], Looked | None, tuple[SourceChange, ...]]:
        return self._looked(mends=False)

    def _looked(self, *, mends: bool) -> tuple[set[str], Looked | None, tuple[SourceChange, ...]]:
        diagnostics = Diagnostics()
        manuscript = read(self._book, diagnostics)
        looked: Looked | None = None
        made: tuple[SourceChange, ...] = ()
        if manuscript is not None:
            book = linted_book(manuscript)
            looked = look_over(book, diagnostics)
            if mends:
                made = mend(book.folder, looked.changes).made
        if not mends:
            self._judge(diagnostics)
        return {one.code for one in diagnostics if one.severity is Severity.ERROR}, looked, made

    def _fix(self) -> None:
        before, errors = words_of(self._book), self._lint()[0]
        _, _, made = self._looked(mends=True)
        after = words_of(self._book)
        lost = sum(_letters(one.old) - _letters(one.new) for one in made)
        if sum(map(len, before.values())) - sum(map(len, after.values())) != lost or (
            not lost and before != after
        ):
            self.complain(Kind.SPOILED, "words", f"{made[:5]}"[:600])
        if lost and any(one.new for one in made if _letters(one.old) != _letters(one.new)):
            self.complain(Kind.SPOILED, "a change of words", f"{made[:5]}"[:600])
        left, _, again = self._looked(mends=True)
        if left - errors:
            self.complain(
                Kind.SPOILED, f"new errors: {', '.join(sorted(left - errors))}", f"{made[:5]}"[:600]
            )
        if again:
            self.complain(Kind.SPOILED, "mended again", f"{again[:5]} after {made[:5]}"[:600])

    def _import(self) -> None:
        inside = self._case.seed % 2 == 0
        target = None if inside else self._place / "imported"
        diagnostics = Diagnostics()
        try:
            made = import_project(self._book, target, diagnostics)
        except FileExistsError:
            return
        self._judge(diagnostics)
        if made is None:
            if not diagnostics.failed:
                self.complain(Kind.CRASH, "silence", "nothing was imported, and nothing said")
            return
        found = Diagnostics()
        self._book = made.file.parent
        if read(self._book, found) is None:
            self.complain(Kind.SPOILED, "book.yaml can't be read", "\n".join(map(str, found))[:600])
        self._judge(found)
        self.made = True

    def _command(self) -> None:
        out, errors = _Stream(), _Stream()
        options = _COMMANDS[self._case.seed // 7 % len(_COMMANDS)]
        outputs = () if "--lint" in options else ("--output", "output", "--no-cache", "--jobs", "1")
        with chdir(self._place), redirect_stdout(out), redirect_stderr(errors):
            try:
                status = main([*options, "--book", "book", *outputs])
            except SystemExit as error:
                status = error.code if isinstance(error.code, int) else 99
        told = out.getvalue() + errors.getvalue()
        usage = status == 2 and not (self._book / "book.yaml").is_file()
        if (status not in (0, 1) and not usage) or "internal error" in told:
            self.complain(Kind.CRASH, f"status {status} {_internal(told)}", told[-1500:])
        if any(not sign.isprintable() and sign != "\n" for sign in errors.getvalue()):
            self.complain(Kind.MESSAGE, "control characters on standard error", repr(errors.getvalue())[:600])
        if {"json", "sarif"} & {*options}:
            try:
                json.loads(out.getvalue()).keys()
            except (ValueError, AttributeError):
                self.complain(Kind.MESSAGE, "no JSON", out.getvalue()[:600])
        self.made = status == 0


class _Stream(io.StringIO):
    """Takes what the command writes; UTF-8 has to have all of it."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        text.encode("utf-8")
        return super().write(text)


def _internal(told: str) -> str:
    line = next((line for line in told.splitlines() if "internal error" in line), "")
    return line[-70:]


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text)


class _OwnChecks(Checkers):
    """The checks that need no other program."""

    def epubcheck(self, path: Path, sources: Mapping[str, str]) -> CheckResult:  # noqa: ARG002
        """Find nothing."""
        return CheckResult("EPUBCheck", path.name, CheckOutcome.SKIPPED)

    def verapdf(self, path: Path, flavour: str, places: WordPlaces | None = None) -> CheckResult:  # noqa: ARG002
        """Find nothing."""
        return CheckResult("veraPDF", path.name, CheckOutcome.SKIPPED)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise TooLong when the block has used the processor for so many seconds."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _place(error: BaseException) -> str:
    """Return the innermost line of Octavo's own from which an exception came."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)] or list(frames)
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _described(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    trail = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    notes = " ".join(getattr(error, "__notes__", ()))[-800:]
    return f"{type(error).__name__}: {str(error)[:300]} ({trail}) {notes}"


def _is_of_machine(error: BaseException) -> bool:
    """Return if the disk or the system is to blame, and not the book."""
    return isinstance(error, OSError) and error.errno in {28, 24, 12} and not os.environ.get("FUZZ_STRICT")
