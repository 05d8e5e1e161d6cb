"""The glossary: its list, and the links from the first use of each term."""

from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.xhtml import Element, local, plain
from octavo.source import read
from tests.books import compose_book, section_of, write_book

BOOK = "title: T\nbody: [one.md, two.md]\nback: [glossary]\n"
TERMS = """\
terms:
  - {term: Quay, also: [quays], definition: A *wall*.}
  - {term: Ebb tide, definition: It falls., see: Flood}
  - {term: ebb, definition: Falling.}
  - {term: Flood, definition: It rises., link: false}
  - {term: Old Harbor, also: [Harbor Board], see: Quay}
  - {term: Peter’s Quay, definition: One of them.}
"""


def files(one: str, terms: str = TERMS, two: str = "# Two\n\nThe quay.") -> dict[str, str]:
    return {"book.yaml": BOOK, "one.md": f"# One\n\n{one}", "two.md": two, "glossary.yaml": terms}


def linked(root: Path, one: str, section: str = "one") -> list[tuple[str, str]]:
    """The words of a division that lead to the glossary, and the terms that they lead to."""
    rest = "# Two\n\nThe quay, ebb tide, flood, ebb, Harbor Board, Peter’s Quay."
    body = section_of(compose_book(root, files(one, two=rest)), section).body
    assert body is not None
    links = [node for node in body.iter("{*}a") if node.get("class") == "glossary-ref"]
    return [(node.text or "", node.get("href", "").removeprefix("#term-")) for node in links]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("The quay, the quay.", [("quay", "quay")]),
        ("Quays. A quay.", [("Quays", "quay")]),
        ("A quayside, a quay-wall, an un-quay.", []),
        ("The ebb tide, then the ebb.", [("ebb tide", "ebb-tide"), ("ebb", "ebb")]),
        ("Ebb is slow.", [("Ebb", "ebb")]),
        ("Ebb\ntide comes.", [("Ebb\ntide", "ebb-tide")]),
        ("The Old Harbor, an old harbor.", [("Old Harbor", "old-harbor")]),
        ("The Harbor Board is not a harbor board.", [("Harbor Board", "old-harbor")]),
        ("The flood.", []),
        ("*The quay* and **the ebb**.", [("quay", "quay"), ("ebb", "ebb")]),
        ("`quay` [quay](https://example.org) [quay]{.no-glossary}", []),
        ("## The quay\n\nText.", []),
        ("> The quay.", [("quay", "quay")]),
        ("The ebb’s end, Peter's Quay.", [("ebb", "ebb"), ("Peter’s Quay", "peters-quay")]),
        ("a ebb, b quay, c ebb tide", [("ebb", "ebb"), ("quay", "quay"), ("ebb tide", "ebb-tide")]),
    ],
)
def test_first_uses_lead_to_the_glossary(text: str, links: list[tuple[str, str]], tmp_path: Path) -> None:
    assert linked(tmp_path, text) == links


def test_no_word_of_the_text_is_lost(tmp_path: Path) -> None:
    text = "An ebb *of the quay* behind, ebb tide quays, and the rest."
    body = section_of(compose_book(tmp_path, files(text, two="Flood, Old Harbor, Peter's Quay.")), "one").body
    assert body is not None
    assert plain(body) == text.replace("*", "")


def test_each_division_has_its_first_use(tmp_path: Path) -> None:
    assert ("quay", "quay") in linked(tmp_path, "The quay.", "two")


def test_links_can_be_switched_off_for_the_book(tmp_path: Path) -> None:
    texts = files("The quay, ebb tide, flood, ebb, Old Harbor, Peter's Quay.")
    texts["book.yaml"] += "glossary: {link: false}\n"
    body = section_of(compose_book(tmp_path, texts), "one").body
    assert body is not None
    assert list(body.iter("{*}a")) == []


def entries(body: Element | None) -> list[tuple[str, str]]:
    assert body is not None
    return [
        (plain(entry[0]), plain(entry[1]))
        for listed in body.iter("{*}dl")
        for entry in listed
        if local(entry) == "div"
    ]


def test_the_list_is_in_the_order_of_the_language(tmp_path: Path) -> None:
    terms = "terms:\n" + "".join(
        f"  - {{term: {term}, definition: D., {more}}}\n"
        for term, more in (("Zebra", ""), ("Ärger", ""), ("apple", ""), ("Über", "sort: aaa"))
    )
    texts = files("Zebra, Ärger, apple, Über.", terms)
    texts["book.yaml"] += "language: de\n"
    listed = entries(section_of(compose_book(tmp_path, texts), "glossary").body)
    assert [term for term, _ in listed] == ["Über", "apple", "Ärger", "Zebra"]


def test_a_file_stands_over_the_list_and_a_list_of_its_own_stays(tmp_path: Path) -> None:
    book = BOOK.replace("[glossary]", "[glossary.md]")
    own = "# Words\n\nHow to read them.\n\nOak\n:   A tree.\n"
    texts = {
        **files("The quay, ebb tide, flood, ebb, Old Harbor, Peter's Quay."),
        "book.yaml": book,
        "glossary.md": own,
    }
    listed = entries(section_of(compose_book(tmp_path, texts), "glossary").body)
    assert [term for term, _ in listed] == [
        "Oak",
        "ebb",
        "Ebb tide",
        "Flood",
        "Old Harbor",
        "Peter’s Quay",
        "Quay",
    ]


def test_a_term_can_be_referred_to_and_can_refer(tmp_path: Path) -> None:
    terms = TERMS + "  - {term: Berth, id: berth, definition: See @one and $x^2$.}\n"
    texts = files(
        "The quay, ebb tide, flood, ebb, Old Harbor, Peter's Quay, berth: @berth, @term-quay.", terms
    )
    made = compose_book(tmp_path, texts)
    assert (made.targets["berth"].plain, made.targets["term-quay"].plain) == ("Berth", "Quay")


def test_a_term_that_the_text_lacks_is_reported(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    manuscript = read(
        write_book(tmp_path, files("The quay, ebb tide, flood, ebb, Peter's Quay.")), diagnostics
    )
    assert manuscript is not None
    compose(manuscript, diagnostics)
    assert [str(found.code) for found in diagnostics] == []  # Old Harbor only sends to another
    texts = files("The quay, ebb, flood, Peter's Quay.")
    diagnostics = Diagnostics()
    manuscript = read(write_book(tmp_path, texts), diagnostics)
    assert manuscript is not None
    compose(manuscript, diagnostics)
    assert [f"{found.span} {found.code}" for found in diagnostics] == ["glossary.yaml:3:5 term-unused"]
