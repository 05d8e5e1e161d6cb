"""Metadata of the package against values worked out by hand."""

import datetime
from collections.abc import Callable

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.core.xhtml import Element
from octavo.epub import metadata
from octavo.source.metadata import Book
from tests.epub.reading import SPACES, refinements, strings, values

pytestmark = pytest.mark.engine

MakeBook = Callable[..., Book]
MakeEdition = Callable[..., ComposedBook]


def test_titles_are_plain_text(opf: Element) -> None:
    assert strings(opf, "//dc:title/text()") == ["The Reader’s Guide to Tides", "1923–25"]
    assert strings(opf, "//dc:title/@id") == ["title-1", "title-2"]
    assert refinements(opf, "title-1") == {"title-type": "main", "display-seq": "1"}
    assert refinements(opf, "title-2") == {"title-type": "subtitle", "display-seq": "2"}


def test_people(opf: Element) -> None:
    creators = [(c.get("id"), c.text) for c in opf.iterfind(".//dc:creator", SPACES)]
    others = [(c.get("id"), c.text) for c in opf.iterfind(".//dc:contributor", SPACES)]
    assert creators == [("creator-1", "Ada Byrne"), ("creator-2", "Cy Dunn")]
    assert others == [("contributor-1", "Eva Falk")]
    assert refinements(opf, "creator-1") == {"role": "aut", "file-as": "Byrne, Ada", "display-seq": "1"}
    assert refinements(opf, "creator-2") == {"role": "aut", "display-seq": "2"}
    assert refinements(opf, "contributor-1") == {"role": "edt", "file-as": "Falk, Eva", "display-seq": "1"}
    schemes = {m.get("scheme") for m in opf.iterfind(".//o:meta[@property='role']", SPACES)}
    assert schemes == {"marc:relators"}


def test_plain_elements(opf: Element) -> None:
    expected = {
        "language": ["en-GB"],
        "date": ["2024-03-05"],
        "publisher": ["Shore & Sons"],
        "rights": ["© 2024 the authors"],
        "description": ["How the sea rises and falls."],
        "subject": ["Tides", "Shores -- History -- 1917-1928"],
    }
    assert {name: strings(opf, f"//dc:{name}/text()") for name in expected} == expected
    assert values(opf, "schema:bookEdition") == ["Second edition"]


def test_identifier_says_what_it_is(opf: Element) -> None:
    (meta,) = opf.iterfind(".//o:meta[@refines='#pub-id']", SPACES)
    assert (meta.get("property"), meta.get("scheme"), meta.text) == (
        "identifier-type",
        "onix:codelist5",
        "15",
    )


def test_series(opf: Element) -> None:
    assert values(opf, "belongs-to-collection") == ["Studies of the Shore"]
    assert refinements(opf, "series") == {"collection-type": "series", "group-position": "7"}


def test_a_series_number_that_is_no_number(make_edition: MakeEdition) -> None:
    composed = make_edition(series={"name": "Shore", "number": "VII"})
    properties = [e.attributes.get("property") for e in metadata.entries(composed)]
    assert "belongs-to-collection" in properties
    assert "group-position" not in properties


def test_an_editor_is_the_creator_where_there_is_no_author(make_edition: MakeEdition) -> None:
    people = [{"name": "Eva Falk", "role": "edt"}, {"name": "Jo Hill", "role": "trl"}]
    found = [(e.name, e.text) for e in metadata.entries(make_edition(contributors=people))]
    assert ("creator", "Eva Falk") in found
    assert ("contributor", "Jo Hill") in found


def test_ten_digit_isbn(make_edition: MakeEdition) -> None:
    entries = list(metadata.entries(make_edition(isbn={"epub": "0-8044-2957-x"})))
    assert entries[0].text == "urn:isbn:080442957X"
    assert entries[1].text == "02"


def test_identifier_of_the_book(make_edition: MakeEdition) -> None:
    assert (
        metadata.identifier(make_edition(identifier="https://example.org/tides"))
        == "https://example.org/tides"
    )


def test_identifier_made_from_the_book(make_edition: MakeEdition) -> None:
    composed = make_edition(contributors=[{"name": "Ada Byrne"}])
    assert metadata.identifier(composed) == "urn:uuid:a9109ad6-cf2e-52fb-8711-63125937f970"
    others = [
        make_edition(),
        make_edition(title="Ebb", contributors=[{"name": "Ada Byrne"}]),
        make_edition(language="de", contributors=[{"name": "Ada Byrne"}]),
    ]
    assert len({metadata.identifier(each) for each in [composed, *others]}) == 4


@pytest.mark.parametrize(
    ("epoch", "date", "expected"),
    [
        ("86400", "2024-03-05", "1970-01-02T00:00:00+00:00"),
        ("", "2024-03-05", "2024-03-05T00:00:00+00:00"),
        (None, "2024-03-05", "2024-03-05T00:00:00+00:00"),
        (None, None, "2000-01-01T00:00:00+00:00"),
    ],
)
def test_modified(
    epoch: str | None, date: str | None, expected: str, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert metadata.modified(make_book(date=date)) == datetime.datetime.fromisoformat(expected)


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30])
def test_modified_refuses_what_is_no_time(
    epoch: str, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        metadata.modified(make_book())


def test_accessibility_of_the_sample(opf: Element) -> None:
    assert values(opf, "schema:accessMode") == ["textual", "visual"]
    assert values(opf, "schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert values(opf, "schema:accessibilityHazard") == ["none"]
    assert values(opf, "schema:accessibilityFeature") == [
        "ARIA",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
        "alternativeText",
        "describedMath",
        "displayTransformability",
        "unlocked",
        "MathML",
    ]
    (summary,) = values(opf, "schema:accessibilitySummary")
    assert summary.endswith(
        "Every picture has a description. Formulas can be read part by part, and each is given in words."
    )
