"""Ids that Octavo makes, and names that are near to others."""

import pytest

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.suggestions import closest, listing
from octavo.source.ids import ID, Ids, make_ids


def ids(*taken: str) -> Ids:
    """A register that holds some ids."""
    register = Ids(Diagnostics())
    for name in taken:
        register.claim(name, Span("a.md"), "heading")
    return register


def test_a_slug_that_is_alone_is_the_id() -> None:
    assert make_ids([(1, "a", None), (2, "b", 1)], {}, ids()) == {1: "a", 2: "b"}


def test_a_slug_that_several_want_has_the_parent_before_it() -> None:
    wanted = [(1, "one", None), (2, "preface", 1), (3, "two", None), (4, "preface", 3)]
    assert make_ids(wanted, {}, ids()) == {1: "one", 2: "one--preface", 3: "two", 4: "two--preface"}


def test_without_a_parent_a_number_follows() -> None:
    wanted = [(1, "notes", None), (2, "notes", None)]
    assert make_ids(wanted, {}, ids("notes-2")) == {1: "notes", 2: "notes-3"}


def test_what_the_author_wrote_is_never_taken() -> None:
    assert make_ids([(2, "preface", 1)], {1: "sec-x"}, ids("preface")) == {2: "sec-x--preface"}


def test_made_ids_are_fit_for_xml() -> None:
    made = make_ids([(1, "ete", None), (2, "chapter", 1), (3, "chapter", 1)], {}, ids())
    assert all(ID.fullmatch(name) for name in made.values())


def test_a_taken_id_names_both_places() -> None:
    diagnostics = Diagnostics()
    register = Ids(diagnostics)
    assert register.claim("x", Span("a.md", 3), "table")
    assert not register.claim("x", Span("b.md", 7), "heading")
    (found,) = diagnostics
    assert found.span == Span("b.md", 7)
    assert "a table in a.md, line 3" in found.message


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("titel", ["title", "subtitle"], "title"),
        ("Title", ["title"], "title"),
        ("xyz", ["title"], None),
        ("kornilow", ["kornilov", "duma"], "kornilov"),
        ("a", [], None),
    ],
)
def test_closest(name: str, known: list[str], expected: str | None) -> None:
    assert closest(name, known) == expected


def test_a_long_list_is_cut() -> None:
    assert listing("abc") == "`a`, `b`, `c`"
    assert listing([]) == "none"
    assert listing([str(n) for n in range(20)]).endswith("`11` and 8 more")
