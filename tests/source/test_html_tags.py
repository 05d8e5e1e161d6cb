"""HTML tags without an equal are told once, with their number and the first places."""

from pathlib import Path

from tests.source.cases import listed, read_book, write_book

BOOK = """\
=== chapters/one.md
One <blink>two</blink>.

<iframe src="x"></iframe>
=== chapters/two.md
Four <BLINK size="2">five</BLINK> <wbr/>.
"""


def test_tags_of_all_files_are_one_message(tmp_path: Path) -> None:
    _, diagnostics = read_book(write_book(tmp_path, BOOK))
    assert listed(diagnostics) == "chapters/one.md:1:5 warning html-in-text\n"
    (found,) = diagnostics
    counts, _, places = found.message.partition("; ")
    assert counts == "the text holds 6 HTML tags: `blink` 4, `iframe` 1, `wbr` 1"
    assert places == "the first at chapters/one.md:1, chapters/one.md:3, chapters/two.md:1"
