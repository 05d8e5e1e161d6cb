"""Planted losses: each is found, and named by the file and line of the words that are lost."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from octavo.check.audit.aligned_epub import AlignedEpub
from octavo.check.audit.blocks import Source
from octavo.check.audit.checks import audit_epub, audit_pdf
from octavo.check.audit.source import read_source
from octavo.check.result import CheckResult
from tests.built_books import BuiltBooks
from tests.check.audit import losses
from tests.check.audit.losses import QUAY, by_rule, place, spoil_epub, spoil_pdf, styled
from tests.check.said import advised, said

pytestmark = pytest.mark.engine

Fault = Callable[[etree._Element], None]
Spoil = Callable[[losses.Instructions, int, int], None]


@pytest.fixture(scope="session")
def source() -> Source:
    return read_source(QUAY)


@pytest.fixture(scope="session")
def epub(built_books: BuiltBooks) -> Path:
    return built_books.get(QUAY).files["epub"]


@pytest.fixture(scope="session")
def pdf(built_books: BuiltBooks) -> Path:
    return built_books.get(QUAY).files["pdf"]


def names(result: CheckResult, where: str) -> bool:
    """True if an error has a place in the source."""
    return any(f"{one.span}:".startswith(where) for one in result.errors)


def test_the_book_without_a_fault_passes(source: Source, epub: Path, pdf: Path) -> None:
    for result in (audit_epub(AlignedEpub(epub, source)), audit_pdf(pdf, source)):
        assert said(result) == advised(result) == ()
        found, _, total = result.detail.split(" words")[0].partition(" of ")
        assert found == total
        assert int(total) > 450


EPUB_LOSSES: list[tuple[str, Fault, str]] = [
    ("dropped paragraph", losses.drop, "drank with the innkeeper"),
    ("dropped paragraph", losses.drop, "the railway reached the valley"),
    ("dropped paragraph of the preface", losses.drop, "asked to write it on a slate"),
    ("dropped quotation", losses.drop, "walked along it in procession"),
    ("dropped item", losses.drop, "shall carve another from ash"),
    ("dropped line of verse", losses.drop, "the clerk went to and fro"),
    ("dropped heading", losses.drop, "Disputes"),
    ("dropped heading", losses.drop, "What the Masons Were Paid"),
    ("dropped title", losses.empty, "Trade upon the Quay"),
    ("dropped caption", losses.drop, "Wages of three masons"),
    ("dropped caption", losses.empty, "The finished quay, seen"),
    ("dropped cell", losses.empty, "Hugh Penhallow"),
    ("dropped table head", losses.empty, "Average weight"),
    ("dropped table note", losses.drop, "scales were replaced in March"),
    ("dropped source of a table", losses.drop, "Ledgers of the quarry company"),
    ("dropped note", losses.drop, "Shingle ruins keels"),
    ("dropped note", losses.empty, "Brandy was entered"),
    ("half a definition", losses.half, "An iron post that holds"),
    ("dropped definition", losses.drop, "Turned by four prisoners"),
    ("dropped code", losses.empty, "weigh 12 barrels"),
    ("dropped name of a roll", losses.drop, "Absalom Tregear"),
    ("dropped title of a group", losses.drop, "Harbor Commissioners"),
    ("alternative text", losses.without_alternative, "a long wall with steps and four posts"),
    ("half a paragraph", losses.half, "Two captains quarreled"),
    ("half a paragraph", losses.half, "Lamplighters demanded higher wages"),
    ("doubled paragraph", losses.double, "Every Saturday the overseer"),
    ("doubled paragraph", losses.double, "Winter storms tested"),
    ("doubled note", losses.double, "The barge was called"),
    ("wrong number of a list", losses.start_at_one, "shall splice it before nightfall"),
    ("attribute hidden", losses.hide, "Mortar was another matter"),
    ("not displayed", styled("display: none"), "Two captains quarreled"),
    ("not visible", styled("visibility:hidden"), "counted coins into a wooden bowl"),
    ("no size", styled("font-size: 0"), "Salt came first"),
    ("transparent", styled("opacity: 0"), "Granite arrived by barge"),
    ("white", styled("color: #fff"), "frightened horses"),
    ("beside the screen", styled("position: absolute; left: -9999px"), "whose arithmetic improved"),
    ("indented away", styled("text-indent: -9999px"), "hauled their boats"),
    ("no height", styled("height: 0; overflow: hidden"), "bought feathers and paid"),
]


@pytest.mark.parametrize(("kind", "fault", "words"), EPUB_LOSSES)
def test_losses_in_the_e_book(
    source: Source, epub: Path, tmp_path: Path, kind: str, fault: Fault, words: str
) -> None:
    spoil_epub(epub, tmp_path / "spoiled.epub", words, fault)
    result = audit_epub(AlignedEpub(tmp_path / "spoiled.epub", source))
    expected = TITLES.get(words) or place(words)
    assert names(result, expected), (kind, said(result))


#: Words that stand in the source more than once: where the one stands that is lost.
TITLES = {"Disputes": "chapters/trade.md:14:", "Trade upon the Quay": "chapters/trade.md:1:"}


@pytest.mark.parametrize(
    "rule",
    [
        ".gone { display: none }",
        "p.gone { visibility: hidden }",
        "body .gone { color: white }",
        "@media screen { .gone { font-size: 0 } }",
        ".gone { display: none !important } .gone { display: block }",
    ],
)
def test_words_that_the_stylesheet_hides(source: Source, epub: Path, tmp_path: Path, rule: str) -> None:
    by_rule(epub, tmp_path / "spoiled.epub", "drank with the innkeeper", rule)
    result = audit_epub(AlignedEpub(tmp_path / "spoiled.epub", source))
    assert names(result, place("drank with the innkeeper"))
    assert "hidden by the stylesheet" in said(result)[0]


@pytest.mark.parametrize(
    "rule",
    [
        ".gone { display: none } .gone { display: block }",
        "@media print { .gone { display: none } }",
        "@media (max-width: 20em) { .gone { display: none } }",
        ".gone { color: white; background: black }",
    ],
)
def test_rules_that_hide_nothing(source: Source, epub: Path, tmp_path: Path, rule: str) -> None:
    by_rule(epub, tmp_path / "spoiled.epub", "drank with the innkeeper", rule)
    assert said(audit_epub(AlignedEpub(tmp_path / "spoiled.epub", source))) == ()


PDF_LOSSES: list[tuple[str, Spoil, str]] = [
    ("not drawn", losses.undrawn, "drank with the innkeeper"),
    ("not drawn, heading", losses.undrawn, "What the Masons Were Paid"),
    ("not drawn, cell", losses.undrawn, "Hugh Penhallow"),
    ("not drawn, head of a table", losses.undrawn, "Average weight"),
    ("not drawn, note of a table", losses.undrawn, "The scales were replaced in March."),
    ("not drawn, caption", losses.undrawn, "The finished quay, seen from the lighthouse"),
    ("not drawn, item", losses.undrawn, "Whoever loses an oar shall carve another"),
    ("not drawn, verse", losses.undrawn, "the clerk went to and fro"),
    ("not drawn, code", losses.undrawn, "weigh 12 barrels"),
    ("not drawn, roll", losses.undrawn, "Philippa Rosewarne"),
    ("last line of a page", losses.undrawn, "horses in distant stables"),
    ("white on white", losses.white, "a wooden bowl, and nobody"),
    ("white on white", losses.white, "both vessels had rotted, and"),
    ("painted in no colour", losses.unpainted, "eye, whose arithmetic"),
    ("outside the page", losses.moved_to(x=2000), "The weighing beam"),
    ("outside the page", losses.moved_to(x=-900), "to be burned inland"),
    ("too small to be seen", losses.moved_to(scale=0.01), "Tobias Crane"),
    ("under something else", losses.covered, "Winter storms tested the wall thrice, and"),
    ("cut off", losses.clipped, "quarries, eleven blocks"),
    ("cut off, note", losses.clipped, "The barge was called"),
    ("doubled line", losses.twice, "drank with the innkeeper and drew a line"),
]


@pytest.mark.parametrize(("kind", "fault", "words"), PDF_LOSSES)
def test_losses_in_the_pdf(
    source: Source, pdf: Path, tmp_path: Path, kind: str, fault: Spoil, words: str
) -> None:
    spoil_pdf(pdf, tmp_path / "spoiled.pdf", words, fault)
    result = audit_pdf(tmp_path / "spoiled.pdf", source)
    assert names(result, place(words)), (kind, said(result))
    why = kind.partition(",")[0]
    if why in ("painted in no colour", "outside the page", "too small to be seen", "under something else"):
        assert why in said(result)[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lamplighters demanded higher", "the railway reached the valley"),
        ("Salt came first", "Customs were gathered"),
        ("Before any stone", "drank with the innkeeper"),
        ("shall splice it", "shall carve another"),
    ],
)
def test_paragraphs_in_the_wrong_order(
    source: Source, epub: Path, tmp_path: Path, first: str, second: str
) -> None:
    spoil_epub(epub, tmp_path / "spoiled.epub", second, losses.move_up)
    faults = audit_epub(AlignedEpub(tmp_path / "spoiled.epub", source)).errors
    assert faults
    assert all(f"{one.span}:".startswith((place(first), place(second))) for one in faults)


def test_the_pages_are_named_by_their_labels(source: Source, pdf: Path, tmp_path: Path) -> None:
    spoil_pdf(pdf, tmp_path / "spoiled.pdf", "drank with the innkeeper", losses.undrawn)
    (message,) = said(audit_pdf(tmp_path / "spoiled.pdf", source))
    assert "missing in page 1 (page " in message
    assert "he\u201d: \u201cdrank with" in message


def test_a_page_that_is_missing(source: Source, pdf: Path, tmp_path: Path) -> None:
    ((page, _),) = losses.lines_with(pdf, "Salt came first")
    with pikepdf.open(pdf) as file:
        del file.pages[page]
        file.save(tmp_path / "spoiled.pdf")
    result = audit_pdf(tmp_path / "spoiled.pdf", source)
    for words in ("Salt came first", "Customs were gathered", "The weighing beam went"):
        assert names(result, place(words))


def test_a_page_that_is_there_twice(source: Source, pdf: Path, tmp_path: Path) -> None:
    ((page, _),) = losses.lines_with(pdf, "Salt came first")
    with pikepdf.open(pdf) as file:
        file.pages.append(file.pages[page])
        file.save(tmp_path / "spoiled.pdf")
    assert names(audit_pdf(tmp_path / "spoiled.pdf", source), place("Salt came first"))


def test_words_in_a_picture_that_are_not_drawn(source: Source, epub: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(epub) as old, zipfile.ZipFile(tmp_path / "spoiled.epub", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"northern staircase", b"") if name.endswith(".svg") else data)
    assert names(audit_epub(AlignedEpub(tmp_path / "spoiled.epub", source)), "images/quay.svg:1:")


def test_fonts_without_unicode(source: Source, pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(pdf) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
        file.save(tmp_path / "spoiled.pdf")
    result = audit_pdf(tmp_path / "spoiled.pdf", source)
    assert names(result, place("Salt came first"))
    assert names(result, place("Philippa Rosewarne"))


def test_signs_that_lie_on_others(source: Source, pdf: Path, tmp_path: Path) -> None:
    spoil_pdf(pdf, tmp_path / "spoiled.pdf", "drank with the innkeeper", losses.over_each_other)
    result = audit_pdf(tmp_path / "spoiled.pdf", source)
    assert any("lies on" in message for message in (*said(result), *advised(result)))


def test_what_cannot_be_read_is_a_fault(source: Source, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"no file")
    assert "cannot be read" in said(audit_epub(AlignedEpub(tmp_path / "bad", source)))[0]
    assert "cannot be read" in said(audit_pdf(tmp_path / "bad", source))[0]


def test_a_document_that_is_not_in_the_spine(source: Source, epub: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(epub) as old, zipfile.ZipFile(tmp_path / "spoiled.epub", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".opf"):
                lines = data.decode().splitlines()
                data = "\n".join(
                    line for line in lines if not ("itemref" in line and "trade" in line)
                ).encode()
            new.writestr(name, data)
    assert names(audit_epub(AlignedEpub(tmp_path / "spoiled.epub", source)), place("Salt came first"))


def test_brackets_a_thousand_deep_in_a_stylesheet(source: Source, epub: Path, tmp_path: Path) -> None:
    by_rule(epub, tmp_path / "spoiled.epub", "drank with the innkeeper", "(" * 3000 + ")" * 3000 + "{}")
    assert said(audit_epub(AlignedEpub(tmp_path / "spoiled.epub", source))) == ()
