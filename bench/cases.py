"""The cases of Octavo, each the real command in a process of its own, and what they are compared with.

Cold is a build into a new folder, so that no cache is beside it. Warm is one after another build of the
same book into the same folder; the builds that only warm up are not counted.
"""

import compileall
import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from bench import others
from bench.edits import add_paragraphs, change_word
from bench.generated import SLUG, write_book
from bench.reading import lost, pages_of, text_of
from bench.results import Case, Size
from bench.running import Outcome, Run, run
from bench.text import Plan
from bench.to_pandoc import to_pandoc

ROOT = Path(__file__).resolve().parent.parent
# So that "-m bench..." finds this package, whatever folder it runs in.
_ROOT_IN_PATH = {"PYTHONPATH": str(ROOT)}
_TRIES = 4  # chapters to be edited in vain, because their pages did not do what the case is about


class Name(StrEnum):
    """The names of the cases."""

    ONE_PASS = "one-pass"
    COLD = "cold"
    ONE_JOB = "one-job"
    EDIT = "edit"
    MOVE = "move"
    NOTHING = "nothing"
    EPUB = "epub"
    PANDOC = "pandoc"


Tell = Callable[[str, Run], None]


class BenchError(Exception):
    """A build that had to work did not."""


class Cases:
    """Measures one size of the book in a folder of its own. ``tell`` hears of every run."""

    def __init__(self, factor: float, runs: int, folder: Path, tell: Tell) -> None:
        self._factor, self._runs, self._folder, self._tell = factor, runs, folder, tell
        self._plan = Plan().times(factor)
        self._book = folder / "book"
        self._one = folder / "one"
        self.text = write_book(self._book, self._plan)
        self._measured: dict[str, list[Run]] = {}
        self._facts: dict[str, dict[str, Any]] = {}
        self._missing: dict[str, str] = {}

    def measure(self) -> None:
        """Run all cases. Raises BenchError where one fails that must not."""
        self._prepare()
        pandoc = others.pandoc()
        if pandoc is None:
            self._missing[Name.PANDOC] = others.MISSING
        for _ in range(self._runs):
            # In turn, so that a machine that slows down slows all of them.
            self._one_pass()
            self._cold(Name.COLD, "--pdf", "--no-check")
            self._cold(Name.ONE_JOB, "--pdf", "--no-check", jobs=1)
            self._cold(Name.EPUB, "--epub", "--no-check")
            if pandoc:
                self._pandoc(pandoc)
        self._warm()

    def measure_others(self, limit: float) -> None:
        """Run the other tools over the same text, each once and ``limit`` seconds at most."""
        for name, reason in others.missing().items():
            self._missing[name] = reason
        for tool in others.tools():
            folder = self._folder / tool.name
            shutil.copytree(self._one, folder)
            made = tool.prepare(folder, self.text)
            measured = run(made.command, folder, limit, made.environment)
            self._tell(tool.name, measured)
            self._measured[tool.name] = [measured]
            facts = self._of_pdf(folder / others.RESULT) if measured.outcome is Outcome.DONE else {}
            self._facts[tool.name] = {**facts, "version": tool.version}
            shutil.rmtree(folder)

    def size(self) -> Size:
        """What was measured."""
        cases = {
            name: Case(tuple(runs), **self._facts.get(name, {})) for name, runs in self._measured.items()
        }
        plan = self._plan
        return Size(
            factor=self._factor,
            words=self.text.words(),
            chapters=plan.chapters,
            endnotes=plan.endnotes,
            footnotes=plan.footnotes,
            tables=plan.tables,
            cases=cases,
            missing=dict(self._missing),
        )

    # What is compared with

    def _prepare(self) -> None:
        """The document for one pass. Octavo makes it, so this also warms the file system. Its modules are
        compiled as they are after its setup, also where Python has been told not to keep that."""
        compileall.compile_dir(ROOT / "octavo", quiet=1)
        self._must("", [sys.executable, "-m", "bench.prepare", self._book, self._one], _ROOT_IN_PATH)

    def _one_pass(self) -> None:
        pdf = self._one / "one-pass.pdf"
        script = ROOT / "bench/one_pass.py"
        self._must(Name.ONE_PASS, [sys.executable, script, self._one / "book.html", pdf])
        self._know(Name.ONE_PASS, lambda: self._of_pdf(pdf))
        pdf.unlink()

    def _pandoc(self, program: Path) -> None:
        source, epub = self._folder / "pandoc.md", self._folder / "pandoc.epub"
        source.write_text(to_pandoc(self.text), "utf-8")
        self._must(Name.PANDOC, [program, "--to", "epub3", "--output", epub, source])
        self._know(Name.PANDOC, lambda: {**self._of_epub(epub), "version": others.pandoc_version(program)})

    # Octavo

    def _cold(self, name: Name, *options: str, jobs: int = 2) -> None:
        folder = self._folder / name
        folder.mkdir()
        self._build(name, options, folder / "output", jobs)
        pdf, epub = (folder / f"output/{SLUG}.{kind}" for kind in ("pdf", "epub"))
        self._know(name, lambda: self._of_pdf(pdf) if pdf.exists() else self._of_epub(epub))
        self._facts[name]["stages"] = _report(folder / "output")["seconds"]
        shutil.rmtree(folder)

    def _warm(self) -> None:
        output = self._folder / "warm/output"
        output.parent.mkdir()
        pdf, both = ("--pdf", "--no-check"), ("--pdf", "--epub", "--no-check")
        self._build("", pdf, output)
        chapters = sorted((self._book / "chapters").iterdir())
        middle = len(chapters) // 2
        self._edits(Name.EDIT, chapters[middle:] + chapters[:middle], change_word, output, 0)
        pages = _report(output)["counts"]["pages"]
        words = self._plan.words // pages

        def grow(chapter: Path) -> None:
            add_paragraphs(chapter, words, seed=len(chapter.read_bytes()))

        self._edits(Name.MOVE, chapters[1:], grow, output, 1)
        self._build("", both, output)
        for _ in range(self._runs):
            self._build(Name.NOTHING, both, output)
        shutil.rmtree(output.parent)

    def _edits(
        self, name: Name, chapters: Sequence[Path], edit: Callable[[Path], None], output: Path, more: int
    ) -> None:
        """One edit after the other, each of the next chapter. Only those count which make the book longer
        by ``more`` pages."""
        for chapter in islice(cycle(chapters), self._runs + _TRIES):
            if len(self._measured.get(name, ())) == self._runs:
                return
            before = _report(output)["counts"]["pages"]
            edit(chapter)
            self._build(name, ("--pdf", "--no-check"), output)
            if _report(output)["counts"]["pages"] - before != more:
                self._measured[name].pop()
        if not self._measured[name]:
            del self._measured[name]
            self._missing[name] = f"no edit made the book longer by {more} pages"

    def _build(self, name: str, options: Sequence[str], output: Path, jobs: int = 2) -> None:
        where: list[str | Path] = [
            "--book",
            self._book,
            "--output",
            output,
            "--cache",
            output.with_name("cache"),
        ]
        where += ["--jobs", str(jobs)]
        self._must(name, [sys.executable, ROOT / "build.py", *options, *where])

    # Runs and what is known of them

    def _must(
        self, name: str, command: Sequence[str | Path], environment: Mapping[str, str] | None = None
    ) -> None:
        """Run a command that must work, and keep what was measured under a name (but not under "")."""
        measured = run(command, self._folder, environment=environment)
        if measured.outcome is not Outcome.DONE:
            raise BenchError(f"{' '.join(map(str, command))}\n{measured.said}")
        if name:
            self._tell(name, measured)
            self._measured.setdefault(name, []).append(measured)

    def _know(self, name: str, facts: Callable[[], dict[str, Any]]) -> None:
        """Keep the facts of a file, which are the same for each run."""
        if name not in self._facts:
            self._facts[name] = facts()

    def _of_pdf(self, pdf: Path) -> dict[str, Any]:
        gone = len(lost(self.text.pieces(), text_of(pdf)))
        return {"size": pdf.stat().st_size, "pages": pages_of(pdf), "lost": gone}

    def _of_epub(self, epub: Path) -> dict[str, Any]:
        return {"size": epub.stat().st_size, "lost": len(lost(self.text.pieces(), text_of(epub)))}


def _report(output: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((output / "report.json").read_text("utf-8"))
    return report
