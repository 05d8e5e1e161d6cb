"""The report on accessibility that a publisher keeps."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from octavo.build.accessibility_report import accessibility_html
from octavo.build.build_cache import CachedBuild
from octavo.build.report import Counts, MadeFile, Report, write_json
from octavo.cache.codec import Codec
from octavo.check.result import CheckResult, Outcome
from octavo.core.accessibility import DocumentPicture, Facts, Statement, as_data
from octavo.core.diagnostics import Diagnostic, FilePlace
from octavo.core.settings import Settings

FACTS = Facts(
    pictures=2, described=1, headings=5, contents=True, tables=2, headed=2, notes=3, links=9, formulas=1,
    mathml=1, spoken=1, languages=("ru", "de", "ru"), shown=(
        DocumentPicture("text/one.xhtml", "../images/map.png", "A map of the <coast>"),
        DocumentPicture("text/one.xhtml", "../images/boat.png", ""),
        DocumentPicture("text/two.xhtml", "../images/rule.svg", "", decorative=True),
    ),
)  # fmt: skip
STATEMENT = Statement(
    access_modes=("textual", "visual"),
    sufficient=("textual,visual",),
    features=("tableOfContents", "unlocked"),
    hazards=("none",),
    summary="Lies mich.",
    summary_language="de",
    facts=FACTS,
)
EPUB = MadeFile("tides.epub", "epub", 9000, "ab12", documents=4)
PDF = MadeFile("tides.pdf", "pdf", 9000, "cd34", pages=9)
CHECKS = (
    CheckResult("EPUBCheck 5.3.0", "tides.epub", Outcome.PASSED, (), 3.0, "0 errors"),
    CheckResult(
        "Ace by DAISY 1.4.6",
        "tides.epub",
        Outcome.FAILED,
        (Diagnostic("ace-rule", "heading-order <h4>", "mend it", place=FilePlace("tides.epub")),),
        9.0,
        "4 documents",
    ),
    CheckResult("veraPDF 1.31 PDF/UA-1", "tides.pdf", Outcome.PASSED, (), 2.0, "99 checks"),
)
REPORT = Report("Gezeiten", "tides", "de", (EPUB, PDF), Counts(1, 1, 1, 1), CHECKS, {"epub": 7.7}, 123.4)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path, tmp_path / "output")


def readable_html(report: Report, statement: Statement | None, settings: Settings) -> str:
    return accessibility_html(report, statement, settings, ("epub", "pdf"))


def parsed(text: str) -> html.HtmlElement:
    root = html.document_fromstring(text)
    assert isinstance(root, html.HtmlElement)
    return root


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def rows(page: html.HtmlElement, caption: str) -> Iterator[list[str]]:
    """The body of the table whose caption begins so, cell by cell."""
    for table in page.iter("table"):
        if words(table.find("caption")).startswith(caption):
            yield from ([words(cell) for cell in row] for row in table.iterfind("tbody/tr"))


def test_what_was_checked(settings: Settings) -> None:
    page = parsed(readable_html(REPORT, STATEMENT, settings))
    assert list(rows(page, "tides.epub")) == [
        ["EPUBCheck 5.3.0", "passed", "0 errors"],
        ["Ace by DAISY 1.4.6", "failed", "4 documents heading-order <h4>"],
    ]
    assert list(rows(page, "tides.pdf")) == [["veraPDF 1.31 PDF/UA-1", "passed", "99 checks"]]
    short = words(page.get_element_by_id("result").getnext())
    assert "EPUB: 1 of 2 checks passed." in short
    assert "PDF: all 1 checks passed." in short
    assert "Nobody has stated yet" in short


def test_what_was_measured(settings: Settings) -> None:
    page = parsed(readable_html(REPORT, STATEMENT, settings))
    found = {name: (number, text) for name, number, text in rows(page, "Of the e-book")}
    assert found["Pictures with meaning"] == ("2", "1 has a text in its place, 0 a longer description")
    assert found["Decorative pictures"][0] == "1"
    assert found["Tables"] == ("2", "2 have heads")
    assert found["Formulas"] == ("1", "1 in MathML, 1 with words")
    assert found["Headings"] == ("5", "none skips a rank")
    assert found["Passages in other languages"] == ("3", "de: 1, ru: 2")
    assert found["Pages of the printed book"] == ("0", "no page list")


def test_every_picture_with_its_text(settings: Settings) -> None:
    page = parsed(readable_html(REPORT, STATEMENT, settings))
    assert list(rows(page, "3 pictures")) == [
        ["map.png, in one.xhtml", "A map of the <coast>"],
        ["boat.png, in one.xhtml", "missing"],
        ["rule.svg, in two.xhtml", "none: marked as decoration"],
    ]


def test_what_the_metadata_say(settings: Settings) -> None:
    claimed = replace(
        STATEMENT,
        conforms_to="EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
        certified_by="Access House",
        report="https://a.example/r",
    )
    page = parsed(readable_html(REPORT, claimed, settings))
    said = words(page.get_element_by_id("stated").getnext().getnext())
    assert "tableOfContents, unlocked" in said
    assert "textual and visual" in said
    assert "Access House, report at https://a.example/r" in said
    assert "Access House states that the e-book conforms to" in words(page)
    assert [node.text for node in page.iterfind(".//dd[@lang='de']")] == ["Lies mich."]


def questions(page: html.HtmlElement) -> str:
    return words(page.find_class("judge")[0])


def test_only_what_the_book_has_is_to_be_judged(settings: Settings) -> None:
    everything = questions(parsed(readable_html(REPORT, STATEMENT, settings)))
    plain = questions(parsed(readable_html(REPORT, replace(STATEMENT, facts=Facts()), settings)))
    for criterion in ("10.1.1.1", "10.1.4.1", "10.1.3.1"):
        assert criterion in everything
        assert criterion not in plain
    for criterion in ("10.1.3.2", "10.2.4.6", "10.3.1.2", "10.2.4.4"):
        assert criterion in plain


def test_no_hour_and_no_seconds(settings: Settings) -> None:
    text = readable_html(REPORT, STATEMENT, settings)
    slower = replace(REPORT, total=999.9, seconds={}, checks=tuple(replace(c, seconds=88.8) for c in CHECKS))
    assert readable_html(slower, STATEMENT, settings) == text


def test_a_build_without_an_epub(settings: Settings) -> None:
    report = replace(REPORT, files=(PDF,), checks=CHECKS[2:])
    page = parsed(readable_html(report, None, settings))
    assert "tides.epub" not in words(page)
    assert page.find_class("judge") == []


def test_a_build_without_checks_says_so(settings: Settings) -> None:
    page = parsed(readable_html(replace(REPORT, checks=()), STATEMENT, settings))
    assert "EPUB: not checked." in words(page)
    assert "Ace by DAISY has not looked at the e-book." in words(page)


def test_the_report_is_accessible_itself(settings: Settings) -> None:
    page = parsed(readable_html(REPORT, STATEMENT, settings))
    assert page.get("lang") == "en"
    assert page.findtext("head/title") == "Accessibility: Gezeiten"
    ranks = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3")]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(ranks))
    for table in page.iter("table"):
        assert all(cell.get("scope") for cell in table.iter("th"))
    labels = [node.get("aria-labelledby") for node in page.iterfind(".//*[@role='region']")]
    assert len(labels) == len(set(labels)) > 0
    assert all(page.get_element_by_id(label) is not None for label in labels)


def test_the_statement_as_data() -> None:
    data = as_data(STATEMENT)
    assert data["features"] == ("tableOfContents", "unlocked")
    assert data["conforms_to"] is None
    assert data["measured"]["languages"] == {"de": 1, "ru": 2}
    assert data["measured"]["pictures"] == 2
    assert [picture["text"] for picture in data["pictures"]] == ["A map of the <coast>", "", ""]


def test_report_json_has_the_statement(tmp_path: Path) -> None:
    write_json(replace(REPORT, accessibility=STATEMENT), tmp_path / "report.json")
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert data["accessibility"]["hazards"] == ["none"]
    assert data["accessibility"]["measured"]["tables"] == 2
    assert data["accessibility"]["pictures"][0]["source"] == "../images/map.png"
    write_json(REPORT, tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["accessibility"] is None


def test_a_build_that_is_kept_keeps_its_statement() -> None:
    codec, kept = Codec(CachedBuild), CachedBuild(replace(REPORT, accessibility=STATEMENT), ())
    assert codec.decode(codec.encode(kept)) == kept
