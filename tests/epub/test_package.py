"""The finished package, read back without the code that made it."""

import dataclasses
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from octavo.check.result import Outcome
from octavo.check.validators.java import JavaChecks
from octavo.compose.composed_book import ComposedBook
from octavo.core.settings import Settings
from octavo.core.xhtml import Element
from octavo.cover import Cover
from octavo.epub import package
from octavo.html.pages import Asset, EbookPages, RenderedDocument
from tests.check.said import said
from tests.epub import epub_sample
from tests.epub.reading import SPACES, opf_of, strings

pytestmark = pytest.mark.engine


def test_mimetype_is_first_and_stored(epub: bytes, archive: zipfile.ZipFile) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert epub[30:58] == b"mimetypeapplication/epub+zip"


def test_files_and_their_bytes(archive: zipfile.ZipFile) -> None:
    assert archive.namelist() == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/content.opf",
        "EPUB/text/cover.xhtml",
        "EPUB/nav.xhtml",
        "EPUB/text/one.xhtml",
        "EPUB/text/notes.xhtml",
        "EPUB/images/cover.jpg",
        "EPUB/styles/epub.css",
        "EPUB/images/moon.svg",
        "EPUB/toc.ncx",
    ]
    assert archive.read("EPUB/text/one.xhtml") == epub_sample.ONE
    assert archive.read("EPUB/nav.xhtml") == epub_sample.NAV
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_manifest(opf: Element) -> None:
    items = {
        str(item.get("href")): (item.get("id"), item.get("media-type"), item.get("properties"))
        for item in opf.iterfind("o:manifest/o:item", SPACES)
    }
    page = "application/xhtml+xml"
    assert items == {
        "text/cover.xhtml": ("cover", page, None),
        "nav.xhtml": ("nav", page, "nav"),
        "text/one.xhtml": ("one", page, "svg mathml"),
        "text/notes.xhtml": ("notes", page, None),
        "images/cover.jpg": ("cover-image", "image/jpeg", "cover-image"),
        "styles/epub.css": ("epub", "text/css", None),
        "images/moon.svg": ("moon", "image/svg+xml", None),
        "toc.ncx": ("ncx", "application/x-dtbncx+xml", None),
    }


def test_spine(opf: Element) -> None:
    spine = opf.find("o:spine", SPACES)
    assert spine is not None
    assert spine.items() == [("toc", "ncx")]
    assert [(ref.get("idref"), ref.get("linear")) for ref in spine] == [
        ("cover", None),
        ("nav", None),
        ("one", None),
        ("notes", "no"),
    ]


def test_package_element(opf: Element) -> None:
    assert opf.items() == [
        ("unique-identifier", "pub-id"),
        ("version", "3.0"),
        ("{http://www.w3.org/XML/1998/namespace}lang", "en-GB"),
    ]
    assert b"generator" not in etree.tostring(opf)
    assert strings(opf, "//dc:identifier[@id='pub-id']/text()") == ["urn:isbn:9780306406157"]


def test_guide_for_older_readers(opf: Element) -> None:
    guide = [
        (r.get("type"), r.get("href"), r.get("title")) for r in opf.iterfind("o:guide/o:reference", SPACES)
    ]
    assert guide == [
        ("cover", "text/cover.xhtml", "The Reader’s Guide to Tides"),
        ("toc", "nav.xhtml", "Contents"),
        ("text", "text/one.xhtml", "Ebb"),
    ]


def test_ncx_has_the_identifier_of_the_package(archive: zipfile.ZipFile) -> None:
    ncx = etree.fromstring(archive.read("EPUB/toc.ncx"))
    assert strings(ncx, "//n:meta[@name='dtb:uid']/@content") == ["urn:isbn:9780306406157"]
    assert strings(ncx, "//n:content/@src") == ["text/one.xhtml"]


def test_cover_page(archive: zipfile.ZipFile) -> None:
    page = etree.fromstring(archive.read("EPUB/text/cover.xhtml"))
    (image,) = page.iter("{http://www.w3.org/1999/xhtml}img")
    assert image.get("src") == "../images/cover.jpg"
    assert image.get("role") == "doc-cover"
    assert image.get("{http://www.idpf.org/2007/ops}type") == "cover"
    assert (
        image.get("alt") == "The Reader’s Guide to Tides: 1923–25, Ada Byrne, Cy Dunn, Eva Falk, Shore & Sons"
    )
    assert page.get("lang") == "en-GB"


def test_book_without_an_ncx(make_edition: Callable[..., ComposedBook], cover: Cover) -> None:
    pages = dataclasses.replace(epub_sample.PAGES, ncx=b"")
    opf = opf_of(package(make_edition(), pages, cover).data)
    assert strings(opf, "//o:spine/@toc") == []
    assert "toc.ncx" not in strings(opf, "//o:item/@href")


def test_ids_are_unique_xml_names(make_edition: Callable[..., ComposedBook], cover: Cover) -> None:
    names = ["images/1 é.svg", "images/1-è.svg", "images/ncx.svg", "a/b.svg", "c/b.svg"]
    assets = tuple(Asset(name, "image/svg+xml", epub_sample.MOON) for name in names)
    opf = opf_of(package(make_edition(), dataclasses.replace(epub_sample.PAGES, assets=assets), cover).data)
    found = list(zip(strings(opf, "//o:item/@href"), strings(opf, "//o:item/@id"), strict=True))
    assert found[-6:-1] == [
        ("images/1%20%C3%A9.svg", "item-1"),
        ("images/1-%C3%A8.svg", "item-1-2"),
        ("images/ncx.svg", "ncx-2"),
        ("a/b.svg", "b"),
        ("c/b.svg", "b-2"),
    ]


def test_characters_that_xml_has_not_are_left_out(
    make_edition: Callable[..., ComposedBook], cover: Cover
) -> None:
    composed = make_edition(contributors=[{"name": "Ann Li"}])
    people = (composed.book.contributors[0].model_copy(update={"name": "Ann\x02 Li", "sort": "Li,\x03 Ann"}),)
    book = composed.book.model_copy(update={"contributors": people})
    opf = opf_of(package(dataclasses.replace(composed, book=book), epub_sample.PAGES, cover).data)
    assert strings(opf, "//dc:creator/text()") == ["Ann Li"]
    assert strings(opf, "//o:meta[@property='file-as']/text()") == ["Li, Ann"]


@pytest.mark.parametrize(
    "name",
    [
        "../one.css",
        "/one.css",
        "a//one.css",
        "text/one.xhtml",
        "TEXT/One.xhtml",
        "images/cover.jpg",
        "a\\b.css",
        "",
    ],
)
def test_unfit_names_are_refused(name: str, make_edition: Callable[..., ComposedBook], cover: Cover) -> None:
    pages = dataclasses.replace(epub_sample.PAGES, assets=(Asset(name, "text/css", b""),))
    with pytest.raises(ValueError, match=r"named|name inside"):
        package(make_edition(), pages, cover)


def test_a_page_that_is_not_well_formed_is_refused(
    make_edition: Callable[..., ComposedBook], cover: Cover
) -> None:
    pages = EbookPages(
        (RenderedDocument("text/one.xhtml", "One", b"<html><p></html>"),), b"", (), "text/one.xhtml"
    )
    with pytest.raises(ValueError, match=r"text/one\.xhtml is not well-formed"):
        package(make_edition(), pages, cover)


def test_the_books_own_cover_page(
    settings: Settings, make_edition: Callable[..., ComposedBook], cover: Cover
) -> None:
    folder = settings.book / "templates" / "epub"
    folder.mkdir(parents=True)
    (folder / "cover.xhtml.j2").write_text(
        '<html xmlns="http://www.w3.org/1999/xhtml"><p>{{ title }}</p></html>'
    )
    made_of = package(make_edition(title="A & B"), epub_sample.PAGES, cover, settings)
    made = zipfile.ZipFile(io.BytesIO(made_of.data))
    expected = '<html xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B</p></html>'
    assert made.read("EPUB/text/cover.xhtml").decode() == expected


def test_same_bytes_in_every_build(epub: bytes, tmp_path: Path) -> None:
    builds = [("UTC", "0"), ("Asia/Tokyo", "1"), ("America/Lima", "4711")]
    for zone, seed in builds:
        target = tmp_path / f"{seed}.epub"
        environment = os.environ | {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        subprocess.run([sys.executable, epub_sample.__file__, target], env=environment, check=True)
        assert target.read_bytes() == epub


def test_epubcheck_has_nothing_to_say(epub: bytes, tmp_path: Path, java: JavaChecks) -> None:
    path = tmp_path / "tides.epub"
    path.write_bytes(epub)
    result = java.epubcheck(path)
    assert (result.outcome, said(result)) == (Outcome.PASSED, ())
