"""What references name, whether that stands above or below, and what is said of those that are amiss."""

from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics
from octavo.core.xhtml import plain
from octavo.source import read
from tests.books import compose_book, section_of, write_book

BOOK = """\
title: T
notes:
  - {id: endnotes}
  - {id: footnotes, place: page-foot, marks: symbols}
body: [one.md, two.md]
back: [notes]
"""
TWO = "# Two {#two}\n\n[The gate]{#gate} is open.[^end]\n\nLast [words]{#last}."
NOTES = """\
[^end]: An [endnote]{#in-end}.

[^foot]: {series=footnotes} See [@gate]{.page} and [@top]{.page}.
"""


def files(one: str) -> dict[str, str]:
    return {"book.yaml": BOOK, "one.md": f"# One {{#one}}\n\n{one}\n", "two.md": TWO, "notes/n.md": NOTES}


def composed(root: Path, one: str) -> ComposedBook:
    return compose_book(root, files(f"{one}\n\n[]{{#top}}End.[^foot]"))


def reported(root: Path, texts: dict[str, str]) -> list[str]:
    diagnostics = Diagnostics()
    manuscript = read(write_book(root, texts), diagnostics)
    assert manuscript is not None
    compose(manuscript, diagnostics)
    return [f"{found.span} {found.code}" for found in diagnostics]


def references(made: ComposedBook, section: str = "one") -> list[tuple[str, str]]:
    """Where the references of a division lead, and which way."""
    body = section_of(made, section).body
    assert body is not None
    slots = [node for node in body.iter("{*}a") if node.get("data-slot") == "reference"]
    return [(node.get("href", ""), node.get("data-where", "")) for node in slots]


def test_any_id_can_be_referred_to(tmp_path: Path) -> None:
    made = composed(tmp_path, "@gate, [@last], [-@in-end], @two, @note-end")
    assert [href for href, _ in references(made)] == ["#gate", "#last", "#in-end", "#two", "#note-end"]
    assert (made.targets["gate"].plain, made.targets["in-end"].plain) == ("The gate", "endnote")


@pytest.mark.parametrize(
    ("target", "where"),
    [("one", "above"), ("gate", "below"), ("two", "below"), ("top", "below"), ("note-end", "below")],
)
def test_above_and_below(target: str, where: str, tmp_path: Path) -> None:
    assert references(composed(tmp_path, f"[@{target}]{{.page}}")) == [(f"#{target}", where)]


def test_notes_count_where_they_are_printed(tmp_path: Path) -> None:
    made = composed(tmp_path, "Text.")
    foot = made.notes["note-foot"].body
    ways = {node.get("href"): node.get("data-where") for node in foot.iter("{*}a")}
    assert ways == {"#gate": "below", "#top": "above"}  # at the foot of the page of its call


def test_what_has_no_page_form_gets_no_direction(tmp_path: Path) -> None:
    assert references(composed(tmp_path, "@gate")) == [("#gate", "")]


def test_the_end_of_a_division_is_marked_once(tmp_path: Path) -> None:
    made = composed(tmp_path, "[@two]{.pages} and again [@two]{.pages}")
    body = section_of(made, "two").body
    assert body is not None
    assert body[-1][-1].get("id") == "two-end"
    assert sum(node.get("id") == "two-end" for node in body.iter()) == 1


def test_a_name_that_is_no_id_stays_text(tmp_path: Path) -> None:
    made = composed(tmp_path, "Write to @gatekeeper or a.b@gate.org, or [@gate](https://example.org/@gate).")
    body = section_of(made, "one").body
    assert body is not None
    assert plain(body[0]) == "Write to @gatekeeper or a.b@gate.org, or @gate."
    assert references(made) == []


def test_an_unknown_id_is_reported_once(tmp_path: Path) -> None:
    found = reported(tmp_path, files("See [@gatte]{.page} and @sec-gatte.[^foot] []{#top}"))
    assert found == ["one.md:3:5 reference-undefined", "one.md:3:25 reference-undefined"]


def test_a_reference_to_where_it_stands_is_reported(tmp_path: Path) -> None:
    one = "See @one.[^foot] [Here, see @here]{#here} []{#top}"
    assert reported(tmp_path, files(one)) == ["one.md:3:29 reference-self"]


def test_a_numbered_paragraph_has_its_number(tmp_path: Path) -> None:
    made = composed(tmp_path, "::: numbered\n5. {#five} Five.\n\n7. Seven.\n:::\n\n@five, @one--par-7")
    assert [href for href, _ in references(made)] == ["#five", "#one--par-7"]
    assert (made.targets["five"].kind, made.targets["five"].number) == ("paragraph", "5")
    assert made.targets["one--par-7"].number == "7"


def test_equations_with_an_id_are_numbered_through_the_book(tmp_path: Path) -> None:
    texts = files("$$ a $$ {#eq-a}\n\n$$ b $$\n\n$$ c $$ {#eq-c .unnumbered}\n\n@eq-d[^foot] []{#top}")
    texts["two.md"] += "\n\n$$ d $$ {#eq-d}"
    made = compose_book(tmp_path, texts)
    assert (made.targets["eq-a"].number, made.targets["eq-d"].number) == ("1", "2")
    assert made.targets["eq-c"].number == ""
    assert references(made) == [("#eq-d", "")]


def test_a_mark_in_a_title_is_a_place(tmp_path: Path) -> None:
    texts = files("See [@in-title]{.page} and @in-title.[^foot] []{#top}")
    texts["two.md"] = texts["two.md"].replace("# Two", "# []{#in-title}Two")
    made = compose_book(tmp_path, texts)
    assert references(made) == [("#in-title", "below"), ("#in-title", "")]
    assert (made.targets["in-title"].plain, made.targets["in-title"].section) == ("Two", "two")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("@thm-no", "one.md:3:1 reference-undefined"),
        ("[@lem-no]", "one.md:3:1 reference-undefined"),
        ("@fig:no", "one.md:3:1 reference-undefined"),
        ("@foo-no", "one.md:3:1 reference-undefined"),
    ],
)
def test_what_looks_like_a_reference_and_names_nothing_is_told(
    written: str, said: str, tmp_path: Path
) -> None:
    assert reported(tmp_path, files(f"{written}[^foot] []{{#top}}")) == [said]


def test_the_pages_of_a_division_end_with_the_notes_at_its_end(tmp_path: Path) -> None:
    texts = files("See [@two]{.pages}.[^foot] []{#top}")
    texts["book.yaml"] = BOOK.replace("id: endnotes", "id: endnotes, place: chapter-end").replace(
        "back: [notes]\n", ""
    )
    made = compose_book(tmp_path, texts)
    assert made.notes["note-end"].body[-1][-1].get("id") == "two-end"


def test_titles_are_quoted_in_the_signs_in_which_they_are_printed(tmp_path: Path) -> None:
    one = '# One\n\n## \'Single\' and "Double" -- dashes... {#sec-q}\n\nThe [boys\' "boat"]{#boat} is here.\n'
    two = '# Das "Schiff" {#sec-z}\n\n## Ein ["new"]{lang=en} \'Boot\' {#sec-b}\n\nText.\n'
    book = "title: T\nlanguage: en\nbody: [one.md, {file: zwei.md, language: de}]\n"
    targets = compose_book(tmp_path, {"book.yaml": book, "one.md": one, "zwei.md": two}).targets
    assert targets["sec-q"].plain.startswith("\u2018Single\u2019 and \u201cDouble\u201d \u2013 dashes")
    assert targets["boat"].plain == "boys\u2019 \u201cboat\u201d"
    assert targets["sec-z"].plain == "Das \u201eSchiff\u201c"
    assert targets["sec-b"].plain == "Ein \u201cnew\u201d \u201aBoot\u2018"
