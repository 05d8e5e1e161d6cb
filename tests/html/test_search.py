"""The index of the search, made by pagefind over finished pages."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from octavo.check.result import Outcome
from octavo.check.site.checks import check_html
from octavo.core.failures import SearchError
from octavo.html import search
from octavo.html.pages import Asset, EbookPages, RenderedDocument
from octavo.html.search import index_site
from tests.check.said import said
from tests.html.pages_read import site
from tests.html.site_book import FILES, printed


def write(folder: Path, pages: EbookPages, seed: int = 0) -> Path:
    """The files of a site, written in an order that hangs on ``seed``."""
    items: list[RenderedDocument | Asset] = [*pages.documents, *pages.assets]
    random.Random(seed).shuffle(items)
    for item in items:
        path = folder / item.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(item.data)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> EbookPages:
    return site(tmp_path_factory.mktemp("book"), FILES, printed(), search=True)


def fragments(folder: Path) -> dict[str, Any]:
    """What the index knows of each page, by its name."""
    found = {}
    for path in (folder / "pagefind" / "fragment").iterdir():
        data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[data["url"].lstrip("/")] = data
    return found


def test_the_pages_of_the_book_are_found_and_no_others(tmp_path: Path, pages: EbookPages) -> None:
    folder = write(tmp_path / "site", pages)
    index_site(folder, "en-US")
    found = fragments(folder)
    assert set(found) == {
        "copyright.html", "dedication.html", "river.html", "one.html", "two.html", "three.html", "notes.html",
        "index-2.html",
    }  # fmt: skip
    one = found["one.html"]
    assert one["meta"]["title"] == "The Wheel, River"
    assert one["meta"]["pages"] == "page-2 2 page-3 3"
    assert {"page-2", "page-3"} <= {anchor["id"] for anchor in one["anchors"]}
    assert "The wheel of the mill turned slowly." in one["content"]  # without the number of its note
    assert "Contents" not in one["content"]
    assert [(r.name, said(r)) for r in check_html(folder) if r.outcome is not Outcome.PASSED] == []


def test_the_same_pages_give_the_same_index_wherever_they_lie(tmp_path: Path, pages: EbookPages) -> None:
    made = []
    for number, name in enumerate(("a", "b", "c/longer name")):
        folder = write(tmp_path / name, pages, seed=number)
        index_site(folder, "en-US")
        made.append(files_of(folder))
    assert made[0] == made[1] == made[2]
    assert len([name for name in made[0] if name.startswith("pagefind/index/")]) > 0


def test_only_what_the_page_of_the_search_needs_is_kept(tmp_path: Path, pages: EbookPages) -> None:
    folder = write(tmp_path / "site", pages)
    index_site(folder, "ru")
    kept = {path.name for path in (folder / "pagefind").iterdir() if path.suffix in (".js", ".css")}
    assert kept == {"pagefind.js", "pagefind-worker.js"}
    entry = json.loads((folder / "pagefind" / "pagefind-entry.json").read_text())
    assert list(entry["languages"]) == ["ru"]


def test_a_program_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "find_spec", lambda name: None)
    with pytest.raises(SearchError, match="pagefind-bin has no program"):
        index_site(tmp_path, "en")


def test_a_program_that_fails_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho out of luck >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(search, "_program", lambda: program)
    with pytest.raises(SearchError, match="out of luck"):
        index_site(tmp_path, "en")


def test_a_program_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(search, "_program", lambda: program)
    monkeypatch.setattr(search, "_SECONDS", 0.1)
    with pytest.raises(SearchError, match="timed out"):
        index_site(tmp_path, "en")
