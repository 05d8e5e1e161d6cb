"""Whole messages: two golden records, validity by the schemas, hostile texts, and the same bytes again."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import onixcheck
import pytest

from octavo.compose import compose
from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import RESOURCES, PdfVariant, Settings
from octavo.onix import check_required
from octavo.source import read
from tests.golden import compare_file
from tests.onix.messages import FIXTURES, STATEMENT, book, message, pagemap, parsed, texts


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def fixture(name: str) -> ComposedBook:
    diagnostics = Diagnostics()
    manuscript = read(FIXTURES / name, diagnostics)
    assert manuscript is not None
    composed = compose(manuscript, diagnostics)
    assert [str(found) for found in diagnostics] == []
    return composed


def made(name: str) -> bytes:
    if name == "minimal":
        return message(fixture(name))
    return message(fixture(name), STATEMENT, pagemap(), {"epub": 123_456, "pdf": 654_321})


def faults(data: bytes, folder: Path) -> list[str]:
    """What ONIX's own schemas say of a message."""
    path = folder / "message.xml"
    path.write_bytes(data)
    return [one.short for one in onixcheck.validate(str(path), schemas=("xsd", "rng"))]


@pytest.mark.parametrize("name", ["rich", "minimal"])
def test_golden(name: str, update: bool) -> None:
    compare_file(FIXTURES / name / "golden.onix.xml", made(name).decode(), update)


@pytest.mark.parametrize("name", ["rich", "minimal"])
def test_schemas(name: str, tmp_path: Path) -> None:
    assert faults(made(name), tmp_path) == []


def test_what_is_not_known_is_left_out() -> None:
    root = parsed(message(fixture("rich")))
    epub = root.find("Product")
    assert epub is not None
    assert texts(epub, ".//Extent/ExtentType") == ["02"]  # words, which need no pages
    assert texts(epub, ".//ProductFormFeature/ProductFormFeatureValue") == ["101F", "08"]


UUID = "urn:uuid:09632f77-9710-52b8-a387-a04ef93b6036"
HOSTILE = "</Text>&lt;]]><script>alert('1')</script>\u2028\ufffd\U0001f600"


def test_hostile_texts(tmp_path: Path) -> None:
    """Markup in data stays text, and very long values come through."""
    composed = book(
        tmp_path / "book",
        title="A \\</Title> & 'B' \"C\"",
        contributors=[{"name": HOSTILE, "biography": "x" * 100_000}, {"name": "\u202eabc", "sort": ",,"}],
        publisher={"name": "&amp; <P>", "url": 'https://p.example/"<>|^`{}é%'},
        description="Long. " * 50_000,
        subjects=["a;b & <c>"],
        series={"name": "S \\<1\\>", "number": "<7>"},
        trade={"keywords": ["&", "<k>"], "imprint": "]]>"},
    )
    data = message(composed)
    assert faults(data, tmp_path) == []
    root = parsed(data)
    # The title as it is composed, with typographic quotation marks.
    assert texts(root, ".//DescriptiveDetail/TitleDetail/TitleElement/TitleText") == ["A </Title> & ‘B’ “C”"]
    assert texts(root, ".//Subject/SubjectHeadingText") == ["a;b & <c>", "&; <k>"]
    assert texts(root, ".//PublisherName") == ["&amp; <P>"]
    assert "script" not in {node.tag for node in root.iter()}
    (short,) = (text for text in texts(root, ".//Text") if len(text) <= 350 and text.startswith("Long"))
    assert short == " ".join(["Long."] * 58)


def test_characters_that_xml_cannot_hold() -> None:
    composed = fixture("minimal")
    broken = composed.book.model_copy(update={"description": "a\x00b\x0bc\ud800d\ufffee\r\n f"})
    root = parsed(message(replace(composed, book=broken)))
    assert texts(root, ".//TextContent/Text")[:2] == ["abcde f", "abcde f"]


@pytest.mark.parametrize(
    ("language", "code", "title"),
    [
        ("ar", "ara", "كتاب البحر"),
        ("ja", "jpn", "潮の本"),
        ("zh-Hant-TW", "chi", "潮汐之書"),
        ("el", "gre", "Παλίρροιες"),
        ("fa", "per", "کتاب دریا"),
        ("hi", "hin", "ज्वार की पुस्तक"),
    ],
)
def test_scripts(tmp_path: Path, language: str, code: str, title: str) -> None:
    composed = book(tmp_path / "book", title=title, language=language, contributors=[{"name": title}])
    data = message(composed)
    assert faults(data, tmp_path) == []
    root = parsed(data)
    assert texts(root, ".//DescriptiveDetail/TitleDetail/TitleElement/TitleText") == [title]
    assert texts(root, ".//PersonName") == [title]
    assert texts(root, ".//Language/LanguageCode") == [code]
    assert texts(root, "Header/DefaultLanguageOfText") == [code]


@pytest.mark.slow
def test_same_bytes_whatever_the_machine(tmp_path: Path) -> None:
    """Other hash seeds, time zones, locales and working folders make no difference."""
    script = (
        "import sys; from pathlib import Path; from tests.onix.test_record import made;"
        " Path(sys.argv[1]).write_bytes(made('rich'))"
    )
    found = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        output = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        environment["PYTHONPATH"] = str(RESOURCES)
        subprocess.run([sys.executable, "-c", script, output], env=environment, check=True, cwd=tmp_path)
        found.add(output.read_bytes())
    assert found == {made("rich")}


# What is missing


def problems(composed: ComposedBook) -> list[tuple[str, str]]:
    diagnostics = Diagnostics()
    check_required(composed.book, composed.root, diagnostics)
    message(composed)  # which is made all the same
    assert all(found.hint and found.span and found.span.file == "book.yaml" for found in diagnostics)
    return sorted((found.code, found.severity) for found in diagnostics)


def test_nothing_is_missing(tmp_path: Path) -> None:
    assert problems(book(tmp_path)) == []


def test_what_is_wrong_is_not_missing_too(tmp_path: Path) -> None:
    composed = book(tmp_path / "book", publisher=None, date=None, isbn=None)
    keys = '{\n"publisher": {},\n"date": "May",\n"isbn": 1}'
    (composed.root / "book.yaml").write_text(keys, encoding="utf-8")
    diagnostics = Diagnostics()
    diagnostics.error("value-wrong", None, "wrong", "mend it")
    check_required(composed.book, composed.root, diagnostics)
    assert [one.code for one in diagnostics] == ["value-wrong"]


def test_all_is_missing(tmp_path: Path) -> None:
    composed = book(tmp_path / "book", publisher=None, date=None, isbn=None)
    assert problems(composed) == [
        ("onix-date-missing", "error"),
        ("onix-identifier-missing", "error"),
        ("onix-publisher-missing", "error"),
    ]
    data = message(composed)
    assert faults(data, tmp_path) == []
    assert parsed(data).find("NoProduct") is not None


@pytest.mark.parametrize("year", ["1850-05-01", "2100-01-01"])
def test_a_date_that_the_message_cannot_have(tmp_path: Path, year: str) -> None:
    composed = book(tmp_path / "book", date=year)
    assert problems(composed) == [("onix-date-missing", "error")]
    lines = (composed.root / "book.yaml").read_text(encoding="utf-8").splitlines()
    diagnostics = Diagnostics()
    check_required(composed.book, composed.root, diagnostics)
    assert [lines[one.span.line - 1].split(":")[0] for one in diagnostics if one.span] == [' "date"']
    assert faults(message(composed), tmp_path) == []


@pytest.mark.parametrize(
    ("identifier", "kind", "value"),
    [
        (
            "urn:uuid:09632f77-9710-52b8-a387-a04ef93b6036",
            "22",
            "urn:uuid:09632f77-9710-52b8-a387-a04ef93b6036",
        ),
        ("https://doi.org/10.1234/tides", "06", "10.1234/tides"),
        ("https://shore.example/tides", "01", "https://shore.example/tides"),
    ],
)
def test_no_isbn_at_all(tmp_path: Path, identifier: str, kind: str, value: str) -> None:
    composed = book(tmp_path / "book", isbn=None, identifier=identifier)
    assert problems(composed) == [("onix-isbn-missing", "warning")]
    data = message(composed)
    assert faults(data, tmp_path) == []
    root = parsed(data)
    assert texts(root, "Product/RecordReference") == [identifier]
    assert texts(root, "Product/ProductIdentifier/ProductIDType") == [kind]
    assert texts(root, "Product/ProductIdentifier/IDValue") == [value]
    assert texts(root, "Product/DescriptiveDetail/ProductFormDetail")[0] == "E101"


def test_rarer_parts_are_valid_too(tmp_path: Path) -> None:
    """What the golden record does not have: PDF/A, reports of others, prices of every kind, all statuses."""
    prices = [
        {"amount": "1.5", "currency": "CHF", "type": kind, "tax": tax}
        for kind in ("recommended", "fixed", "agency", "net")
        for tax in ("included", "excluded")
    ]
    statement = replace(
        STATEMENT, certified_by="Somebody", credential="A badge", hazards=("flashing", "noSoundHazard")
    )
    for number, status in enumerate(("forthcoming", "postponed", "out-of-stock", "inactive", "withdrawn")):
        trade = {
            "status": status,
            "prices": prices,
            "ages": {"from": 8, "to": 12},
            "audience": ["children"],
            "protection": "drm",
            "sales": {"territory": ["GB", "IE"]},
        }
        composed = book(
            tmp_path / str(number),
            isbn={"epub": "978-0-00-000000-2", "pdf": "978-0-00-000001-9"},
            series={"name": "S", "number": "IV"},
            trade=trade,
        )
        variants = frozenset({PdfVariant.PDFA_2A})
        settings = Settings(composed.root, tmp_path / "output", pdf_variants=variants)
        data = message(composed, statement, pagemap(), settings=settings)
        assert faults(data, tmp_path) == []
        root = parsed(data)
        assert texts(root, "Product[2]/DescriptiveDetail/ProductFormDetail") == [
            "E108",
            "E201",
            "E202",
            "E205",
        ]
        assert texts(root, "Product[2]//ProductFormFeatureValue") == []
        assert len(root.findall("Product[1]//Price")) == 8
