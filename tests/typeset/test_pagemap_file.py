"""The file beside the PDF, and what it tells of index marks."""

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from octavo.cache.codec import Codec
from octavo.core.pagemap import Begins, IndexMark, PageMap
from octavo.typeset.layout import GatheringLayout
from octavo.typeset.pagemap_file import PageMapFile, pagemap_json, schema
from tests.typeset.books import book, document, engine, made, section

pytestmark = pytest.mark.engine

LINES = "<br/>".join(["x"] * 5)
BODY = f"""<h1 id="h">Head</h1><p>{LINES}</p>
<p><span id="m1" data-index="bread"></span>Bread <span id="m2" data-index="peace" data-index-to="e2"></span>
and <span id="m3" data-index="land">land<br/>{LINES}<br/>{LINES}</span></p>
<p>{LINES} <span id="e2"></span></p>"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[PageMap, str]:
    pages = book(
        tmp_path_factory.mktemp("map"), section("one", BODY), section("two", "<p>Two \u201c\u00e9\u201d</p>")
    )
    pagemap = made(pages).pagemap
    text = pagemap_json(pagemap, pages, "small.pdf")
    assert text == pagemap_json(made(pages).pagemap, pages, "small.pdf")
    return pagemap, text


def test_index_marks_have_a_page_or_a_range(written: tuple[PageMap, str]) -> None:
    assert written[0].index == (
        IndexMark("m1", "bread", "one", 1, 1),
        IndexMark("m2", "peace", "one", 1, 3),
        IndexMark("m3", "land", "one", 1, 2),
    )


def test_plates_begin_where_they_stood_in_the_text(tmp_path: Path) -> None:
    """In its place the text has a marker, which stands in the paragraph before it, if there is one."""

    def plate(name: str) -> str:
        table = f"<table><tbody><tr><td>{name}</td></tr></tbody></table>"
        return f'<figure id="{name}" data-plate="sideways" data-display="yes">{table}</figure>'

    body = f"""<h1>Head</h1>{plate("t1")}<p id="a">One</p>{plate("t2")}{plate("t3")}<p>Two</p>
<div><p>Three</p><p>Four</p>{plate("t4")}</div>{plate("t5")}<p>Five</p>"""
    pagemap = made(book(tmp_path, section("one", f'<div data-section="one">{body}</div>'))).pagemap
    places = {turn.display: turn.place.path for turn in pagemap.turns if turn.display and turn.place}
    steps = {name: path[:-4] for name, path in places.items()}  # without those into the table, to its cell
    assert steps == {"t1": (1,), "t2": (3,), "t3": (4,), "t4": (6, 2), "t5": (7,)}


def test_the_file_says_what_the_map_says(written: tuple[PageMap, str]) -> None:
    pagemap, text = written
    read = TypeAdapter(PageMapFile).validate_json(text)
    assert (read.schema, read.title, read.pdf, read.trim) == (1, "A Small Book", "small.pdf", (120, 100))
    assert read.identifier is None
    assert (
        PageMap(read.pages, read.positions, read.turns, read.notes, read.headings, read.index, read.displays)
        == pagemap
    )
    assert [turn.begins for turn in read.turns][:2] == [Begins.BLOCK, Begins.BLOCK]


def test_every_entry_has_a_line_and_ids_are_sorted(written: tuple[PageMap, str]) -> None:
    pagemap, text = written
    content = json.loads(text)
    for name in ("pages", "turns", "headings", "index"):
        for entry in content[name]:
            assert json.dumps(entry, ensure_ascii=False) in [line.rstrip(",") for line in text.splitlines()]
    assert list(content["positions"]) == sorted(pagemap.positions)
    assert text.endswith("}\n")


def test_the_schema_describes_the_file(written: tuple[PageMap, str]) -> None:
    described = schema()
    content = json.loads(written[1])
    assert described["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(described["required"]) == set(described["properties"]) == set(content)
    definitions = described["$defs"]
    assert set(definitions["PageBreak"]["required"]) == set(content["turns"][0])
    assert set(definitions["TextPlace"]["required"]) == set(content["turns"][0]["place"])
    assert all("description" in definition for definition in definitions.values())


def test_what_is_laid_out_can_be_kept(tmp_path: Path) -> None:
    laid = engine(tmp_path).typeset(document(f'<section data-section="s" id="s">{BODY}</section>'))
    assert laid.landmarks.index
    assert laid.pages[1].start is not None
    codec = Codec(GatheringLayout)
    assert codec.decode(codec.encode(laid)) == laid
