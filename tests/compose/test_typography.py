"""Every case of the fixtures, and what holds for all of them."""

import pytest
from lxml import etree

from octavo.compose.typography import set_line, set_type
from tests.compose.typography_cases import XHTML, Case, all_cases, body, content

CASES = all_cases()
IDS = [case.place for case in CASES]


def plain(node: etree._Element) -> str:
    return "".join(str(part) for part in node.itertext())


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def test_there_are_cases_for_every_file() -> None:
    counts: dict[str, int] = {}
    for case in CASES:
        name = case.place.partition(":")[0]
        counts[name] = counts.get(name, 0) + 1
    assert sum(count for name, count in counts.items() if name.startswith("en")) >= 60
    assert min(counts["de"], counts["fr"], counts["ru"]) >= 10


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_sets_what_the_author_wrote(case: Case) -> None:
    tree = body(case.written)
    set_type(tree, case.language)
    assert content(tree) == content(body(case.expected))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_leaves_alone_what_is_set(case: Case) -> None:
    tree = body(case.expected)
    set_type(tree, case.language)
    assert content(tree) == content(body(case.expected))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_keeps_every_letter_and_figure(case: Case) -> None:
    tree = body(case.written)
    before = letters(plain(tree))
    set_type(tree, case.language)
    assert letters(plain(tree)) == before


@pytest.mark.parametrize("case", [c for c in CASES if c.is_plain], ids=[c.place for c in CASES if c.is_plain])
def test_sets_plain_text_the_same(case: Case) -> None:
    assert set_line(case.written, case.language) == case.expected


def test_a_figure_at_the_end_of_a_line_makes_no_inches_of_a_mark() -> None:
    tree = body('<p>In those of 177\n"Cadby" was right.</p>')
    set_type(tree, "en")
    assert plain(tree) == "In those of 177\n“Cadby” was right."


def test_the_tail_of_the_tree_is_not_its_own() -> None:
    outer = body('<p>"one"</p> "two"')
    set_type(outer[0], "en")
    assert content(outer) == content(body('<p>“one”</p> "two"'))


def test_the_language_of_the_tree_itself_wins() -> None:
    tree = etree.fromstring(f'<p xmlns="{XHTML}" lang="de">"Ja"</p>')
    set_type(tree, "en")
    assert tree.text == "„Ja“"


def test_a_tree_that_is_verbatim_stays() -> None:
    tree = etree.fromstring(f'<pre xmlns="{XHTML}">"a" -- b<em>...</em></pre>')
    set_type(tree, "en")
    assert plain(tree) == '"a" -- b...'


def test_comments_and_instructions_are_passed_over() -> None:
    tree = body("\"<!-- it's -->one<?do it's?> two\"")
    set_type(tree, "en")
    assert content(tree) == "“<!-- it's -->one<?do it's?> two”"


def test_attributes_stay() -> None:
    tree = body('<a title="it\'s" href="#a--b">it\'s</a>')
    set_type(tree, "en")
    assert content(tree) == '<a title="it\'s" href="#a--b">it’s</a>'


def test_text_without_signs_stays() -> None:
    tree = body("<p>No signs at all<em/> here</p>")
    set_type(tree, "en")
    assert content(tree) == "<p>No signs at all<em/> here</p>"


def test_depth_of_nesting_is_no_danger() -> None:
    depth = 5000
    tree = leaf = etree.Element(f"{{{XHTML}}}section")
    for _ in range(depth):
        leaf = etree.SubElement(leaf, f"{{{XHTML}}}em")
    leaf.text = '"deep"'
    set_type(tree, "en")
    assert leaf.text == "“deep”"


# The cost must grow with the length alone: these would take hours if it grew with the square.
_LONG = (
    *(
        "\"'a -- ...'\" ",
        " ",
        "\u00a0",
        "'",
        '"',
        "'a ",
        '"a ',
        "-",
        "- ",
        "—",
        ". ",
        ".",
        "...  ",
        "«",
        "? ",
        "\n",
    ),
    *("1", "1-", "1,", "A. ", "1 ", "5' ", "(", "@", "http://", "a"),
)


@pytest.mark.parametrize("piece", _LONG)
@pytest.mark.parametrize("language", ["en", "en-GB", "fr", "ru"])
def test_long_lines_of_signs_take_no_long_time(piece: str, language: str) -> None:
    line = piece * (30_000 // len(piece))  # minutes, if each sign is compared with each
    assert letters(set_line(line, language)) == letters(line)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", '"', "'", "--", "---", "...", "''", '""', "-", "''''", "…", "–"]
)
@pytest.mark.parametrize("language", ["en", "en-GB", "de", "fr", "ru", "sv", "", "xx"])
def test_lines_of_signs_alone(text: str, language: str) -> None:
    once = set_line(text, language)
    assert set_line(once, language) == once
    assert len(once) <= len(text) + 4
