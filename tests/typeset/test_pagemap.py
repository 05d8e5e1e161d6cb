"""The PageMap of a whole book: every page turns where poppler sees it, in the print and in the e-book."""

import dataclasses
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree

import pikepdf
import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.core.pagemap import Begins, DisplayKind, NoteKind, PageBreak, PageMap
from octavo.core.running_text import locate
from octavo.html import render_print
from octavo.html.pages import Furniture, PrintPages
from octavo.html.renderer import Medium, Renderer
from octavo.typeset import Typeset, typeset
from tests.books import compose_book, settings_for
from tests.typeset.pages_read import pages_of, text_from

pytestmark = pytest.mark.engine

_WORDS = """
administration representative consideration agricultural independence correspondence establishment
international responsibility understanding communication development extraordinary circumstances
the of a to is on by we it and for not with from harvest winter river market season village letter
"""
_STEMS = _WORDS.split()
NAMES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def prose(seed: int, count: int) -> str:
    """Words in no order that repeats, with some emphasis and dashes."""
    words, number = [], seed * 7919 + 1
    for place in range(count):
        number = (number * 48271) % 2147483647
        word = _STEMS[number % len(_STEMS)]
        word = f"*{word}*" if number % 11 == 3 else word
        words.append(f"{word}---" if number % 37 == 5 and place < count - 1 else f"{word} ")
    return "".join(words).strip().capitalize() + "."


def chapter(seed: int) -> str:
    paragraphs = [f"# Chapter {'I' * seed}"]
    for number in range(6):
        call = f"[^n{number}]" if number % 2 else f"[^f{number}]"
        paragraphs.append(f"{prose(seed * 100 + number, 70)} {call} {prose(seed * 200 + number, 60)}")
    paragraphs += [
        "## A head within",
        f"> {prose(seed * 300, 120)}",
        "\n".join(f"{number}. {prose(seed * 400 + number, 30)}\n" for number in range(1, 6)),
        f"::: {{.table #tbl-{'abc'[seed - 1]}}}\n:::",
        f"See <https://example.org/{'/'.join(_STEMS[:14])}>. {prose(seed * 500, 150)}",
        *(f"{prose(seed * 600 + number, 90)}" for number in range(4)),
        " ".join(f"{first}-{second}" for first, second in pairwise(_STEMS[:40] * 2)),
    ]
    notes = [
        f"[^{'n' if number % 2 else 'f'}{number}]: "
        + ("" if number % 2 else "{series=footnotes} ")
        + prose(seed * 700 + number, 90 if number % 2 else 12)
        for number in range(6)
    ]
    return "\n\n".join([*paragraphs, *notes]) + "\n"


def table(rows: int, more: str = "") -> str:
    lines = [f"  - [{prose(number, 9)!r}, {prose(number + 50, 7)!r}]" for number in range(rows)]
    return (
        f"caption: A table\n{more}columns:\n  - {{id: a, head: First}}\n  - {{id: b, head: Second}}\nrows:\n"
        + "\n".join(lines)
        + "\n"
    )


BOOK = """\
title: Turning Pages
trim: {width: 4in, height: 6in}
front: [title-page, contents]
body: [chapters/one.md, chapters/two.md, chapters/three.md]
back: [notes]
"""


@dataclasses.dataclass(frozen=True)
class Built:
    """A book that was typeset without running heads and folios."""

    pages: PrintPages
    ebook: dict[str, str]
    made: Typeset
    words: list[list[str]]

    @property
    def map(self) -> PageMap:
        return self.made.pagemap

    def turns(self) -> Iterator[tuple[PageBreak, list[str], str]]:
        """The turns of pages with text, but for the contents; with the words there, and the XHTML."""
        sections = {section.id: section.xhtml for section in self.pages.sections}
        for turn, words in zip(self.map.turns, self.words, strict=True):
            if turn.place is not None and turn.place.section != "contents":
                yield turn, words, sections[turn.place.section]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("turning")
    edition = compose_book(
        folder,
        {
            "book.yaml": BOOK,
            "chapters/one.md": chapter(1),
            "chapters/two.md": chapter(2),
            "chapters/three.md": chapter(3),
            "tables/a.yaml": table(40),
            "tables/b.yaml": table(40, "orientation: sideways\n"),
            "tables/c.yaml": table(2),
        },
    )
    pages = render_print(edition, settings_for(folder))
    bare = tuple(dataclasses.replace(section, furniture=Furniture.NONE) for section in pages.sections)
    pages = dataclasses.replace(pages, sections=bare)
    diagnostics = Diagnostics()
    made = typeset(pages, 2, diagnostics)
    assert not diagnostics.failed
    renderer = Renderer(edition, settings_for(folder), Medium.EBOOK)
    ebook = {section.id: renderer.section(section) for section in edition.sections}
    sideways = [turn.page for turn in made.pagemap.turns if turn.display == "tbl-b"]
    return Built(pages, ebook, made, pages_of(upright(made.pdf, sideways), folder))


def upright(pdf: bytes, sideways: list[int]) -> bytes:
    """The same PDF with some pages turned, so that poppler reads them from the head of the table."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number in sideways:
            opened.pages[number].Rotate = 90
        opened.save(made := io.BytesIO())
    return made.getvalue()


def bare(word: str) -> str:
    """A word without the calls of notes that poppler joins to it."""
    return re.sub(r"\d+$|[*\u2020\u2021\u00a7]+$", "", word)


def test_every_page_begins_with_its_word(built: Built) -> None:
    checked = 0
    for turn, words, xhtml in built.turns():
        assert turn.place is not None
        assert turn.place.node is not None
        source = text_from(xhtml, turn.place).split()[0]
        rest = turn.word[turn.split :]
        assert source.startswith(rest) or rest.startswith(source), "a word may go on in the next element"
        if turn.moved:
            assert words[0] == "Table"
            continue
        if turn.begins is Begins.ROW:  # under the repeated head of the table
            words = words[words.index("Second") + 1 :] if "Second" in words[:8] else words
        if turn.begins is Begins.BLOCK and re.fullmatch(r"\d\.", words[0]) and rest != words[0]:
            words = words[1:]  # the number of a list item
        shown = words[0].removesuffix("\u2010")
        assert shown.startswith(rest) or (len(rest) > 40 and rest.startswith(shown)), (turn, words[:5])
        checked += 1
    assert checked > 50


def test_every_page_ends_with_the_word_before(built: Built) -> None:
    # Poppler reads footnotes last, and the columns of tables in an order of its own.
    others = {note.page for note in built.map.notes if note.kind is NoteKind.FOOTNOTE}
    others |= {page for display in built.map.displays for page in range(display.page, display.last + 1)}
    checked = 0
    for turn, _, xhtml in built.turns():
        assert not turn.hyphen or turn.split
        if turn.begins not in (Begins.TEXT, Begins.WORD) or turn.page - 1 in others:
            continue
        assert turn.place is not None
        last = bare(next(word for word in reversed(built.words[turn.page - 1]) if bare(word)))
        if turn.begins is Begins.WORD:
            # All hyphens of the source are the sign "-"; U+2010 is what the engine puts at the end of a line.
            assert turn.hyphen == last.endswith("\u2010"), (turn, last)
            assert turn.word[: turn.split].endswith(last.removesuffix("\u2010"))
        else:
            before = _before(xhtml, turn)
            assert before.split()[-1].endswith(last.split("\u2014")[-1]), (turn, before[-30:], last)
        checked += 1
    assert checked > 20


def _before(xhtml: str, turn: PageBreak) -> str:
    """The text of the section before a place, without notes and their calls."""
    assert turn.place is not None
    root = ElementTree.fromstring(xhtml)
    node = root
    for step in turn.place.path:
        node = node[step]
    holder, index = node, turn.place.index
    parts: list[str] = []

    def walk(element: ElementTree.Element) -> bool:
        text = element.text or ""
        if element is holder and turn.place and turn.place.node == 0:
            parts.append(text[:index])
            return True
        parts.append(text)
        for number, child in enumerate(element, start=1):
            is_note = child.get("role") in ("doc-noteref", "doc-footnote")
            if not is_note and walk(child):
                return True
            tail = child.tail or ""
            if element is holder and turn.place and turn.place.node == number:
                parts.append(tail[:index])
                return True
            parts.append(tail)
        return False

    assert walk(root)
    return "".join(parts)


def test_every_turn_is_found_in_the_ebook(built: Built) -> None:
    for turn, _, xhtml in built.turns():
        assert turn.place is not None
        section = ElementTree.fromstring(
            built.ebook[turn.place.section].replace("<section ", f"<section {NAMES} ", 1)
        )
        found = locate(section, turn.place.block, turn.place.offset)
        assert found is not None
        node, index = found
        assert node.text[index:].split()[0] == text_from(xhtml, turn.place).split()[0]


def test_all_ways_to_begin_are_there(built: Built) -> None:
    ways = {turn.begins for turn in built.map.turns}
    assert ways >= {Begins.TEXT, Begins.WORD, Begins.BLOCK, Begins.ROW, Begins.PLATE, Begins.EMPTY}
    assert any(turn.note for turn in built.map.turns)
    assert [turn.page for turn in built.map.turns] == list(range(len(built.map.pages)))
    for turn in built.map.turns:
        assert built.map.pages[turn.page].blank == (turn.begins is Begins.EMPTY)


def test_a_page_ends_with_a_hyphen_of_the_source_or_with_one_of_the_engine(built: Built) -> None:
    divided = {(turn.hyphen, turn.word[: turn.split][-1:]) for turn in built.map.turns if turn.split}
    assert (False, "-") in divided
    assert (True, "-") not in divided
    assert {letter.isalpha() for hyphen, letter in divided if hyphen} == {True}


def test_places_follow_each_other_in_the_text(built: Built) -> None:
    orders: dict[str, list[int]] = {}
    for turn, _, xhtml in built.turns():
        orders.setdefault(turn.place.section if turn.place else "", []).append(len(_before(xhtml, turn)))
    assert all(order == sorted(order) for order in orders.values())


def test_a_sideways_plate_is_at_its_place_in_the_section(built: Built) -> None:
    (plate,) = (turn for turn in built.map.turns if turn.begins is Begins.PLATE)
    assert (plate.display, plate.word) == ("tbl-b", "Table")
    assert plate.place is not None
    xhtml = next(section.xhtml for section in built.pages.sections if section.id == plate.place.section)
    node = ElementTree.fromstring(xhtml)
    for step in plate.place.path[:1]:
        node = node[step]
    assert node.get("id") == "tbl-b"


def test_notes_know_their_calls_and_their_bodies(built: Built) -> None:
    notes = built.map.notes
    assert len(notes) == 18
    for note in notes:
        if note.kind is NoteKind.FOOTNOTE:
            assert (note.series, note.calls) == ("footnotes", (note.page,))
            assert note.number in ("*", "\u2020", "\u2021")
        else:
            (call,) = note.calls
            assert (note.kind, note.series, note.section) == (NoteKind.ENDNOTE, "endnotes", "notes")
            assert f"{note.number}." in built.words[note.page]
            assert any(word.endswith(note.number) for word in built.words[call])
            assert call < note.page <= note.last
    continued = {turn.note for turn in built.map.turns if turn.note and turn.begins is not Begins.BLOCK}
    assert continued == {note.id for note in notes if note.last > note.page}


def test_headings_and_displays(built: Built) -> None:
    for heading in built.map.headings:
        assert heading.text.split()[0] in built.words[heading.page]
    chapters = [
        heading.text for heading in built.map.headings if heading.level == 1 and "Chapter" in heading.text
    ]
    assert chapters == ["1 Chapter I", "2 Chapter II", "3 Chapter III"]
    first, plate, small = built.map.displays
    assert (first.id, first.kind, first.label) == ("tbl-a", DisplayKind.TABLE, "Table 1.")
    assert first.last > first.page + 1
    assert plate.last > plate.page
    assert small.last == small.page
    for display in built.map.displays:
        assert "Table" in built.words[display.page]
        for page in range(display.page + 1, display.last + 1):
            assert built.map.turns[page].display == display.id
