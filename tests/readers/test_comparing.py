"""Comparing what a reader arrived at with what the book holds."""

from pathlib import Path

from readers import comparing
from readers.epub import Entry, Epub, Target
from readers.results import Finding
from tests.readers import small_epub


def told(findings: list[Finding]) -> list[str]:
    return [str(finding) for finding in findings]


def test_equal_lists_say_nothing() -> None:
    assert comparing.lists("list", ["a", "b"], ["a", "b"]) == []


def test_lists_tell_their_lengths_and_the_first_differences() -> None:
    assert told(comparing.lists("list", ["a", "b"], ["x"])) == [
        "list: 1 entries read where the book has 2",
        "list: “x” read where the book has “a”",
    ]
    many = told(comparing.lists("list", list("abcdefg"), list("1234567")))
    assert len(many) == 6
    assert many[-1] == "list: and 2 more that differ"


def test_words_that_went_missing_or_changed_places() -> None:
    text = ["one", "two", "three", "four", "five", "six"]
    assert comparing.word_order("AZW3", text, list(text)) == []
    assert told(comparing.word_order("AZW3", text, ["one", "two", "four", "five", "six"])) == [
        "AZW3: after “one two”: “three” became “”",
        "AZW3: 5 words where the book has 6",
    ]
    assert len(comparing.word_order("AZW3", text, ["two", "one", "three", "four", "five", "six"])) == 2


def test_an_entry_that_leads_nowhere(tmp_path: Path) -> None:
    epub = Epub(small_epub.write(tmp_path))
    wrong = comparing.dangling(epub, epub.contents)
    assert [finding.wrong for finding in wrong] == ["leads nowhere"]
    assert "lost" in wrong[0].place
    assert comparing.dangling(epub, epub.links) == []


def test_notes_are_linked_both_ways(tmp_path: Path) -> None:
    assert comparing.note_links(Epub(small_epub.write(tmp_path))) == []


def test_a_note_without_a_way_back(tmp_path: Path) -> None:
    notes = small_epub.NOTES.replace('role="doc-backlink"', "")
    wrong = comparing.note_links(Epub(small_epub.write(tmp_path, {"OPS/text/notes.xhtml": notes})))
    assert [finding.wrong for finding in wrong] == ["the note has no link back to this document"]


def test_a_way_back_that_ends_at_no_call(tmp_path: Path) -> None:
    notes = small_epub.NOTES.replace("#call-a", "#oil")
    wrong = comparing.note_links(Epub(small_epub.write(tmp_path, {"OPS/text/notes.xhtml": notes})))
    assert [finding.wrong for finding in wrong] == ["leads to no call of a note"]


def test_an_entry_is_shown_at_its_level() -> None:
    assert comparing.shown_entry(Entry("Oil", Target("a.xhtml", "oil"), 2)) == "  Oil → a.xhtml#oil"
