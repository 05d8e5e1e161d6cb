"""Where pages begin, to the word: pages of six lines, compared with what poppler reads on them.

This shows what patches/text_fragments.py does.
"""

from pathlib import Path

import pytest

from octavo.core.pagemap import Begins, TextPlace
from octavo.typeset.layout import GatheringLayout, Job, JobKind, PageStart
from tests.typeset.books import document, engine
from tests.typeset.pages_read import pages_of, text_before, text_from

NAMES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_WORDS = """
ample birch cedar delta ember flint grove hazel inlet jolly knoll larch maple north olive pearl quiet river
stone thorn umber vivid woods xenon yield zebra abbey brook cliff drift
"""
WORDS = _WORDS.split()


def text(count: int) -> str:
    return " ".join(WORDS[number % len(WORDS)] + chr(97 + number // len(WORDS)) for number in range(count))


class Read:
    """A document that was laid out: its page starts, and the words that poppler finds on each page."""

    def __init__(self, folder: Path, body: str, css: str = "") -> None:
        self.section = f'<section id="s" data-section="s" {NAMES}>{body}</section>'
        job = document(f'<section id="s" data-section="s">{body}</section>')
        self.laid: GatheringLayout = engine(folder, css).typeset(job)
        self.starts = [page.start for page in self.laid.pages]
        self.pages = pages_of(self.laid.pdf, folder)

    def start(self, page: int) -> PageStart:
        start = self.starts[page]
        assert start is not None
        return start

    def place(self, page: int) -> TextPlace:
        place = self.start(page).place
        assert place is not None
        return place

    def agrees(self) -> int:
        """Check every page against poppler and against the source; how many there were."""
        for number, words in enumerate(self.pages):
            start, place = self.start(number), self.place(number)
            rest = start.word[start.split :]
            assert words[0] == rest, (number, words[:4], start)
            assert text_from(self.section, place).startswith(rest), (number, start)
            if start.split:
                shown = self.pages[number - 1][-1].removesuffix("\u2010" if start.hyphen else "")
                assert start.word[: start.split].endswith(shown)
        return len(self.pages)


def test_every_page_of_a_paragraph(tmp_path: Path) -> None:
    read = Read(tmp_path, f'<p id="a">{text(200)}</p>', "p { hyphens: none }")
    assert read.agrees() > 5
    assert read.start(0).begins is Begins.BLOCK
    assert {read.start(number).begins for number in range(1, len(read.pages))} == {Begins.TEXT}
    place = read.place(3)
    assert (place.section, place.block, place.path, place.node) == ("s", "#a", (0,), 0)
    assert place.offset == len(text(200)[: place.index].replace(" ", ""))


def test_words_that_are_divided_by_the_engine(tmp_path: Path) -> None:
    words = " ".join(["representation", "administration", "constitutional", "considerable"] * 20)
    read = Read(tmp_path, f"<p>{words}</p>", "p { hyphens: auto; text-align: justify }")
    assert read.agrees() > 5
    divided = [start for start in read.starts if start and start.begins is Begins.WORD]
    assert divided
    assert all(start.hyphen and 0 < start.split < len(start.word) for start in divided)


def test_soft_hyphens_do_not_count(tmp_path: Path) -> None:
    words = " ".join(
        ["rep\u00adre\u00adsen\u00adta\u00adtion", "ad\u00admin\u00adis\u00adtra\u00adtion"] * 30
    )
    read = Read(tmp_path, f"<p>{words}</p>", "p { hyphens: manual; text-align: justify; width: 76pt }")
    assert read.agrees() > 3
    divided = [start for start in read.starts if start and start.split]
    assert divided
    assert {start.word for start in divided} <= {"representation", "administration"}
    assert all(start.hyphen for start in divided)


def test_a_hyphen_of_the_source_is_not_one_of_the_engine(tmp_path: Path) -> None:
    words = " ".join(f"{first}-{second}" for first in WORDS[:9] for second in WORDS[9:20])
    read = Read(tmp_path, f"<p>{words}</p>", "p { hyphens: none }")
    assert read.agrees() > 5
    divided = [start for start in read.starts if start and start.split]
    assert divided
    assert not any(start.hyphen for start in divided)
    assert all(start.word[start.split - 1] == "-" for start in divided)


@pytest.mark.parametrize("sign", ["\u2010", "-"])
def test_a_hyphen_of_the_source_that_looks_like_the_one_of_the_engine(tmp_path: Path, sign: str) -> None:
    """A line ends behind a hyphen of the text, or behind a soft one, which is set with the same sign."""
    pairs = [(first, second) for first in WORDS for second in WORDS[:4]]
    words = " ".join(f"{first}{sign}{second} {first}\u00ad{second}" for first, second in pairs)
    css = f'p {{ hyphens: manual; hyphenate-character: "{sign}"; text-align: justify }}'
    read = Read(tmp_path, f"<p>{words}</p>", css)
    divided = [start for start in read.starts if start and start.split]
    assert {start.hyphen for start in divided} == {False, True}
    for number, start in enumerate(read.starts):
        if start and start.split:
            assert read.pages[number - 1][-1].endswith(sign), "both look alike"
            assert start.hyphen != (start.word[start.split - 1] == sign)


def test_a_dash_ends_a_word(tmp_path: Path) -> None:
    words = " ".join(f"{first}\u2014{second}" for first in WORDS[:9] for second in WORDS[9:20])
    read = Read(tmp_path, f"<p>{words}</p>", "p { hyphens: none }")
    for number, shown in enumerate(read.pages):
        start = read.start(number)
        assert start.split == 0
        assert shown[0].startswith(start.word)
        assert set(start.word) == {"\u2014"} or "\u2014" not in start.word
        assert text_from(read.section, read.place(number)).startswith(shown[0])
    ends = {text_before(read.section, read.place(number))[-1:] for number in range(1, len(read.pages))}
    assert "\u2014" in ends


def test_capitals_that_are_more_letters_than_the_source_has(tmp_path: Path) -> None:
    words = " ".join(f"stra\u00dfe{word} gro\u00df{word}" for word in WORDS)
    read = Read(tmp_path, f"<p>{words}</p>", "p { text-transform: uppercase; hyphens: none }")
    assert len(read.pages) > 3
    for number, shown in enumerate(read.pages):
        start = read.start(number)
        assert shown[0] == start.word.upper()
        assert text_from(read.section, read.place(number)).startswith(start.word + " ")


@pytest.mark.parametrize("transform", ["capitalize", "lowercase", "full-width"])
def test_other_transformed_text(tmp_path: Path, transform: str) -> None:
    words = text(120).title()
    read = Read(tmp_path, f"<p>{words}</p>", f"p {{ text-transform: {transform}; hyphens: none }}")
    for number in range(len(read.pages)):
        start = read.start(number)
        assert text_from(read.section, read.place(number)).startswith(start.word)
        if transform != "full-width":  # which is set in a fallback font, if at all
            assert read.pages[number][0].lower() == start.word.lower()
    assert len(read.pages) > 3


def test_small_capitals_white_space_and_comments(tmp_path: Path) -> None:
    words = text(120).replace(" ", "\n\t  ", 30).replace(" olivea", " <!-- not --> olivea")
    read = Read(tmp_path, f"<p>\n  {words}\n</p>", "p { font-variant: small-caps; hyphens: none }")
    assert len(read.pages) > 3
    for number, shown in enumerate(read.pages):
        assert shown[0].lower() == read.start(number).word
    assert read.place(0).offset == 0


def test_elements_in_the_line(tmp_path: Path) -> None:
    words = [f"<em>{word}</em>" if number % 3 else word for number, word in enumerate(text(150).split())]
    body = f'<p id="a">{" ".join(words[:70])} <i>{" ".join(words[70:])}</i></p>'
    read = Read(tmp_path, body, "p { hyphens: none }")
    assert read.agrees() > 4
    assert {read.place(number).block for number in range(len(read.pages))} == {"#a"}
    assert len({read.place(number).path for number in range(len(read.pages))}) > 3


def test_what_is_not_displayed_parts_no_text(tmp_path: Path) -> None:
    gap = '<span class="no">hidden</span>'
    read = Read(
        tmp_path,
        f"<p>{gap.join(text(120).split(' ')[:5])} {text(120)}{gap} {text(30)}</p>",
        ".no { display: none }",
    )
    assert len(read.pages) > 4
    for number, shown in enumerate(read.pages[1:], start=1):
        start = read.start(number)
        assert shown[0] == start.word[start.split :]
        assert text_from(read.section, read.place(number)).startswith(shown[0])


def test_generated_content_and_markers_do_not_begin_a_page(tmp_path: Path) -> None:
    items = "".join(f'<li id="i{number}">{word}<br/>{word}</li>' for number, word in enumerate(WORDS[:20]))
    css = 'li::before { content: "\u2014 " } p::before { content: "Note" }'
    read = Read(tmp_path, f"<ol>{items}</ol><p>last</p>", css)
    assert len(read.pages) > 4
    for number in range(len(read.pages)):
        start = read.start(number)
        assert start.begins is Begins.BLOCK
        assert start.word == WORDS[number * 3]
        assert read.place(number).block == f"#i{number * 3}"


def test_an_ornament_stands_for_its_element(tmp_path: Path) -> None:
    body = f'<p>{"<br/>".join("abcdef")}</p><hr id="h"/><p>after</p>'
    read = Read(tmp_path, body, 'hr { border: 0; margin: 0 } hr::before { content: "* * *" }')
    assert (read.start(1).word, read.place(1).path, read.place(1).node) == ("", (1,), None)


def test_footnotes_are_not_where_a_page_begins(tmp_path: Path) -> None:
    words = [
        f'{word}<span class="footnote" id="n{number}">Foot {word} note</span>' if number % 13 == 5 else word
        for number, word in enumerate(text(140).split())
    ]
    read = Read(tmp_path, f'<p id="a">{" ".join(words)}</p>', ".footnote { footnote-policy: line }")
    assert len(read.pages) > 6
    plain = text(140)
    for number, shown in enumerate(read.pages):
        start, place = read.start(number), read.place(number)
        assert shown[0].rstrip("0123456789") == start.word[start.split :]
        # Neither calls nor notes count.
        assert plain.replace(" ", "")[place.offset :].startswith(start.word[start.split :])
        assert start.note == ""


def test_pages_turn_inside_notes(tmp_path: Path) -> None:
    notes = "".join(
        f'<li id="n{number}" epub:type="endnote"><a class="note-mark" href="#c{number}">{number}.</a> '
        f'<div class="body"><p data-src="notes.md:{number}:1">{text(40)}</p></div></li>'
        for number in range(1, 5)
    )
    css = "li { list-style: none; margin: 0 } .body, .body p { display: inline; hyphens: none }"
    read = Read(tmp_path, f"<ol>{notes}</ol>", css)
    assert read.agrees() > 5
    inside = [start for start in read.starts if start and start.begins is Begins.TEXT]
    assert {start.note for start in inside} == {"n1", "n2", "n3", "n4"}
    assert {start.place.block for start in inside if start.place} == {f"notes.md:{n}:1" for n in range(1, 5)}


def rows(count: int) -> str:
    return "".join(f'<tr id="r{n}"><td>{WORDS[n]}</td><td>second</td></tr>' for n in range(count))


def test_the_head_of_a_table_is_repeated_and_not_the_beginning(tmp_path: Path) -> None:
    head = "<caption>Cap</caption><thead><tr><th>Head</th><th>Two</th></tr></thead>"
    table = f"<table>{head}<tbody>{rows(14)}</tbody></table>"
    body = f'<p>one<br/>two</p><figure id="t" data-display="yes">{table}</figure>'
    read = Read(tmp_path, body, "th, td { padding-right: 5pt; text-align: left }")
    assert [words[0] for words in read.pages[1:]] == ["Head"] * (len(read.pages) - 1)
    for number in range(1, len(read.pages)):
        start = read.start(number)
        assert (start.begins, start.display) == (Begins.ROW, "t")
        assert start.word == next(word for word in read.pages[number] if word not in ("Head", "Two"))
        assert read.place(number).path[:3] == (1, 0, 2)
    assert len(read.pages) > 3


def test_a_page_begins_with_the_head_of_a_table_that_begins_there(tmp_path: Path) -> None:
    table = f"<table><thead><tr><th>Head</th></tr></thead><tbody>{rows(3)}</tbody></table>"
    body = f'<p>{"<br/>".join("abcde")}</p><figure id="t" data-display="yes">{table}</figure>'
    read = Read(tmp_path, body, "figure { break-inside: avoid }")
    assert (read.start(1).begins, read.start(1).word, read.start(1).display) == (Begins.DISPLAY, "Head", "t")


def test_a_row_that_is_parted(tmp_path: Path) -> None:
    cells = f'<td>short</td><td style="width: 50pt">{text(40)}</td>'
    body = f'<figure id="t" data-display="yes"><table><tbody><tr>{cells}</tr></tbody></table></figure>'
    read = Read(tmp_path, body, "td { hyphens: none }")
    assert len(read.pages) > 2
    for number in range(1, len(read.pages)):
        start = read.start(number)
        assert (start.begins, start.display) == (Begins.TEXT, "t")
        assert read.pages[number][0] == start.word
        assert read.place(number).offset == len(
            "short" + text(40)[: read.place(number).index].replace(" ", "")
        )


def lines(word: str, count: int, name: str) -> str:
    return f'<p id="{name}">{"<br/>".join([word] * count)}</p>'


def test_a_display_that_was_moved(tmp_path: Path) -> None:
    display = f'<figure id="d" data-display="yes">{"<br/>".join(["shown"] * 4)}</figure>'
    body = lines("one", 3, "a") + display + lines("two", 3, "b") + lines("three", 2, "c")
    read = Read(tmp_path, body, "figure { break-inside: avoid } p { text-align: left }")
    assert read.pages[1][0] == "shown"
    start, place = read.start(1), read.place(1)
    assert (start.begins, start.display, start.moved) == (Begins.DISPLAY, "d", True)
    # The text goes on behind the display; in the source it is the fourth element, and still is.
    assert (start.word, place.block, place.path) == ("three", "#c", (3,))


def test_a_display_that_was_moved_and_fills_its_page(tmp_path: Path) -> None:
    display = f'<figure id="d" data-display="yes">{"<br/>".join(["shown"] * 6)}</figure>'
    body = lines("one", 3, "a") + display + lines("two", 3, "b") + lines("three", 2, "c")
    read = Read(tmp_path, body, "figure { break-inside: avoid } p { text-align: left }")
    assert [words[0] for words in read.pages] == ["one", "shown", "three"]
    assert read.start(1).moved
    # Nothing of the text stands on the page, so it begins with the display.
    assert (read.place(1).block, read.place(1).path, read.start(1).word) == ("#d", (1,), "shown")
    assert (read.place(2).block, read.start(2).word) == ("#c", "three")


def test_a_display_that_was_moved_behind_the_last_text(tmp_path: Path) -> None:
    display = f'<figure id="d" data-display="yes">{"<br/>".join(["shown"] * 6)}</figure>'
    read = Read(
        tmp_path, lines("one", 3, "a") + display + lines("two", 3, "b"), "figure { break-inside: avoid }"
    )
    assert [words[0] for words in read.pages] == ["one", "shown"]
    assert (read.start(1).moved, read.place(1).block) == (True, "#d")


def test_what_says_that_an_entry_goes_on_does_not_begin_a_page(tmp_path: Path) -> None:
    subs = "".join(f'<li id="i{number}"><p>{word}</p></li>' for number, word in enumerate(WORDS[:9]))
    head = '<p class="again" data-continued="yes">Harbor (continued)</p><p>Harbor</p>'
    css = "li { list-style: none; margin: 0 }"
    read = Read(tmp_path, f'<ul><li id="e">{head}<ul>{subs}</ul></li></ul>', css)
    later = [start for start in read.starts[1:] if start]
    assert later
    for start in later:
        assert start.word in WORDS
        assert start.place
        assert start.place.block == f"#i{WORDS.index(start.word)}"


def test_a_paragraph_that_a_display_interrupts_goes_on_above_it(tmp_path: Path) -> None:
    display = f'<figure id="d" data-display="yes">{"<br/>".join(["shown"] * 4)}</figure>'
    body = lines("one", 3, "a") + display + lines("two", 5, "b") + lines("three", 2, "c")
    read = Read(tmp_path, body, "figure { break-inside: avoid } p { text-align: left }")
    start = read.start(1)
    assert (start.begins, start.word, start.display, read.place(1).path) == (Begins.TEXT, "two", "", (2,))


def test_a_first_letter_of_its_own(tmp_path: Path) -> None:
    css = "p { hyphens: none } p::first-letter { float: left; font-size: 14pt; line-height: 20pt }"
    read = Read(tmp_path, f"<p>{text(60)}</p><p class='new'>{text(60)}</p>", css)
    later = [number for number in range(len(read.pages)) if read.start(number).begins is Begins.TEXT]
    assert len(later) > 2
    for number in later:
        assert read.pages[number][0] == read.start(number).word
    second = next(number for number in range(1, len(read.pages)) if read.place(number).path == (1,))
    assert (read.start(second).word, read.start(second).begins) == ("amplea", Begins.BLOCK)
    assert (read.place(second).index, read.place(second).offset) == (0, len(text(60).replace(" ", "")))


def test_columns(tmp_path: Path) -> None:
    read = Read(tmp_path, f"<div>{text(120)}</div>", "div { columns: 2; column-gap: 4pt; hyphens: none }")
    assert read.agrees() > 3


def test_preformatted_text_and_long_words(tmp_path: Path) -> None:
    code = "\n".join(f"  {word} = 1" for word in WORDS[:20])
    address = "https://" + "".join(WORDS)
    css = "pre { white-space: pre-wrap; margin: 0 } p { overflow-wrap: anywhere }"
    read = Read(tmp_path, f"<pre>{code}</pre><p>{address}</p>", css)
    assert len(read.pages) > 3
    for number, shown in enumerate(read.pages):
        start = read.start(number)
        assert text_from(read.section, read.place(number)).startswith(shown[0])
        assert start.word[start.split :].startswith(shown[0])
    last = read.start(len(read.pages) - 1)
    assert (last.begins, last.word, last.hyphen) == (Begins.WORD, address, False)


def test_a_picture_and_an_empty_page(tmp_path: Path) -> None:
    (tmp_path / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    inside = '<img src="dot.svg" alt=""/><figcaption>Caption</figcaption>'
    picture = f'<figure id="f" data-display="yes" class="new">{inside}</figure>'
    read = Read(tmp_path, f'<p>one</p>{picture}<div class="new"></div><p class="new">last</p>')
    assert [start.begins for start in read.starts if start] == [
        Begins.BLOCK,
        Begins.DISPLAY,
        Begins.EMPTY,
        Begins.BLOCK,
    ]
    assert (read.place(1).path, read.place(1).node, read.place(1).block) == ((1, 0), None, "#f")
    assert read.start(2).place is None


def test_a_page_whose_text_is_placed_absolutely(tmp_path: Path) -> None:
    body = '<p>one</p><div class="new"><p style="position: absolute; bottom: 0">imprint</p></div>'
    read = Read(tmp_path, body)
    assert (read.start(1).word, read.place(1).path) == ("imprint", (1, 0))


def test_marks_stand_where_the_word_behind_them_stands(tmp_path: Path) -> None:
    words = [f'<span id="m{number}"></span>{word}' for number, word in enumerate(text(150).split())]
    read = Read(tmp_path, f"<p>{' '.join(words)}</p>", "p { hyphens: none }")
    assert len(read.pages) > 4
    for number, shown in enumerate(read.pages):
        for word in shown:
            mark = f"m{text(150).split().index(word)}"
            assert read.laid.positions[mark].page == number


def test_marks_behind_a_word_stay_with_it(tmp_path: Path) -> None:
    words = [f'{word}<span id="m{number}"></span>' for number, word in enumerate(text(150).split())]
    read = Read(tmp_path, f"<p>{' '.join(words)}</p>", "p { hyphens: none }")
    for number, shown in enumerate(read.pages):
        for word in shown:
            mark = f"m{text(150).split().index(word)}"
            assert read.laid.positions[mark].page == number


def test_a_document_without_a_body(tmp_path: Path) -> None:
    html = '<html xmlns="http://www.w3.org/1999/xhtml"><div><p>One.</p><p>Two.</p></div></html>'
    found = engine(tmp_path, "p + p { break-before: page }").typeset(Job("test", JobKind.FLOW, html))
    starts = [page.start for page in found.pages]
    assert [(one.word, one.place.path) for one in starts if one and one.place] == [
        ("One.", (0,)),
        ("Two.", (1,)),
    ]
