"""What a book says of its accessibility, from facts written by hand."""

from collections.abc import Callable

import pytest
from jinja2 import Environment

from octavo.compose.composed_book import ComposedBook
from octavo.core.accessibility import Facts, Statement
from octavo.core.xhtml import XML_LANG
from octavo.cover import Cover
from octavo.epub import accessibility, package
from octavo.epub.accessibility_statement import features, hazards, statement
from octavo.epub.templates import environment
from octavo.source.metadata import Book
from tests.epub import epub_sample
from tests.epub.reading import opf_of, refinements, strings

MakeBook = Callable[..., Book]
CERTIFIED = {
    "certifier": {"name": "Access House", "credential": "Badge of Access", "report": "https://a.example/r"},
    "wcag": "2.1",
    "level": "AA",
}


@pytest.fixture
def templates() -> Environment:
    """The default templates."""
    return environment(None)


def entries(made: Statement) -> list[tuple[str, str]]:
    """Property and value of the metadata, but for the summary."""
    found = [
        (e.attributes.get("property", "").removeprefix("schema:"), e.text)
        for e in accessibility.entries(made)
    ]
    return [pair for pair in found if pair[0] not in ("accessibilitySummary", "")]


def test_text_alone(make_book: MakeBook, templates: Environment) -> None:
    assert entries(statement(make_book(), Facts(), templates)) == [
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "displayTransformability"),
        ("accessibilityFeature", "unlocked"),
        ("accessibilityHazard", "none"),
    ]


def test_a_rich_book(make_book: MakeBook, templates: Environment) -> None:
    facts = Facts(
        pictures=3, described=3, explained=1, headings=9, contents=True, page_list=40, page_breaks=40,
        index=True, formulas=2, mathml=2, spoken=2, latex=2, aria=True, ruby=True,
    )  # fmt: skip
    made = statement(make_book(isbn={"pdf": "978-1-86197-876-9"}), facts, templates)
    assert made.access_modes == ("textual", "visual")
    assert made.sufficient == ("textual,visual", "textual")
    assert set(made.features) == {
        *("ARIA", "index", "pageBreakMarkers", "pageNavigation", "readingOrder", "structuralNavigation"),
        *("tableOfContents", "alternativeText", "describedMath", "longDescription", "rubyAnnotations"),
        *("displayTransformability", "unlocked", "latex", "MathML"),
    }
    assert made.page_source == "urn:isbn:9781861978769"


def test_nothing_untrue_is_claimed(make_book: MakeBook, templates: Environment) -> None:
    facts = Facts(
        pictures=2, described=1, moving=True, sounding=True, fixed_type=True, headings=3, jumps=1, formulas=2,
        mathml=1, spoken=1,
    )  # fmt: skip
    assert entries(statement(make_book(), facts, templates)) == [
        ("accessMode", "textual"),
        ("accessMode", "visual"),
        ("accessMode", "auditory"),
        ("accessMode", "mathOnVisual"),
        ("accessModeSufficient", "textual,visual,auditory"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "unlocked"),
        ("accessibilityHazard", "unknown"),
    ]


@pytest.mark.parametrize(
    ("facts", "judged", "expected"),
    [
        (Facts(), None, ("none",)),
        (Facts(), ("flashing",), ("none",)),
        (Facts(moving=True), None, ("unknown",)),
        (Facts(moving=True), (), ("none",)),
        (Facts(moving=True), ("flashing",), ("flashing", "noMotionSimulationHazard", "noSoundHazard")),
        (Facts(moving=True), ("sound",), ("none",)),
        (
            Facts(moving=True, sounding=True),
            ("motion", "sound"),
            ("noFlashingHazard", "motionSimulation", "sound"),
        ),
        (Facts(sounding=True), None, ("unknown",)),
    ],
)
def test_hazards(facts: Facts, judged: tuple[str, ...] | None, expected: tuple[str, ...]) -> None:
    assert hazards(facts, judged) == expected


def test_some_formulas_without_words_are_not_described_maths() -> None:
    found = features(Facts(formulas=3, mathml=3, spoken=2))
    assert "MathML" in found
    assert "describedMath" not in found
    assert "latex" not in found


@pytest.mark.parametrize(
    ("isbn", "source"),
    [
        ({"pdf": "978-1-86197-876-9", "paperback": "978-0-306-40615-7"}, "urn:isbn:9781861978769"),
        ({"paperback": "978-0-306-40615-7"}, "urn:isbn:9780306406157"),
        ({"epub": "978-0-306-40615-7"}, "none"),
    ],
)
def test_pages_of_print(
    isbn: dict[str, str], source: str, make_book: MakeBook, templates: Environment
) -> None:
    made = statement(make_book(isbn=isbn), Facts(page_list=3, page_breaks=3), templates)
    assert made.page_source == source
    assert ("pageBreakSource", source) in entries(made)
    assert statement(make_book(isbn=isbn), Facts(), templates).page_source is None


@pytest.mark.parametrize(
    ("language", "tag", "words"),
    [
        ("de-AT", "de", "vorgelesen"),
        ("fr", "fr", "braille"),
        ("ru", "ru", "Брайля"),
        ("es-MX", "es", "voz alta"),
        ("it", "it", "ad alta voce"),
        ("ja", "en", "read aloud"),
    ],
)
def test_summary_speaks_the_books_language(
    language: str, tag: str, words: str, make_book: MakeBook, templates: Environment
) -> None:
    everything = Facts(
        pictures=1, headings=1, contents=True, page_list=1, notes=1, formulas=1, tables=1, sounding=True
    )
    made = statement(make_book(language=language), everything, templates)
    (summary,) = [e for e in accessibility.entries(made) if "Summary" in e.attributes["property"]]
    assert summary.attributes[XML_LANG] == made.summary_language == tag
    assert words in summary.text
    assert "\n" not in summary.text
    assert len(summary.text) > 1.6 * len(statement(make_book(language=language), Facts(), templates).summary)


def test_summary_of_the_publisher(make_book: MakeBook, templates: Environment) -> None:
    book = make_book(language="fr", accessibility={"summary": "Deux\nlignes."})
    made = statement(book, Facts(), templates)
    assert (made.summary, made.summary_language) == ("Deux lignes.", "fr")


def test_a_claim_names_who_makes_it(make_book: MakeBook, templates: Environment) -> None:
    made = statement(make_book(accessibility=CERTIFIED), Facts(), templates)
    claim = [e for e in accessibility.entries(made) if "refines" in e.attributes or "id" in e.attributes]
    assert [(e.name, e.text, dict(e.attributes)) for e in claim] == [
        (
            "meta",
            "EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
            {"property": "dcterms:conformsTo", "id": "conformance"},
        ),
        (
            "meta",
            "Access House",
            {"property": "a11y:certifiedBy", "refines": "#conformance", "id": "certifier"},
        ),
        ("meta", "Badge of Access", {"property": "a11y:certifierCredential", "refines": "#certifier"}),
        (
            "link",
            "",
            {"rel": "a11y:certifierReport", "refines": "#certifier", "href": "https://a.example/r"},
        ),
    ]


def test_a_credential_that_is_an_address_is_a_link(make_book: MakeBook, templates: Environment) -> None:
    certifier = {"name": "Access House", "credential": "https://a.example/badge"}
    book = make_book(accessibility={**CERTIFIED, "certifier": certifier})
    links = [e for e in accessibility.entries(statement(book, Facts(), templates)) if e.name == "link"]
    assert [e.attributes["href"] for e in links] == ["https://a.example/badge"]


def test_no_claim_without_a_certifier(make_book: MakeBook, templates: Environment) -> None:
    made = statement(make_book(), Facts(pictures=1, described=1), templates)
    assert made.conforms_to is None
    assert not [e for e in accessibility.entries(made) if "a11y:" in str(e.attributes)]


def test_the_claim_is_in_the_package(make_edition: Callable[..., ComposedBook], cover: Cover) -> None:
    opf = opf_of(package(make_edition(accessibility=CERTIFIED), epub_sample.PAGES, cover).data)
    assert [str(link.get("rel")) for link in opf.iterfind(".//{*}link")] == ["a11y:certifierReport"]
    assert refinements(opf, "conformance") == {"a11y:certifiedBy": "Access House"}


def test_a_package_from_right_to_left(make_edition: Callable[..., ComposedBook], cover: Cover) -> None:
    opf = opf_of(package(make_edition(language="he"), epub_sample.PAGES, cover).data)
    assert opf.get("dir") == "rtl"
    assert strings(opf, "//o:spine/@page-progression-direction") == ["rtl"]
    opf = opf_of(package(make_edition(language="he-Latn"), epub_sample.PAGES, cover).data)
    assert opf.get("dir") is None
    assert strings(opf, "//o:spine/@page-progression-direction") == []
