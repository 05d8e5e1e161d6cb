"""What ``--emit`` writes, as another program reads it."""

import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from octavo.api import CheckLevel, build
from octavo.core.settings import RESOURCES
from octavo.core.vocabulary import VOCABULARY
from octavo.formats.products.composed_data import KEPT
from tests.books import write_book

pytestmark = pytest.mark.engine

SCHEMA = json.loads((RESOURCES / "schemas" / "composed.schema.json").read_text("utf-8"))
BOOK = {
    "book.yaml": """\
title: The *Tides*
subtitle: A Book
slug: tides
language: en
front: [contents]
body:
  - kind: part
    title: Water
    chapters: [one.md]
back: [index]
""",
    "one.md": """\
# Ebb {#sec-ebb}

Words of [the moon]{.index term="Moon"}, see @tbl-days and @fig-moon.[^n] $x^2$

| Day | Height |
|:----|-------:|
| Mon |    1.5 |
| Tue |   10.25|

: The days {#tbl-days}

![A moon.](moon.svg){#fig-moon alt="A round moon"}

[^n]: A note on @sec-ebb.
""",
    "moon.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>',
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("emitted")
    write_book(folder / "book", BOOK)
    result = build(
        folder / "book",
        folder / "output",
        formats=["composed", "xhtml", "epub"],
        check=CheckLevel.NONE,
        cache=False,
        jobs=1,
    )
    assert result.ok, result.diagnostics
    return folder / "output"


@pytest.fixture
def data(output: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((output / "tides-composed.json").read_text("utf-8"))
    return found


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert all("description" in definition for definition in SCHEMA["$defs"].values())


def test_the_file_fits_the_published_schema(data: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert data["version"] == 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate({**data, "notes": [{}]})


def test_the_sample_book_fits_it_too(tmp_path: Path) -> None:
    made = build(
        RESOURCES / "book", tmp_path, formats=["composed"], check=CheckLevel.QUICK, cache=False, jobs=1
    )
    assert made.ok, made.checks
    sample = json.loads(made.files["composed"].read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(sample)
    assert len(sample["notes"]) == 122
    assert len(sample["tables"]) == 14


def test_what_stands_in_the_file(data: dict[str, Any]) -> None:
    title = 'The <em data-src="book.yaml:1:12">Tides</em>'
    assert (data["title"], data["title_xhtml"]) == ("The Tides", title)
    assert data["metadata"]["slug"] == "tides"
    kinds = [(one["kind"], one["parent"], one["number"]) for one in data["sections"]]
    part = next(one["id"] for one in data["sections"] if one["kind"] == "part")
    assert ("chapter", part, "1") in kinds
    chapter = next(one for one in data["sections"] if one["id"] == "sec-ebb")
    assert chapter["source"] == "book.yaml:9:16"
    assert chapter["title"] == "Ebb"
    (note,) = data["notes"]
    assert note["division"] == "sec-ebb"
    assert note["mark"] == "1"
    assert f'id="{note["calls"][0]}"' in chapter["body"]
    (table,) = data["tables"]
    assert [[cell["xhtml"] for cell in row] for row in table["head"]] == [["Day", "Height"]]
    assert [[cell["xhtml"] for cell in row["cells"]] for row in table["body"]] == [
        ["Mon", "1.5"],
        ["Tue", "10.25"],
    ]
    (figure,) = data["figures"]
    assert (figure["file"], figure["alt"], figure["number"]) == ("moon.svg", "A round moon", "1")
    targets = {one["id"]: (one["kind"], one["number"]) for one in data["targets"]}
    assert targets["tbl-days"] == ("table", "1")
    assert data["contents"][0]["children"][0]["target"] == "sec-ebb"
    (group,) = data["index"]
    assert (group["letter"], group["entries"][0]["title"]) == ("M", "Moon")
    assert f'id="{group["entries"][0]["locators"][0]["id"]}"' in chapter["body"]


def test_bodies_keep_the_attributes_that_are_explained_and_no_others(data: dict[str, Any]) -> None:
    body = next(one["body"] for one in data["sections"] if one["id"] == "sec-ebb")
    root = f'<r xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{body}</r>'
    found = {str(name) for node in etree.fromstring(root).iter() for name in node.attrib}
    private = {name for name in found if name.startswith("data-")}
    assert {"data-slot", "data-src", "data-tex", "data-index"} <= private
    assert private <= {str(name) for name in KEPT}
    assert {str(name) for name in KEPT} < {str(name) for name in VOCABULARY.values()}
    chapter = (RESOURCES / "docs" / "chapters" / "extending.md").read_text("utf-8")
    assert [name for name in KEPT if f"`{name}`" not in chapter] == []


def test_the_documents_are_those_of_the_e_book(output: Path) -> None:
    folder = output / "tides-xhtml"
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    with zipfile.ZipFile(output / "tides.epub") as archive:
        packed = {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}
    assert {"content.opf", "nav.xhtml", "text/cover.xhtml"} <= files.keys()
    assert set(packed) - set(files) == {"mimetype", "META-INF/container.xml"}
    assert all(path.read_bytes() == packed[name] for name, path in files.items())
