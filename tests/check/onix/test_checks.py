"""Checks of finished ONIX messages: each fault that is put in is found, and nothing in a good one."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pypdf import PdfWriter

from octavo.build.checks import check_files
from octavo.check.onix.accessibility import FEATURES, HAZARDS
from octavo.check.onix.checks import TOPICS, check_onix
from octavo.check.result import CheckResult, Outcome
from octavo.core.settings import CheckLevel
from octavo.formats.made import Made
from octavo.onix import accessibility
from tests.check.said import said
from tests.onix.messages import STATEMENT, book, message, pagemap

ISBNS = {"epub": "978-0-00-000000-2", "pdf": "978-0-00-000001-9", "paperback": "978-0-00-000002-6"}

_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata>{metadata}</metadata>
<manifest><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/></manifest></package>"""
_PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"{language}><body><p>A</p></body></html>'


def put_epub(
    path: Path, changes: Mapping[str, tuple[str, ...]] | None = None, language: str = ' xml:lang="en"'
) -> Path:
    """A file with the parts of an EPUB that matter here. ``changes`` replace values of the statement."""
    said = {
        "schema:accessibilityFeature": STATEMENT.features,
        "schema:accessibilityHazard": STATEMENT.hazards,
        "schema:accessModeSufficient": STATEMENT.sufficient,
        "schema:accessibilitySummary": (STATEMENT.summary,),
        "dcterms:conformsTo": (str(STATEMENT.conforms_to),),
    }
    said |= changes or {}
    metas = (f'<meta property="{name}">{value}</meta>' for name, values in said.items() for value in values)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("EPUB/package.opf", _PACKAGE.format(metadata="".join(metas)))
        archive.writestr("EPUB/text/a.xhtml", _PAGE.format(language=language))
    return path


def put_pdf(path: Path, pages: int = 6) -> Path:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=300, height=400)
    writer.write(path)
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with a message, and with the EPUB and the PDF of which it tells."""
    sizes = {
        "epub": put_epub(tmp_path / "tides.epub").stat().st_size,
        "pdf": put_pdf(tmp_path / "tides.pdf").stat().st_size,
    }
    edition = book(tmp_path / "book", isbn=ISBNS)
    (tmp_path / "tides.onix.xml").write_bytes(message(edition, STATEMENT, pagemap(), sizes))
    return tmp_path


def results(folder: Path) -> dict[str, CheckResult]:
    found = check_onix(folder / "tides.onix.xml", folder / "tides.epub", folder / "tides.pdf")
    return {result.name: result for result in found}


def changed(folder: Path, change: Callable[[str], str]) -> dict[str, CheckResult]:
    path = folder / "tides.onix.xml"
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
    return results(folder)


def failed(found: dict[str, CheckResult]) -> dict[str, tuple[str, ...]]:
    return {name: said(one) for name, one in found.items() if one.outcome is not Outcome.PASSED}


def test_a_good_message(good: Path) -> None:
    found = results(good)
    assert failed(found) == {}
    assert list(found) == list(TOPICS)
    details = [one.detail for one in found.values()]
    assert details == [
        "3 products valid by XSD and RELAX NG",
        "18 identifiers, 3 record references",
        "19 codes of accessibility as in the EPUB",
        "3 extents as in the files",
    ]


def test_files_beside_it_are_compared(good: Path) -> None:
    """A build checks each format by itself; the EPUB of the same name is taken from the same folder."""
    put_epub(good / "tides.epub", {"schema:accessibilityFeature": ("index", "readingOrder")})
    found = check_files({"onix": Made(good / "tides.onix.xml")}, CheckLevel.QUICK)
    assert {one.name for one in found if one.outcome is Outcome.FAILED} == {
        "ONIX accessibility",
        "ONIX extents",
    }


def test_alone(good: Path) -> None:
    found = {one.name: one for one in check_onix(good / "tides.onix.xml")}
    assert failed(found) == {}
    assert found["ONIX accessibility"].detail == "no EPUB to compare with"


# Schemas


def test_an_unknown_code(good: Path) -> None:
    (messages,) = failed(
        changed(good, lambda text: text.replace("<ProductForm>BC<", "<ProductForm>ZZZ<"))
    ).values()
    assert any("ZZZ" in line and re.match(r"line \d+: ", line) for line in messages)


def test_parts_in_the_wrong_order(good: Path) -> None:
    def exchange(text: str) -> str:
        return re.sub(r"(<Illustrated>.*?</Illustrated>)\s*(</DescriptiveDetail>)", r"\2\1", text)

    assert list(failed(changed(good, exchange))) == ["ONIX schemas"]


@pytest.mark.parametrize(
    ("head", "word"),
    [
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "document type"),
        ("<ONIXMessage", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_a_file_that_is_not_read(tmp_path: Path, head: str, word: str) -> None:
    path = tmp_path / "tides.onix.xml"
    path.write_text(head)
    (result,) = check_onix(path)
    assert result.outcome is Outcome.FAILED
    assert word in said(result)[0]


def test_another_kind_of_file(tmp_path: Path) -> None:
    path = tmp_path / "tides.onix.xml"
    path.write_text("<html/>")
    found = {one.name: one for one in check_onix(path)}
    assert list(failed(found)) == ["ONIX schemas"]


# Identifiers


def test_a_wrong_check_digit(good: Path) -> None:
    found = failed(changed(good, lambda text: text.replace("9780000000019", "9780000000018")))
    assert list(found) == ["ONIX identifiers"]
    assert "9780000000018 is not an ISBN" in found["ONIX identifiers"][0]


def test_two_records_of_one_name(good: Path) -> None:
    found = failed(
        changed(good, lambda text: text.replace("urn:isbn:9780000000019", "urn:isbn:9780000000002"))
    )
    assert found["ONIX identifiers"] == ("two records have the reference urn:isbn:9780000000002",)


def test_two_products_of_one_isbn(good: Path) -> None:
    found = failed(changed(good, lambda text: text.replace(">9780000000019<", ">9780000000002<")))
    assert "two products have the identifier 9780000000002" in found["ONIX identifiers"]


def test_a_form_that_is_not_pointed_at(good: Path) -> None:
    def drop(text: str) -> str:
        return re.sub(r"<RelatedProduct>.*?</RelatedProduct>", "", text, count=1, flags=re.DOTALL)

    found = failed(changed(good, drop))
    assert found["ONIX identifiers"] == (
        "urn:isbn:9780000000002 does not name urn:isbn:9780000000019 as an alternative format",
    )


# Accessibility


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        (
            {"schema:accessibilityFeature": tuple(one for one in STATEMENT.features if one != "index")},
            ["accessibility (list 196): code 12 is given, but the EPUB does not say so"],
        ),
        (
            {"schema:accessibilityFeature": (*STATEMENT.features, "describedMath")},
            ["accessibility (list 196): code 53 is missing, and the EPUB says so"],
        ),
        (
            {"schema:accessModeSufficient": ("textual,visual",)},
            ["accessibility (list 196): code 52 is given, but the EPUB does not say so"],
        ),
        (
            {"schema:accessibilityHazard": ("unknown",)},
            ["hazards (list 143): code 00 is given, but the EPUB does not say so"],
        ),
        (
            {"dcterms:conformsTo": ("EPUB Accessibility 1.1 - WCAG 2.1 Level AA",)},
            [
                "accessibility (list 196): code 82 is given, but the EPUB does not say so",
                "accessibility (list 196): code 81 is missing, and the EPUB says so",
            ],
        ),
        (
            {"schema:accessibilitySummary": ("Other words.",)},
            ["the summary of accessibility is not that of the EPUB"],
        ),
        (
            {"schema:accessibilityFeature": tuple(one for one in STATEMENT.features if one != "unlocked")},
            ["accessibility (list 196): code 10 is given, but the EPUB does not say so"],
        ),
    ],
)
def test_codes_that_the_epub_does_not_bear_out(
    good: Path, changes: dict[str, tuple[str, ...]], messages: list[str]
) -> None:
    put_epub(good / "tides.epub", changes)
    assert list(failed(results(good))["ONIX accessibility"]) == messages


def test_a_document_without_a_language(good: Path) -> None:
    put_epub(good / "tides.epub", language="")
    (line,) = failed(results(good))["ONIX accessibility"]
    assert "code 22 is given" in line


def test_an_epub_that_is_none(good: Path) -> None:
    (good / "tides.epub").write_bytes(b"PK")
    (line,) = failed(results(good))["ONIX accessibility"]
    assert "the EPUB cannot be read" in line


def test_the_two_tables_agree() -> None:
    """That of the record and that of the check were written apart."""
    assert {feature: code for code, feature in FEATURES.items()} == dict(accessibility.FEATURES)
    assert {hazard: code for code, hazard in HAZARDS.items()} == dict(accessibility.HAZARDS)


# Extents


def test_another_number_of_pages(good: Path) -> None:
    put_pdf(good / "tides.pdf", pages=7)
    lines = failed(results(good))["ONIX extents"]
    assert "tides.pdf has 7 pages, not 6" in lines
    assert any("bytes" in line for line in lines)


def test_another_size(good: Path) -> None:
    with zipfile.ZipFile(good / "tides.epub", "a") as archive:
        archive.writestr("more.txt", "more")
    found = failed(results(good))
    assert list(found) == ["ONIX extents"]
    assert re.fullmatch(r"tides\.epub has \d+ bytes, not \d+", found["ONIX extents"][0])
