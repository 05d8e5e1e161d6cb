"""The parts of a product: forms, identifiers, dates, extents, people, supply."""

from pathlib import Path

import pytest
from lxml import etree

from octavo.core.settings import Settings
from octavo.onix.dates import sent
from octavo.onix.forms import forms
from octavo.onix.prose import shortened
from octavo.source.metadata import Book
from tests.onix.messages import STATEMENT, book, message, pagemap, parsed, texts

ISBNS = {
    "epub": "978-0-00-000000-2",
    "pdf": "978-0-00-000001-9",
    "paperback": "978-0-00-000002-6",
    "hardback": "978-0-00-000003-3",
}


def products(data: bytes) -> dict[str, etree._Element]:
    """The products of a message by the last figures of their ISBN."""
    return {texts(one, "RecordReference")[0][-4:]: one for one in parsed(data).iterfind("Product")}


def test_each_form_is_a_product(tmp_path: Path) -> None:
    """An edition that has the name of a form is that form, with the trim and binding of the edition."""
    data = Book.model_validate(
        {
            "title": "Tides",
            "isbn": ISBNS,
            "identifier": "urn:uuid:1",
            "editions": {
                "large-print": {"isbn": "978-0-00-000004-0", "binding": "hardback"},
                "paperback": {"trim": "a-format", "isbn": "978-0-00-000002-6"},
                "school": {},
            },
            "body": ["one.md"],
        }
    )
    found = forms(data)
    assert [form.name for form in found] == ["epub", "pdf", "paperback", "hardback", "large-print"]
    assert [form.isbn[-2:] for form in found] == ["02", "19", "26", "33", "40"]
    assert [form.binding for form in found] == ["", "", "paperback", "hardback", "hardback"]
    assert [form.trim.width if form.trim else "" for form in found] == ["", "", "110mm", "6in", "6in"]


def test_an_edition_of_unknown_binding_is_a_book(tmp_path: Path) -> None:
    edition = book(tmp_path, isbn=None, editions={"school": {"isbn": ISBNS["epub"]}})
    assert texts(parsed(message(edition)), ".//ProductForm") == ["BA"]


def test_an_isbn_as_identifier_is_that_of_the_epub(tmp_path: Path) -> None:
    edition = book(tmp_path, isbn=None, identifier="urn:isbn:9780000000002")
    root = parsed(message(edition))
    assert texts(root, "Product/ProductIdentifier/ProductIDType") == ["03", "15"]
    assert texts(root, "Product/ProductIdentifier/IDValue") == ["9780000000002"] * 2


# Dates


@pytest.mark.parametrize(
    ("epoch", "written", "notification", "status"),
    [
        (None, "20261130", "03", "04"),
        ("1796000400", "20261130T010000Z", "03", "04"),
        ("1795910400", "20261129T000000Z", "02", "02"),
        ("1767225600", "20260101T000000Z", "01", "02"),
        ("1893456000", "20300101T000000Z", "03", "04"),
    ],
)
def test_when_it_is_sent(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    epoch: str | None,
    written: str,
    notification: str,
    status: str,
) -> None:
    """With a date before that of the book, the record announces it: early by more than half a year."""
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    root = parsed(message(book(tmp_path)))
    assert texts(root, "Header/SentDateTime") == [written]
    assert texts(root, "Product/NotificationType") == [notification]
    assert texts(root, ".//PublishingStatus") == [status]


def test_an_epoch_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH is 'tomorrow'"):
        sent(book(tmp_path).book)


@pytest.mark.parametrize(
    ("status", "notification", "code", "availability"),
    [
        ("forthcoming", "02", "02", "10"),
        ("cancelled", "02", "01", "01"),
        ("out-of-print", "03", "07", "51"),
        ("active", "03", "04", "20"),
    ],
)
def test_a_status_that_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    status: str,
    notification: str,
    code: str,
    availability: str,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    prices = [{"amount": "1", "currency": "EUR"}]
    root = parsed(message(book(tmp_path, trade={"status": status, "prices": prices})))
    assert texts(root, "Product/NotificationType") == [notification]
    assert texts(root, ".//PublishingStatus") == [code]
    assert texts(root, ".//ProductAvailability") == [availability]
    assert texts(root, ".//SupplyDate/Date") == (["20261130"] if availability == "10" else [])


# Extents and measures


def extents(product: etree._Element) -> dict[str, str]:
    return {
        texts(one, "ExtentType")[0]: " ".join(texts(one, "ExtentValue") + texts(one, "ExtentValueRoman"))
        for one in product.iterfind(".//Extent")
    }


def test_extents(tmp_path: Path) -> None:
    edition = book(tmp_path, isbn=ISBNS, editions={"hardback": {"trim": "royal"}})
    found = products(message(edition, STATEMENT, pagemap(), {"epub": 10, "pdf": 20}))
    pages = {"00": "3", "03": "2 ii", "04": "1", "11": "6"}
    assert extents(found["0002"]) == {"08": "6", "02": "3", "22": "10"}
    assert extents(found["0019"]) == {**pages, "07": "6", "22": "20"}
    assert extents(found["0026"]) == pages
    assert extents(found["0033"]) == {}  # it has pages of its own, which this build does not set


def test_extents_of_an_edition(tmp_path: Path) -> None:
    """The pages are those of the edition that is printed; so the PDF is not the one that is sold."""
    edition = book(tmp_path, isbn=ISBNS, editions={"hardback": {"trim": "royal"}})
    settings = Settings(tmp_path, tmp_path / "output", edition="hardback")
    found = products(message(edition, STATEMENT, pagemap(), {"pdf": 20}, settings))
    assert extents(found["0033"])["11"] == "6"
    assert extents(found["0019"]) == {}
    assert extents(found["0026"]) == {}


def test_pages_of_a_book_that_is_not_printed(tmp_path: Path) -> None:
    """They only give an idea of its length."""
    (product,) = products(message(book(tmp_path), STATEMENT, pagemap())).values()
    assert extents(product) == {"10": "6", "02": "3"}


def test_measures_and_names_of_sizes(tmp_path: Path) -> None:
    """Boards reach beyond the page, so that of a hardback only the page is known."""
    edition = book(tmp_path, isbn=ISBNS, trim="a-format")
    found = products(message(edition))
    measured = {
        name: list(zip(texts(one, ".//MeasureType"), texts(one, ".//Measurement"), strict=True))
        for name, one in found.items()
    }
    assert measured["0026"] == [("01", "178"), ("02", "110")]
    assert measured["0033"] == [("04", "178"), ("05", "110")]
    assert measured["0002"] == measured["0019"] == []
    assert texts(found["0026"], ".//ProductFormDetail") == ["B104"]
    assert texts(found["0033"], ".//ProductFormDetail") == []


@pytest.mark.parametrize(("size", "types"), [("13.5pt", []), ("14pt", ["LTE"]), ("20pt", ["ULP"])])
def test_large_print(tmp_path: Path, size: str, types: list[str]) -> None:
    editions = {"large": {"isbn": ISBNS["epub"], "type-size": size, "statement": "Set in large type"}}
    root = parsed(message(book(tmp_path, isbn=None, editions=editions)))
    assert texts(root, ".//EditionType") == types
    assert texts(root, ".//EditionStatement") == ["Set in large type"]


# Relations


def test_forms_point_at_each_other(tmp_path: Path) -> None:
    """The EPUB is based on the printed form whose pages it quotes, and that has an electronic version."""
    found = products(message(book(tmp_path, isbn=ISBNS), STATEMENT, pagemap()))
    relations = {
        name: {
            texts(one, "ProductIdentifier/IDValue")[0][-4:]: texts(one, "ProductRelationCode")
            for one in product.iterfind(".//RelatedProduct")
        }
        for name, product in found.items()
    }
    assert relations["0002"] == {"0019": ["06"], "0026": ["06", "13"], "0033": ["06"]}
    assert relations["0026"] == {"0002": ["06", "27"], "0019": ["06"], "0033": ["06"]}
    assert relations["0019"] == {"0002": ["06"], "0026": ["06"], "0033": ["06"]}


# Accessibility


def features(product: etree._Element, kind: str) -> list[str]:
    return [
        texts(one, "ProductFormFeatureValue")[0]
        for one in product.iterfind(".//ProductFormFeature")
        if texts(one, "ProductFormFeatureType") == [kind]
    ]


def test_accessibility(tmp_path: Path) -> None:
    found = products(message(book(tmp_path, isbn=ISBNS, publisher={"name": "Shore & Sons"}), STATEMENT))
    expected = [
        "00",
        "04",
        "10",
        "11",
        "12",
        "13",
        "14",
        "17",
        "19",
        "22",
        "29",
        "36",
        "41",
        "52",
        "82",
        "85",
    ]
    assert features(found["0002"], "09") == [*expected, "89", "90", "96"]
    assert features(found["0002"], "12") == ["00"]
    assert features(found["0019"], "09") == ["05"]
    assert features(found["0026"], "09") == features(found["0026"], "12") == []
    described = texts(found["0002"], ".//ProductFormFeatureDescription")
    assert described == [STATEMENT.summary, "https://badge.example/gold", "Shore & Sons", STATEMENT.report]


def test_a_report_of_somebody_else(tmp_path: Path) -> None:
    found = products(message(book(tmp_path), STATEMENT))
    assert features(found["0002"], "09")[-2:] == ["90", "94"]


def test_languages_of_passages(tmp_path: Path) -> None:
    """Passages in another country's form of the language are in the same language."""
    root = parsed(message(book(tmp_path, language="en-GB"), STATEMENT))
    assert texts(root, ".//Language/LanguageRole") == ["01", "15", "15"]
    assert texts(root, ".//Language/LanguageCode") == ["eng", "ger", "lat"]
    assert texts(root, ".//Language/CountryCode") == ["GB"]


# People


def test_names(tmp_path: Path) -> None:
    people = [
        {"name": "Martin Sample, Jr.", "sort": "Sample, Martin, Jr."},
        {"name": "Ada Example", "sort": "Example, Ada"},
        {"name": "Ada Example", "role": "ill"},
        {"name": "The Club", "sort": "Club, The", "corporate": True, "role": "edt"},
        {"name": "毛 例", "sort": "毛 例", "role": "trl"},
        {"name": "Plain"},
    ]
    root = parsed(message(book(tmp_path, contributors=people)))
    found = [{child.tag: child.text for child in one} for one in root.iterfind(".//Contributor")]
    assert found[0] == {
        "SequenceNumber": "1",
        "ContributorRole": "A01",
        "PersonName": "Martin Sample, Jr.",
        "PersonNameInverted": "Sample, Martin, Jr.",
        "NamesBeforeKey": "Martin",
        "KeyNames": "Sample",
        "SuffixToKey": "Jr.",
    }
    assert texts(root, ".//Contributor[2]/ContributorRole") == ["A01", "A12"]
    assert found[2]["CorporateName"] == "The Club"
    assert found[2]["CorporateNameInverted"] == "Club, The"
    assert found[3]["KeyNames"] == "毛 例"
    assert set(found[4]) == {"SequenceNumber", "ContributorRole", "PersonName"}


def test_no_people(tmp_path: Path) -> None:
    root = parsed(message(book(tmp_path)))
    assert len(root.findall(".//NoContributor")) == 1


# Supply


def test_prices_of_forms(tmp_path: Path) -> None:
    trade = {
        "prices": [
            {"amount": "12.50", "currency": "EUR", "forms": ["paperback"], "type": "fixed", "tax-percent": 7},
            {"amount": "0.00", "currency": "EUR", "forms": ["epub"]},
        ]
    }
    found = products(message(book(tmp_path, isbn=ISBNS, trade=trade)))
    assert texts(found["0026"], ".//Price/PriceAmount") == ["12.50"]
    assert texts(found["0026"], ".//Price/PriceType") == ["04"]
    assert texts(found["0026"], ".//Price/Tax/TaxRatePercent") == ["7"]
    assert texts(found["0026"], ".//Price/Territory/RegionsIncluded") == ["WORLD"]
    assert texts(found["0002"], ".//Price/UnpricedItemType") == ["01"]
    assert texts(found["0002"], ".//Price/PriceAmount") == []
    assert texts(found["0019"], ".//SupplyDetail/UnpricedItemType") == ["04"]


def test_no_supply_unless_it_is_said(tmp_path: Path) -> None:
    root = parsed(message(book(tmp_path, trade={"keywords": ["sea"]})))
    assert root.find(".//ProductSupply") is None


def test_territories(tmp_path: Path) -> None:
    """What is not among the countries of a list is not for sale."""
    root = parsed(message(book(tmp_path, trade={"sales": {"territory": ["GB", "IE"]}})))
    assert texts(root, ".//SalesRights/SalesRightsType") == ["01"]
    assert texts(root, ".//SalesRights/Territory/CountriesIncluded") == ["GB IE"]
    assert texts(root, ".//ROWSalesRightsType") == ["03"]


def test_safety_is_for_what_can_be_held(tmp_path: Path) -> None:
    safety = {
        "name": "Shore EU",
        "email": "s@shore.example",
        "street": "Kai 1",
        "place": "Wien",
        "country": "AT",
    }
    found = products(message(book(tmp_path, isbn=ISBNS, trade={"safety": safety})))
    held = {name for name, one in found.items() if one.find(".//ProductContact") is not None}
    assert held == {"0026", "0033"}


# Short descriptions


@pytest.mark.parametrize(
    ("text", "language", "most", "expected"),
    [
        ("One. Two. Three.", "en", 100, "One. Two. Three."),
        ("One. Two. Three.", "en", 10, "One. Two."),
        ("One. Two. Three.", "en", 9, "One. Two."),
        ("One. Two. Three.", "en", 8, "One."),
        ("A long sentence, without an end", "en", 18, "A long sentence…"),
        ("Unbreakable" * 3, "en", 10, "Unbreakab…"),
        ("海は満ちる。海は引く。", "ja", 8, "海は満ちる。"),
        ("😀 One. 😀 Two.", "en", 8, "😀 One."),
        ("", "en", 10, ""),
    ],
)
def test_shortened(text: str, language: str, most: int, expected: str) -> None:
    found = shortened(text, language, most)
    assert found == expected
    assert len(found) <= most


def test_words_for_the_trade_are_in_printed_signs(tmp_path: Path) -> None:
    people = [{"name": "Ann O'Hara", "sort": "O'Hara, Ann", "biography": 'She\'s "at sea".'}]
    trade = {"short-description": "The sea's 'ways'."}
    root = parsed(message(book(tmp_path, contributors=people, trade=trade)))
    assert texts(root, ".//PersonName") == ["Ann O’Hara"]
    assert texts(root, ".//PersonNameInverted") == ["O’Hara, Ann"]
    assert texts(root, ".//BiographicalNote") == ["She’s “at sea”."]
    assert texts(root, ".//TextContent/Text")[0] == "The sea’s ‘ways’."
