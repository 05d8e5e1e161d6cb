"""Links of a PDF, and footnotes beside their calls."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from octavo.check.audit.blocks import Role, Source, make_block
from octavo.check.findings import Findings
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.links import check_footnotes, check_links
from octavo.check.word_places import WordPlaces
from octavo.core.diagnostics import Span
from tests.check.said import said


def spoiled(good: Path, path: Path, spoil: Callable[[pikepdf.Pdf, pikepdf.Object], object]) -> Findings:
    """Check a copy of the book of which the first link (on page ii, of the contents) is changed."""
    with pikepdf.open(good) as pdf:
        spoil(pdf, pdf.pages[1].Annots[0])
        pdf.save(path)
    return check_links(PdfFile(path))


def action(**entries: pikepdf.Object) -> Callable[[pikepdf.Pdf, pikepdf.Object], None]:
    def spoil(pdf: pikepdf.Pdf, link: pikepdf.Object) -> None:
        del link.Dest
        link.A = Dictionary({f"/{key}": value for key, value in entries.items()})

    return spoil


def no_page(pdf: pikepdf.Pdf, link: pikepdf.Object) -> None:
    link.Dest = Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit])


def no_target(pdf: pikepdf.Pdf, link: pikepdf.Object) -> None:
    del link.Dest


def test_links_of_a_good_book_pass(good_pdf: Path) -> None:
    assert check_links(PdfFile(good_pdf)) == Findings((), "8 links in the book, 0 to addresses")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            lambda pdf, link: link.__setattr__("Dest", String("gone")),
            "there is no destination \u201cgone\u201d",
        ),
        (action(S=Name.GoTo, D=String("gone")), "there is no destination \u201cgone\u201d"),
        (no_page, "the destination is on a page that is not in the book"),
        (no_target, "it has neither an action nor a destination"),
        (
            action(S=Name.URI, URI=String("file:///etc/passwd")),
            "its address is \u201cfile:///etc/passwd\u201d",
        ),
        (action(S=Name.URI, URI=String("octavo:sec-two")), "not http, https or mailto"),
        (action(S=Name.URI, URI=String("chapter.xhtml")), "not http, https or mailto"),
        (action(S=Name.JavaScript, JS=String("app.alert(1)")), "its action is /JavaScript"),
        (action(S=Name.GoToR, F=String("other.pdf")), "its action is /GoToR"),
    ],
)
def test_a_dead_link_is_named(
    good_pdf: Path, tmp_path: Path, spoil: Callable[[pikepdf.Pdf, pikepdf.Object], object], message: str
) -> None:
    (found,) = said(spoiled(good_pdf, tmp_path / "dead.pdf", spoil))
    assert found.startswith(
        "page ii (page 2 of the file): the link \u201c1. The First \u201cOpening\u201d\u201d has no target: "
    )
    assert message in found


def test_a_dead_link_leads_to_the_line_of_the_words_around_it(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        page = next(page for page in list(pdf.pages)[3:] if "/Annots" in page)
        del page.Annots[0].Dest
        pdf.save(tmp_path / "dead.pdf")
    block = make_block(Role.TEXT, "one.md", [("Some words of the first chapter.", 9)])
    assert block is not None
    (found,) = check_links(PdfFile(tmp_path / "dead.pdf", WordPlaces(Source([block])))).diagnostics
    assert (found.code, found.span) == ("pdf-link-broken", Span("one.md", 9))


@pytest.mark.parametrize("address", ["https://example.org/", "http://example.org", "mailto:a@example.org"])
def test_public_addresses_pass(good_pdf: Path, tmp_path: Path, address: str) -> None:
    found = spoiled(good_pdf, tmp_path / "uri.pdf", action(S=Name.URI, URI=String(address)))
    assert found == Findings((), "7 links in the book, 1 to addresses")


def test_destinations_of_old_and_new_kinds_are_followed(good_pdf: Path, tmp_path: Path) -> None:
    def old(pdf: pikepdf.Pdf, link: pikepdf.Object) -> None:
        pdf.Root.Dests = Dictionary({"/old": Dictionary(D=Array([pdf.pages[3].obj, Name.FitH, 500]))})
        link.Dest = Name("/old")
        names = list(pdf.Root.Names.Dests.Names)
        leaves = [Dictionary(Names=Array(part)) for part in (names[:6], names[6:])]
        pdf.Root.Names.Dests = Dictionary(Kids=Array([pdf.make_indirect(leaf) for leaf in leaves]))

    assert said(spoiled(good_pdf, tmp_path / "kinds.pdf", old)) == ()
    first = PdfFile(tmp_path / "kinds.pdf").links[0]
    assert first.target is not None
    assert (first.target.page, first.target.top) == (3, 148.0)


def test_a_link_without_an_area_is_named(good_pdf: Path, tmp_path: Path) -> None:
    """The engine makes such links where a call is set with line-height: 0."""

    def flatten(pdf: pikepdf.Pdf, link: pikepdf.Object) -> None:
        link.Rect = Array([63, 514, 100, 514])

    (message,) = said(spoiled(good_pdf, tmp_path / "flat.pdf", flatten))
    assert message.startswith("page ii (page 2 of the file): the link ")
    assert message.endswith("at 63, 134 pt cannot be clicked: its box is 37.0 x 0.0 pt")


def tag_footnotes(pdf: pikepdf.Pdf) -> None:
    """Give the calls and notes of the small book their proper tags; the engine has none for them."""

    def walk(element: pikepdf.Object) -> None:
        kids = element.get("/K", Array([]))
        listed: list[Any] = list(kids) if isinstance(kids, Array) else [kids]
        elements = [kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid]
        for call, note in pairwise(elements):
            if (str(call.S), str(note.S)) == ("/Link", "/NonStruct"):
                call.S, note.S, note.ID = Name.Reference, Name.Note, String("a-note")
        for kid in elements:
            walk(kid)

    walk(pdf.Root.StructTreeRoot)


def test_footnotes_beside_their_calls_pass(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        tag_footnotes(pdf)
        pdf.save(tmp_path / "tagged.pdf")
    assert check_footnotes(PdfFile(tmp_path / "tagged.pdf")) == Findings(
        (), "3 of 3 footnotes beside their calls"
    )


def test_a_footnote_on_another_page_than_its_call_is_named(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        tag_footnotes(pdf)
        notes = [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/S") == Name.Note]
        moved = next(note for note in notes if note.Pg.objgen == pdf.pages[3].obj.objgen)
        moved.Pg = pdf.pages[4].obj
        pdf.save(tmp_path / "moved.pdf")
    found = check_footnotes(PdfFile(tmp_path / "moved.pdf"))
    assert said(found) == (
        "page 1 (page 4 of the file): the footnote a-note stands on page 2 (page 5 of the file)",
    )
    assert found.detail == "2 of 3 footnotes beside their calls"
