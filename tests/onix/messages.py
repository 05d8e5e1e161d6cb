"""Makes ONIX messages of small books, and reads what is in them."""

import json
from pathlib import Path

from lxml import etree

from octavo.compose.composed_book import ComposedBook
from octavo.core.accessibility import Facts, Statement
from octavo.core.pagemap import PageMap, PlacedPage, Side
from octavo.core.region import Region
from octavo.core.settings import Settings
from octavo.onix import record
from tests.books import compose_book

FIXTURES = Path(__file__).parent / "fixtures"

STATEMENT = Statement(
    access_modes=("textual", "visual"),
    sufficient=("textual,visual", "textual"),
    features=(
        *("index", "pageBreakMarkers", "pageNavigation", "readingOrder", "structuralNavigation"),
        *("tableOfContents", "alternativeText", "displayTransformability", "unlocked", "MathML"),
    ),
    hazards=("none",),
    summary="The pages are those of the printed book.",
    summary_language="en",
    facts=Facts(pictures=1, described=1, formulas=2, mathml=2, languages=("de", "la", "en-US")),
    conforms_to="EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
    certified_by="Shore & Sons",
    credential="https://badge.example/gold",
    report="https://shore.example/report",
    page_source="urn:isbn:9780000000019",
)


def pagemap() -> PageMap:
    """Two pages of front matter, three of text, one of back matter."""
    places = [("i", Region.FRONT), ("ii", Region.FRONT)]
    places += [(str(number), Region.BODY) for number in (1, 2, 3)]
    places.append(("4", Region.BACK))
    pages = (
        PlacedPage(index, label, Side.VERSO if index % 2 else Side.RECTO, region, "", False)
        for index, (label, region) in enumerate(places)
    )
    return PageMap(tuple(pages), {})


def book(root: Path, **keys: object) -> ComposedBook:
    """A book of one chapter; keys of None are left out of its book.yaml."""
    data: dict[str, object] = {
        "title": "Tides",
        "publisher": {"name": "Shore"},
        "date": "2026-11-30",
        "isbn": {"epub": "978-0-00-000000-2"},
        "body": ["one.md"],
    }
    data = {key: value for key, value in {**data, **keys}.items() if value is not None}
    root.mkdir(parents=True, exist_ok=True)
    # JSON is YAML as well.
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return compose_book(root, {"book.yaml": text, "one.md": "# Ebb\n\nThe sea.\n"})


def message(
    composed: ComposedBook,
    statement: Statement | None = None,
    pages: PageMap | None = None,
    sizes: dict[str, int] | None = None,
    settings: Settings | None = None,
) -> bytes:
    """The message of a book."""
    settings = settings or Settings(composed.root, composed.root / "output")
    return record(composed, statement, settings, pages, sizes or {})


def parsed(data: bytes) -> etree._Element:
    """The message as a tree without namespaces, so that paths read like ONIX's manual."""
    root = etree.fromstring(data)
    for node in root.iter(etree.Element):
        node.tag = etree.QName(node).localname
    return root


def texts(node: etree._Element, path: str) -> list[str]:
    """The texts of all elements at a path."""
    return ["".join(str(part) for part in one.itertext()) for one in node.iterfind(path)]
