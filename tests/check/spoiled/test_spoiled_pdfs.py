"""Finished PDFs that are spoiled in many ways: each is seen, by the check that is there for it."""

from pathlib import Path

import pytest

from octavo.check import Checkers, CheckResult, Outcome
from octavo.check.agreement.checks import check_agreement
from octavo.check.audit.blocks import Source
from octavo.check.audit.checks import audit_pdf
from octavo.check.audit.source import read_source
from octavo.check.epub.page_list import check_epub_pages
from octavo.check.findings import run_topic
from octavo.check.pdf.checks import TOPICS, check_pdf
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.standards import flavours
from octavo.check.validators.java import JavaChecks
from tests.built_books import BuiltBook, BuiltBooks
from tests.check.spoiled.open_pdf import OpenPdf
from tests.check.spoiled.pdf_document import DOCUMENT
from tests.check.spoiled.pdf_kinds import Fault
from tests.check.spoiled.pdf_links import LINKS
from tests.check.spoiled.pdf_pages import PAGES
from tests.check.spoiled.pdf_tags import TAGS
from tests.check.spoiled.pdf_text import TEXT
from tests.check.spoiled.pdf_unseen import UNSEEN

pytestmark = [pytest.mark.engine, pytest.mark.slow]

MARSH = Path(__file__).parent / "marsh"
GROUPS = (TAGS, LINKS, PAGES, TEXT, UNSEEN, DOCUMENT)
FAULTS = [fault for group in GROUPS for fault in group.faults]


@pytest.fixture(scope="session")
def marsh(built_books: BuiltBooks) -> BuiltBook:
    return built_books.get(MARSH)


@pytest.fixture(scope="session")
def source() -> Source:
    return read_source(MARSH)


def run(check: str, pdf: Path, epub: Path, source: Source, java: JavaChecks) -> CheckResult:
    """One check of a PDF, by its name."""
    if check == "veraPDF":
        return Checkers(java).verapdf(pdf, flavours(pdf)[-1])
    if check == "PDF and e-book":
        return check_agreement(epub, pdf)
    if check == "EPUB pages":
        return check_epub_pages(epub, pdf)
    if check == "PDF words":
        return audit_pdf(pdf, source)
    if check == "PDF":
        return check_pdf(pdf)[0]
    return run_topic(check, pdf, lambda: TOPICS[check](PdfFile(pdf)))


def test_the_book_passes_as_it_was_made(marsh: BuiltBook, source: Source, java: JavaChecks) -> None:
    pdf, epub = marsh.files["pdf"], marsh.files["epub"]
    for check in (*TOPICS, "PDF and e-book", "EPUB pages", "PDF words", "veraPDF"):
        result = run(check, pdf, epub, source, java)
        assert result.outcome is Outcome.PASSED, result.errors
        assert result.detail


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.kind}-{fault.name}")
def test_each_fault_is_seen(
    marsh: BuiltBook, source: Source, java: JavaChecks, tmp_path: Path, fault: Fault
) -> None:
    book = OpenPdf(marsh.files["pdf"])
    fault.spoil(book)
    book.pdf.save(tmp_path / "spoiled.pdf")
    result = run(fault.check, tmp_path / "spoiled.pdf", marsh.files["epub"], source, java)
    assert result.outcome is Outcome.FAILED
    assert all(one.message and one.hint for one in result.errors)


def test_kinds_are_many_and_have_examples_of_their_own() -> None:
    assert len({fault.kind for fault in FAULTS}) >= 35
    assert len({(fault.kind, fault.name) for fault in FAULTS}) == len(FAULTS)
