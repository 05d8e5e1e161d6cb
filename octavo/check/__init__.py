"""The check stage: reads finished files only, and nothing of what made them.

Each file is checked by the validator that the trade trusts (EPUBCheck, veraPDF) and by checks of
Octavo's own for what no validator looks at: true page numbers, text that can be seen, notes that link
both ways.
"""

import contextlib
import shutil
from collections.abc import Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType

from octavo.check.press.bound import Bound
from octavo.check.result import CheckResult, Outcome
from octavo.check.validators.ace_program import AceProgram, require_ace
from octavo.check.validators.java import JavaChecks
from octavo.check.validators.java import require_packages as _require_packages
from octavo.check.validators.missing import NO_PDFTOTEXT, MissingTool
from octavo.core.settings import CheckLevel, Format

__all__ = [
    "AceProgram",
    "Bound",
    "CheckResult",
    "JavaChecks",
    "MissingTool",
    "Outcome",
    "check_files",
    "require_tools",
]

_NO_SOURCES: Mapping[str, str] = MappingProxyType({})


def require_tools(formats: Collection[Format], level: CheckLevel) -> None:
    """Raise MissingTool, before a long build, for what its checks need and this machine lacks."""
    if level is CheckLevel.NONE:
        return
    if {Format.PDF, Format.PRINT} & set(formats) and shutil.which("pdftotext") is None:
        raise MissingTool(NO_PDFTOTEXT)
    if Format.EPUB in formats or Format.PDF in formats:
        _require_packages()
    if Format.EPUB in formats and level is CheckLevel.FULL:
        require_ace()


def check_files(
    files: Mapping[Format, Path],
    level: CheckLevel,
    java: JavaChecks | None,
    sources: Mapping[str, str] = _NO_SOURCES,
    page_multiple: int = 1,
    ace: AceProgram | None = None,
    bound: Bound | None = None,
) -> tuple[CheckResult, ...]:
    """Check the finished files of one build: EPUB and the PDFs are files, HTML and WEB folders.

    ``java`` is the process that was started when the build began, and ``ace`` what runs Ace at level FULL;
    without them, they are started here.
    ``sources`` maps "text/chapter.xhtml:12" of the EPUB to "chapters/x.md:30:1". At level FULL the
    syntax of every object of the PDFs is checked as well. ``page_multiple`` is what the pages of the file
    for the press must be a multiple of, ``bound`` what a printed cover is for. An EPUB and a
    PDF are compared with each other. Results come in the order EPUB, PDF, HTML, WEB, file for the press,
    cover, ONIX; of the last, what it says of an EPUB and PDF beside it is compared with them.
    Raises MissingTool where a tool is not installed: no check is passed over.
    """
    if level is CheckLevel.NONE:
        return ()
    # The libraries that read finished files take long to load, and a build without checks needs none.
    from octavo.check.epub.checks import check_epub
    from octavo.check.epub.page_list import check_epub_pages
    from octavo.check.onix.checks import check_onix
    from octavo.check.pdf.checks import check_pdf, check_syntax
    from octavo.check.pdf.standards import flavours
    from octavo.check.press.checks import check_press
    from octavo.check.site.checks import check_html
    from octavo.check.stores.checks import check_stores
    from octavo.check.validators.ace import check_ace

    require_tools(files.keys(), level)
    with contextlib.ExitStack() as stack:
        epub, pdf, html = (files.get(kind) for kind in (Format.EPUB, Format.PDF, Format.HTML))
        if java is None and (epub or pdf):
            java = stack.enter_context(JavaChecks(epub=epub is not None, pdf=pdf is not None))
        pool, other = (stack.enter_context(ThreadPoolExecutor(max_workers=1)) for _ in range(2))
        validated: list[list[Future[CheckResult]]] = []
        if epub and java:
            validated.append([pool.submit(java.epubcheck, epub, sources)])
            if level is CheckLevel.FULL:
                ace = ace or stack.enter_context(AceProgram())
                validated[-1].append(other.submit(check_ace, epub, ace, sources))
        if pdf and java:
            validated.append([pool.submit(java.verapdf, pdf, flavour) for flavour in flavours(pdf)])
        # The own checks run in this process while the validators run in theirs.
        groups = [(*check_epub(epub, sources), *check_stores(epub, sources))] if epub else []
        if epub and pdf:
            groups[0] = (*groups[0], check_epub_pages(epub, pdf, sources))
        if pdf:
            groups.append((*check_pdf(pdf), *((check_syntax(pdf),) if level is CheckLevel.FULL else ())))
        results: list[CheckResult] = []
        for validators, group in zip(validated, groups, strict=True):
            results += (*(validator.result() for validator in validators), *group)
        for site in (html, files.get(Format.WEB)):
            if site:
                results += check_html(site, sources)
        if press := files.get(Format.PRINT):
            results += check_press(press, page_multiple)
            results += (check_syntax(press),) if level is CheckLevel.FULL else ()
        if (cover := files.get(Format.COVER)) and bound:
            from octavo.check.press.cover import check_cover  # few builds need it

            results += check_cover(cover, bound)
            results += (check_syntax(cover),) if level is CheckLevel.FULL else ()
        if onix := files.get(Format.ONIX):
            results += check_onix(onix, epub or _beside(onix, ".epub"), pdf or _beside(onix, ".pdf"))
        return tuple(results)


def _beside(onix: Path, suffix: str) -> Path | None:
    """The file of the same book that lies beside the message ``SLUG.onix.xml``, if there is one."""
    found = onix.with_name(onix.name.removesuffix(".onix.xml") + suffix)
    return found if found.is_file() else None
