"""How long each stage takes: the sample book, and generated books of a quarter and of the whole size.

"One pass" is WeasyPrint over the same sections and stylesheets in one call and one process, without
running heads, page numbers or any check: what a plain HTML-to-PDF converter would do.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rich.console import Console
from rich.table import Table

from bench.generated import Plan, write_book
from octavo.compose import compose
from octavo.diagnostics import Diagnostics
from octavo.epub import make_cover, package
from octavo.html import render_ebook, render_print
from octavo.html.pages import PrintPages
from octavo.settings import RESOURCES, Settings
from octavo.source import read
from octavo.typeset import typeset
from octavo.typeset.engine import Engine
from octavo.typeset.engine.document import parse
from octavo.typeset.laid import Press

T = TypeVar("T")


def timed(times: dict[str, float], name: str, work: Callable[[], T]) -> T:
    """Run something and write down its seconds."""
    start = time.monotonic()
    result = work()
    times[name] = time.monotonic() - start
    return result


def one_pass(pages: PrintPages) -> None:
    """The whole book in one document."""
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    body = "".join(section.xhtml for section in pages.sections)
    text = f'<html {names} lang="{pages.language}"><body>{body}</body></html>'
    engine = Engine(Press(pages.stylesheets, pages.images, pages.fonts, pages.trim))
    engine.render(parse(text)).write_pdf(pdf_variant="pdf/ua-1")


def measure(book: Path) -> tuple[dict[str, float], int, int]:
    """Seconds of each stage, pages, and words of a book."""
    times: dict[str, float] = {}
    settings = Settings(book, book / "output")
    found = Diagnostics()
    manuscript = timed(times, "read", lambda: read(book, found))
    if manuscript is None or found.failed:
        raise SystemExit("\n".join(map(str, found)))
    edition = timed(times, "compose", lambda: compose(manuscript, found))
    ebook = timed(times, "html, e-book", lambda: render_ebook(edition, settings))
    cover = timed(times, "cover", lambda: make_cover(edition.book, settings, found))
    timed(times, "package", lambda: package(edition.book, ebook, cover, settings))
    pages = timed(times, "html, print", lambda: render_print(edition, settings))
    made = timed(times, "typeset, 2 jobs", lambda: typeset(pages, 2, found))
    timed(times, "one pass", lambda: one_pass(pages))
    return times, len(made.pagemap.pages), edition.words


def main() -> None:
    """Measure and print one table."""
    with tempfile.TemporaryDirectory() as folder:
        results = {"sample book": measure(RESOURCES / "book")}
        for name, factor in (("generated, 1/4", 0.25), ("generated", 1.0)):
            write_book(Path(folder) / name, Plan().times(factor))
            results[name] = measure(Path(folder) / name)
    table = Table("seconds", *results, title="Octavo, stage by stage")
    for stage in next(iter(results.values()))[0]:
        table.add_row(stage, *(f"{times[stage]:.2f}" for times, _, _ in results.values()))
    table.add_row("pages", *(str(pages) for _, pages, _ in results.values()))
    table.add_row("words", *(str(words) for _, _, words in results.values()))
    Console().print(table)
    peaks = [
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    Console().print(f"most memory: {peaks[0]} MB in this process, {peaks[1]} MB in a worker")


if __name__ == "__main__":
    main()
