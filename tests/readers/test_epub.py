"""What an EPUB holds, read by a plain parser."""

from pathlib import Path

import pytest

from readers.epub import Entry, Epub, Target
from tests.readers import small_epub

ONE, NOTES = "OPS/text/one a.xhtml", "OPS/text/notes.xhtml"


@pytest.fixture
def epub(tmp_path: Path) -> Epub:
    return Epub(small_epub.write(tmp_path))


def test_metadata_without_what_refines_something_else(epub: Epub) -> None:
    assert epub.metadata("dc:title") == ("The Lamp",)
    assert epub.metadata("dc:creator") == ("A. Keeper", "B. Pilot")
    assert epub.metadata("schema:accessMode") == ("textual", "visual")
    assert epub.metadata("dc:publisher") == ()
    assert epub.conformance() == ("http://example.org/wcag",)


def test_files_by_their_paths_in_the_archive(epub: Epub) -> None:
    assert epub.spine == (ONE, NOTES)
    assert epub.nav == "OPS/nav.xhtml"
    assert epub.ncx == "OPS/toc.ncx"
    assert epub.fonts == ("OPS/fonts/a.ttf",)


def test_navigation_with_levels_and_types(epub: Epub) -> None:
    assert epub.contents == (
        Entry("1. The Lamp", Target(ONE), 1),
        Entry("Oil", Target(ONE, "oil"), 2),
        Entry("Notes", Target(NOTES, "lost"), 1),
    )
    assert epub.page_list == (Entry("1", Target(ONE, "page-1")),)
    assert epub.landmarks == (Entry("Start", Target(ONE), 1, "bodymatter"),)


def test_links_that_stay_in_the_book(epub: Epub) -> None:
    call, above, back = epub.links
    assert (call.is_call, call.is_backlink, call.number, call.owner) == (True, False, 0, "call-a")
    assert call.target == Target(NOTES, "note-a")
    # The link to the web is counted though it is left out: numbers are those of all links of the document.
    assert (above.number, above.is_call, above.target) == (2, False, Target(ONE, "oil"))
    assert (back.is_backlink, back.owner, back.target) == (True, "note-a", Target(ONE, "call-a"))


def test_the_words_of_a_note_are_those_of_its_item(epub: Epub) -> None:
    assert epub.note(Target(NOTES, "note-a")) == "1. By hand."
    assert epub.note(Target(NOTES, "p")) == "1. By hand."
    assert epub.note(Target(NOTES, "missing")) == ""


def test_words_from_a_place_run_on_into_the_next_document(epub: Epub) -> None:
    assert epub.words_from(Target(ONE, "page-1"), 3) == ["lit1", "in", "1862."]
    assert epub.words_from(Target(ONE, "oil"), 5) == ["Oil", "See", "above.", "1.", "By"]
    assert epub.words_from(Target(ONE, "missing")) == []
    assert epub.words_from(Target("OPS/none.xhtml")) == []


def test_text_is_that_of_the_body(epub: Epub) -> None:
    assert epub.text(ONE) == "The Lamp It was lit1 in 1862. Oil See above."


def test_a_file_that_is_no_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"META-INF/container\.xml"):
        Epub(small_epub.write(tmp_path, {"META-INF/container.xml": "<a>"}))
    broken = Epub(small_epub.write(tmp_path, {"OPS/text/one a.xhtml": "<p>"}))
    with pytest.raises(ValueError, match=r"one a\.xhtml"):
        broken.text(ONE)
    bare = Epub(small_epub.write(tmp_path, {"OPS/book.opf": small_epub.OPF.replace('properties="nav"', "")}))
    with pytest.raises(ValueError, match="no navigation document"):
        bare.contents  # noqa: B018  it is read when it is asked for
