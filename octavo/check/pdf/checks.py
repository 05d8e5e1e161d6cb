"""All own checks of a finished PDF, one topic after the other."""

import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pypdf.errors import PyPdfError

from octavo.check.findings import WHOLE, Findings, make_result, run_topic
from octavo.check.pdf.contents import check_contents
from octavo.check.pdf.features import check_features
from octavo.check.pdf.figures import check_figures
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.fonts import check_fonts
from octavo.check.pdf.furniture import check_furniture
from octavo.check.pdf.lines_of_text import check_lines
from octavo.check.pdf.link_places import check_link_places
from octavo.check.pdf.links import check_footnotes, check_links
from octavo.check.pdf.locators import check_locators
from octavo.check.pdf.metadata import check_metadata
from octavo.check.pdf.note_heads import check_note_heads
from octavo.check.pdf.outline import check_outline
from octavo.check.pdf.outline_headings import check_outline_headings
from octavo.check.pdf.page_references import check_page_references
from octavo.check.pdf.structure import check_pages, check_text
from octavo.check.pdf.table_rules import check_table_rules
from octavo.check.pdf.tagging import check_tags
from octavo.check.result import CheckResult
from octavo.check.word_places import WordPlaces
from octavo.core.plain_words import plainly

TOPICS: dict[str, Callable[[PdfFile], Findings]] = {
    "Pages": check_pages,
    "Text inside the page": check_text,
    "Page numbers in the contents": check_contents,
    "Page numbers in the index": check_locators,
    "References to pages": check_page_references,
    "Heads over notes": check_note_heads,
    "Outline": check_outline,
    "Links": check_links,
    "Footnotes": check_footnotes,
    "Fonts": check_fonts,
    "Metadata": check_metadata,
    "Tags": check_tags,
    "Pages as they are shown": lambda pdf: check_features(pdf.path),
    "Running heads and folios": check_furniture,
    "Places of lines": check_lines,
    "Places of links": check_link_places,
    "Pictures": check_figures,
    "Outline and headings": check_outline_headings,
    "Rules and heads of tables": check_table_rules,
}

#: What a damaged file may raise while it is read: each is a failure of the check, not of the program.
DAMAGE = (PyPdfError, pikepdf.PdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)


def check_pdf(path: Path, places: WordPlaces | None = None) -> tuple[CheckResult, ...]:
    """Check a finished PDF by itself, and return one result for each topic. ``places`` finds the source of
    its words.

    A file that cannot be read gives one failed result. Raise MissingTool without pdftotext.
    """
    start = time.monotonic()
    try:
        pdf = PdfFile(path, places)
        words = len(pdf.words)
    except DAMAGE as error:
        fault = WHOLE.fault("finished-unreadable", f"the file cannot be read: {plainly(error)}")
        return (make_result("PDF", path, [fault], "", time.monotonic() - start),)
    detail = f"{len(pdf.pages)} pages and {words} pages of text read"
    opened = make_result("PDF", path, [], detail, time.monotonic() - start)
    return (opened, *(run_topic(name, path, _topic(check, pdf)) for name, check in TOPICS.items()))


def _topic(check: Callable[[PdfFile], Findings], pdf: PdfFile) -> Callable[[], Findings]:
    def run() -> Findings:
        try:
            return check(pdf)
        except DAMAGE as error:
            return Findings((WHOLE.fault("pdf-damaged", f"the file is damaged: {plainly(error)}"),), "")

    return run


def check_syntax(path: Path) -> CheckResult:
    """Let qpdf, through pikepdf, read every object and every stream of the file."""

    def syntax() -> Findings:
        try:
            with pikepdf.open(path) as pdf:
                found = [WHOLE.fault("pdf-syntax", problem) for problem in pdf.check_pdf_syntax()]
                return Findings(tuple(found), f"{len(pdf.objects)} objects")
        except pikepdf.PdfError as error:
            return Findings((WHOLE.fault("pdf-syntax", str(error)),), "")

    return run_topic("PDF syntax", path, syntax)
