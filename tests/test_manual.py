"""The manual: it builds, and it names everything that the program knows, and nothing else."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel
from ruamel.yaml import YAML

from octavo.build.report import Counts, MadeFile
from octavo.check.epub.checks import TOPICS as EPUB_TOPICS
from octavo.check.epub.page_list import NAME as EPUB_PAGES
from octavo.check.onix.checks import TOPICS as ONIX_TOPICS
from octavo.check.pdf.checks import TOPICS as PDF_TOPICS
from octavo.check.press.checks import TOPICS as PRESS_TOPICS
from octavo.check.press.cover import TOPICS as COVER_TOPICS
from octavo.check.site.checks import TOPICS as HTML_TOPICS
from octavo.check.stores.checks import TOPICS as STORE_TOPICS
from octavo.cli.options import parser
from octavo.compose import compose
from octavo.compose.typography import set_line
from octavo.core.codes.catalogue import topics
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import CheckLevel, Settings
from octavo.html import render_ebook, render_print
from octavo.html.pages import EbookPages, PrintPages
from octavo.source import read
from octavo.source.division_entries import DivisionEntry, FrontMatter, NotesFrontMatter
from octavo.source.glossary_file import TermFile
from octavo.source.index_file import General, HeadingFile
from octavo.source.manuscript import Kind
from octavo.source.metadata import Book
from octavo.source.schema import schema
from octavo.source.table_file import TableFile
from octavo.source.trims import TRIMS
from tests.languages.gaps import states
from tools import code_pages

MANUAL = Path(__file__).parents[1] / "docs"


class Built(NamedTuple):
    """The manual, as far as it can be built without setting a page."""

    diagnostics: Diagnostics
    ebook: EbookPages
    pages: PrintPages


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    settings = Settings(MANUAL, tmp_path_factory.mktemp("output"))
    diagnostics = Diagnostics()
    manuscript = read(MANUAL, diagnostics)
    assert manuscript is not None, [str(found) for found in diagnostics]
    edition = compose(manuscript, diagnostics)
    return Built(diagnostics, render_ebook(edition, settings), render_print(edition, settings))


def chapter(name: str) -> str:
    return (MANUAL / "chapters" / f"{name}.md").read_text(encoding="utf-8")


def table(name: str) -> dict[str, Any]:
    loaded = YAML(typ="safe", pure=True).load(
        (MANUAL / "tables" / f"{name}.yaml").read_text(encoding="utf-8")
    )
    assert isinstance(loaded, dict)
    return loaded


def code_spans(text: str) -> list[str]:
    """What stands between single back-ticks."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def grouped_rows(name: str) -> Iterator[tuple[str, str]]:
    """The heading of the group, and the first cell, of every row of a table."""
    group = ""
    for row in table(name)["rows"]:
        if isinstance(row, dict):
            group = row["group"]
        else:
            yield group, row[0]


def terms(name: str) -> list[str]:
    """The terms of the definition lists of a chapter."""
    return re.findall(r"^(\S.*)\n:   ", chapter(name), re.MULTILINE)


# It builds


def test_nothing_is_wrong_with_it(built: Built) -> None:
    assert [str(found) for found in built.diagnostics] == []


def test_every_chapter_is_in_both_formats(built: Built) -> None:
    titles = [path.read_text(encoding="utf-8").splitlines()[0] for path in (MANUAL / "chapters").glob("*.md")]
    assert len(titles) >= 8
    printed = "".join(section.xhtml for section in built.pages.sections)
    shown = b"".join(document.data for document in built.ebook.documents).decode("utf-8")
    for line in titles:
        found = re.fullmatch(r"# (.+) \{#(.+)\}", line)
        assert found is not None, line
        heading = f'id="{found[2]}-title"'
        assert heading in printed
        assert heading in shown


def test_samples_fit_the_measure() -> None:
    inside = False
    for path in sorted(MANUAL.glob("*/*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("```"):
                inside = not inside
            elif inside:
                assert len(line) <= 60, f"{path.name}:{number}"
        assert not inside, path.name


# Diagnostics


def test_the_pages_of_codes_are_those_of_the_catalogue() -> None:
    written = {path.stem: path.read_text(encoding="utf-8") for path in code_pages.PAGES.glob("*.md")}
    assert written == {topic.name: code_pages.page(topic) for topic in topics()}


# Keys


def properties(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def keys_of(name: str) -> list[str]:
    """Keys of the first column of a table."""
    return [code_spans(cell)[0] for _, cell in grouped_rows(name)]


def keys_by_group(name: str) -> dict[str, set[str]]:
    keys: dict[str, set[str]] = {}
    for group, cell in grouped_rows(name):
        keys.setdefault(group, set()).add(code_spans(cell)[0])
    return keys


def definitions(model: type[BaseModel]) -> dict[str, set[str]]:
    """Keys of every mapping that a schema defines, by the name of the model."""
    return {
        name: set(one["properties"]) for name, one in schema(model)["$defs"].items() if "properties" in one
    }


def test_keys_of_the_book() -> None:
    keys = keys_of("keys-book")
    assert len(keys) == len(set(keys))
    assert set(keys) == properties(Book)


def test_keys_within_keys() -> None:
    groups = {"".join(code_spans(group)): keys for group, keys in keys_by_group("keys-parts").items()}
    known = definitions(Book)
    assert groups == {
        "contributors": known["Contributor"],
        "publisher": known["Publisher"],
        "series": known["Series"],
        "site": known["Site"],
        "trim": known["Trim"],
        "source-edition": known["SourceEdition"],
        "contents": known["Contents"],
        "numbering": known["Numbering"],
        "starts": known["Starting"],
        "index": known["IndexStyle"],
        "citations": known["Citations"],
        "glossary": known["GlossaryOptions"],
        "bibliography": known["BibliographyOptions"],
        "sections": known["BibliographySection"],
        "notes": known["NoteSeries"],
        "printers": known["Printer"],
        "paper": known["Paper"],
        "print-cover": known["PrintCover"],
        "editions": known["Variant"],
        "margins": known["Margins"],
        "ebook": known["Ebook"],
        "picturesebook": known["EbookPictures"],
        "accessibility": known["Accessibility"],
        "certifier": known["Certifier"],
        "lint": known["LintOptions"],
        "allow": known["LintWaiver"],
    }
    assert set(known) - set(TRADE.values()) == {
        *("Contributor", "Publisher", "Series", "Trim", "Contents", "Numbering", "Starting", "NoteSeries"),
        *("DivisionEntry", "SectionEntry"),
        "IndexStyle",
        "GlossaryOptions",
        *("Citations", "BibliographyOptions", "BibliographySection"),
        *("Printer", "Paper", "PrintCover"),
        *("Variant", "Margins"),
        *("Accessibility", "Certifier"),
        *("Ebook", "EbookPictures"),
        *("Site", "SourceEdition"),
        *("LintOptions", "LintWaiver"),
    }


#: Key -> model.
TRADE = {
    "trade": "Trade",
    "sender": "Sender",
    "ages": "Ages",
    "copyright": "Copyright",
    "sales": "Sales",
    "supplier": "Supplier",
    "prices": "Price",
    "safety": "Safety",
    "related": "Related",
}


def test_keys_for_the_trade() -> None:
    groups = {"".join(code_spans(group)): keys for group, keys in keys_by_group("keys-trade").items()}
    known = definitions(Book)
    assert groups == {key: known[model] for key, model in TRADE.items()}
    # The words that a key can have stand in its row.
    written = schema(Book)["$defs"]
    for (group, cell), row in zip(
        grouped_rows("keys-trade"),
        (r for r in table("keys-trade")["rows"] if isinstance(r, list)),
        strict=True,
    ):
        model = written[TRADE["".join(code_spans(group))]]
        words = set(re.findall(r'"enum": \[(.*?)\]', json.dumps(model["properties"][code_spans(cell)[0]])))
        assert {word for line in words for word in json.loads(f"[{line}]")} <= set(code_spans(row[1])), cell


def test_named_trims() -> None:
    assert keys_of("trims") == list(TRIMS)
    for name, sides, inches in (row for row in table("trims")["rows"] if isinstance(row, list)):
        width, height = TRIMS[name.strip("`")]
        assert [float(side) for side in sides.split(" × ")] == pytest.approx([width, height], abs=0.01)
        expected = [width / 25.4, height / 25.4]
        assert [float(side) for side in inches.split(" × ")] == pytest.approx(expected, abs=0.006)


def test_keys_of_a_division() -> None:
    assert set(keys_of("keys-entry")) == properties(DivisionEntry)
    starred = {code_spans(cell)[0] for _, cell in grouped_rows("keys-entry") if "[^both]" in cell}
    assert starred == properties(FrontMatter) - {"encoding"}, "that one is told with the keys of the book"
    assert properties(NotesFrontMatter) <= set(code_spans(chapter("keys")))


def test_keys_of_a_table_file() -> None:
    known = definitions(TableFile)
    assert keys_by_group("keys-table") == {
        "The table": properties(TableFile),
        "A column": known["ColumnFile"],
        "A spanner": known["SpannerFile"],
    }
    # Rows are not a model of their own: their keys are in the schema, and the chapter explains their forms.
    written = json.dumps(schema(TableFile))
    for key in ("group", "sub", "total", "text", "span"):
        assert f'"{key}"' in written
        assert any(f"{key}:" in span for span in code_spans(chapter("tables"))), key


def test_keys_of_the_index_file() -> None:
    explained = {code_spans(term)[0] for term in terms("index-making")}
    assert explained == properties(HeadingFile) | properties(General)


def test_keys_of_the_glossary_file() -> None:
    assert {code_spans(term)[0] for term in terms("glossary-making")} == properties(TermFile)


# The command


def test_every_option_is_explained() -> None:
    options = {
        name for action in parser()._actions for name in action.option_strings if name.startswith("--")
    }
    explained = {code_spans(cell)[0].split()[0] for _, cell in grouped_rows("options")}
    assert explained == options


def test_every_level_of_checks_is_explained() -> None:
    explained = {cell.strip("`").split()[1] for _, cell in grouped_rows("options") if "--check " in cell}
    assert explained == set(map(str, CheckLevel))


def test_every_key_of_the_report_is_explained() -> None:
    written = set(code_spans(chapter("command")))
    assert {name for model in (Counts, MadeFile) for name in model.__dataclass_fields__} <= written


# Lists


def test_every_check_is_explained() -> None:
    named = {*terms("checks"), *re.findall(r"\*([^*\n]+)\*", chapter("checks"))}
    topics = (
        *EPUB_TOPICS,
        *STORE_TOPICS,
        *HTML_TOPICS,
        *PDF_TOPICS,
        *PRESS_TOPICS,
        *COVER_TOPICS,
        *ONIX_TOPICS,
    )
    assert {*topics, EPUB_PAGES, "Ace by DAISY", "Page count", "PDF/X-4"} <= named


def test_every_kind_of_division_is_explained() -> None:
    named = [kind for _, cell in grouped_rows("kinds") for kind in code_spans(cell)]
    assert sorted(named) == sorted(Kind)


def test_the_sample_table_is_the_one_that_is_set() -> None:
    assert (MANUAL / "tables" / "harvest.yaml").read_text(encoding="utf-8") in chapter("tables")


def test_the_marks_of_languages_are_true() -> None:
    rows = list(
        csv.DictReader((MANUAL / "tables" / "languages.csv").read_text(encoding="utf-8").splitlines())
    )
    assert len(rows) >= 10
    for row in rows:
        first, second, dash = (
            re.sub(r"\[(.*)\]\{.*", r"\1", row[name]) for name in ("first", "second", "dash")
        )
        typed = "'a \"b\" c'" if first[0] == "\u2018" else "\"a 'b' c\""  # what is single stays so
        marks = re.sub(r"[\w\s]", "", set_line(typed, row["tag"]))
        assert marks == first[0] + second[0] + second[-1] + first[-1], row["language"]
        if dash != "as typed":
            assert set_line("word---word", row["tag"]).replace("\u00a0", " ") == dash, row["language"]


def test_the_table_of_known_languages_is_true() -> None:
    table = (MANUAL / "tables" / "known-languages.csv").read_text(encoding="utf-8")
    assert list(csv.DictReader(table.splitlines())) == states()
