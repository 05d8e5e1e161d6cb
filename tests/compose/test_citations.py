"""Citations and the bibliography in a book: places, notes, links, entries."""

from collections.abc import Mapping
from pathlib import Path

from octavo.compose import compose
from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics
from octavo.core.xhtml import Element, inner, plain
from octavo.source import read
from tests.books import compose_book, section_of, write_book

WORKS = """
- id: ferry
  type: book
  title: The ferry at low water
  author: [{family: Marsh, given: Ellen}]
  publisher: Harbour Press
  issued: 1931
- id: ropes
  type: book
  title: Ropes and tides
  author: [{family: Marsh, given: Ellen}]
  publisher: Harbour Press
  issued: 1940
- id: pole
  type: book
  title: Le bac
  language: fr
  author: [{family: Pole, given: Thomas}]
  publisher: Deux Rives
  issued: 1952
  keyword: river
"""
NOTES = "citations: {style: chicago-notes-bibliography-subsequent-ibid}\n"


def book(text: str, settings: str = "", **more: str) -> dict[str, str]:
    """The files of a book of one chapter with notes and a bibliography."""
    yaml = f"title: A Book\n{settings}body: [a.md]\nback: [notes, bibliography]\n"
    return {"book.yaml": yaml, "a.md": f"# A\n\n{text}\n", "bibliography.yaml": WORKS, **more}


def body(composed: ComposedBook, identifier: str = "a") -> Element:
    found = section_of(composed, identifier).body
    assert found is not None
    return found


def notes(composed: ComposedBook) -> list[str]:
    return [f"{note.mark} {plain(note.body)}" for note in composed.notes.values()]


def found_in(root: Path, files: Mapping[str, str]) -> list[str]:
    """What is wrong with a book, as "code: message"."""
    diagnostics = Diagnostics()
    manuscript = read(write_book(root, files), diagnostics)
    assert manuscript is not None
    compose(manuscript, diagnostics)
    return [f"{found.severity} {found.code} {found.span}" for found in diagnostics]


def test_author_and_date_stand_in_the_text_and_lead_to_the_entry(tmp_path: Path) -> None:
    composed = compose_book(
        tmp_path, book("So it was [see @ferry, p. 3; @pole]. @ropes [ch. 2] and @pole doubt it.")
    )
    assert plain(body(composed)) == (
        "So it was (see Marsh 1931, 3; Pole 1952). Marsh (1940, chap. 2) and Pole (1952) doubt it."
    )
    links = [(link.get("href"), link.get("role"), plain(link)) for link in body(composed).iter("{*}a")]
    assert links == [
        ("#ref-ferry", "doc-biblioref", "Marsh 1931, 3"),
        ("#ref-pole", "doc-biblioref", "Pole 1952"),
        ("#ref-ropes", "doc-biblioref", "1940, chap. 2"),
        ("#ref-pole", "doc-biblioref", "1952"),
    ]


def test_a_single_key_in_brackets_and_one_without_its_author(tmp_path: Path) -> None:
    composed = compose_book(tmp_path, book("It was so [@ferry], as Marsh says [-@ferry]."))
    assert plain(body(composed)) == "It was so (Marsh 1931), as Marsh says (1931)."


def test_an_id_of_the_book_goes_before_a_key(tmp_path: Path) -> None:
    composed = compose_book(tmp_path, book("See @pole and @ferry.\n\n## The mast {#pole}\n\nText."))
    assert [node.get("href") for node in body(composed).iter("{*}a")] == ["#pole", "#ref-ferry"]


def test_notes_are_numbered_with_the_others_and_stand_behind_the_signs(tmp_path: Path) -> None:
    text = 'One [@ferry, p. 3]. Two[^n] "three [@ferry, p. 4]."\n\n[^n]: A note; see @ropes [p. 9].'
    composed = compose_book(tmp_path, book(text, NOTES))
    assert notes(composed) == [
        "1 Ellen Marsh, The Ferry at Low Water (Harbour Press, 1931), 3.",
        "2 A note; see Ellen Marsh, Ropes and Tides (Harbour Press, 1940), 9.",
        "3 Marsh, The Ferry at Low Water, 4.",
    ]
    text = "".join(str(part) for part in body(composed).itertext())
    assert text == "One.1 Two2 “three.”3"


def test_a_citation_after_the_full_stop_adds_no_second_one(tmp_path: Path) -> None:
    composed = compose_book(
        tmp_path, book("One. [@ferry, p. 3]. “Two!” [@pole]. Three, etc. [@ferry], four.", NOTES)
    )
    text = "".join(str(part) for part in body(composed).itertext())
    assert text == "One.1 “Two!”2 Three, etc.,3 four."


def test_ibid_follows_the_notes_and_not_the_citations(tmp_path: Path) -> None:
    apart = "One [@ferry, p. 3], two[^n] three [@ferry, p. 4].\n\n[^n]: Nothing cited."
    assert notes(compose_book(tmp_path / "a", book(apart, NOTES)))[2] == "3 Marsh, The Ferry at Low Water, 4."
    together = "One [@ferry, p. 3], three [@ferry, p. 4]."
    assert notes(compose_book(tmp_path / "b", book(together, NOTES)))[1] == "2 Ibid., 4."


def test_a_series_of_its_own_and_the_names_that_the_sentence_says(tmp_path: Path) -> None:
    settings = (
        "citations: {style: chicago-notes-bibliography, series: sources}\n"
        "notes: [{id: endnotes}, {id: sources, place: page-foot, marks: letters}]\n"
    )
    composed = compose_book(tmp_path, book("@ferry [p. 3] says so.[^n]\n\n[^n]: Hm.", settings))
    assert [(note.series, note.mark) for note in composed.notes.values()] == [
        ("sources", "a"),
        ("endnotes", "1"),
    ]
    assert "".join(str(part) for part in body(composed).itertext()) == "Marsha says so.1"


def test_first_forms_again_in_each_chapter(tmp_path: Path) -> None:
    settings = "citations: {style: chicago-notes-bibliography, first: chapter}\n"
    files = book("One [@ferry].", settings, **{"b.md": "# B\n\nTwo [@ferry]."})
    files["book.yaml"] = files["book.yaml"].replace("[a.md]", "[a.md, b.md]")
    assert notes(compose_book(tmp_path, files)) == [
        "1 Ellen Marsh, The Ferry at Low Water (Harbour Press, 1931).",
        "2 Ellen Marsh, The Ferry at Low Water (Harbour Press, 1931).",
    ]


def test_citations_in_captions_cells_and_table_notes(tmp_path: Path) -> None:
    text = "| A | B |\n|---|---|\n| x [@ferry] | y |\n\n: Of things [@pole, p. 2] {#tbl-t}"
    composed = compose_book(tmp_path, book(text, NOTES))
    assert [one.split(",")[0] for one in notes(composed)] == ["1 Thomas Pole", "2 Ellen Marsh"]


def test_entries_have_ids_italics_and_the_language_of_their_titles(tmp_path: Path) -> None:
    composed = compose_book(tmp_path, book("[@pole; @ferry]"))
    items = list(body(composed, "bibliography").iter("{*}li"))
    assert [item.get("id") for item in items] == ["ref-ferry", "ref-pole"]
    assert inner(items[1][0]) == (
        'Pole, Thomas. 1952. <em><span lang="fr" xml:lang="fr">Le bac</span></em>. Deux Rives.'
    )
    assert items[0].get("{http://www.idpf.org/2007/ops}type") == "biblioentry"


def test_entries_that_the_style_does_not_sort_stand_as_they_are_cited(tmp_path: Path) -> None:
    settings = "citations: {style: ieee}\nbibliography: {works: all}\n"
    composed = compose_book(tmp_path, book("One [@pole], two [@ropes].", settings))
    assert [item.get("id") for item in body(composed, "bibliography").iter("{*}li")] == [
        "ref-pole",
        "ref-ropes",
        "ref-ferry",
    ]


def test_all_works_in_sections_with_volumes(tmp_path: Path) -> None:
    settings = (
        "bibliography:\n  works: all\n  repeated-author: ———\n  sections:\n"
        "    - {title: Rivers, keyword: river, lead: Of *rivers*.}\n    - {title: Others}\n"
    )
    volumes = (
        "- id: set\n  type: book\n  title: Crossings\n  author: [{family: Marsh, given: Ellen}]\n"
        "  issued: 1960\n  volumes:\n    - {id: set-1, volume: 1, title: Fords}\n"
    )
    files = book("[@set-1, p. 5]", settings)
    files["bibliography.yaml"] += volumes
    composed = compose_book(tmp_path, files)
    assert plain(body(composed)) == "(Marsh 1960, 5)"
    printed = body(composed, "bibliography")
    assert [plain(head) for head in printed.iter("{*}h2")] == ["Rivers", "Others"]
    assert [plain(one) for one in printed.iter("{*}p")] == [
        "Of rivers.",
        "Pole, Thomas. 1952. Le bac. Deux Rives.",
        "Marsh, Ellen. 1931. The Ferry at Low Water. Harbour Press.",
        "———. 1940. Ropes and Tides. Harbour Press.",
        "———. 1960. Crossings.",
        "Fords. 1960. Vol. 1.",
    ]
    assert [entry.plain for entry in composed.contents[-1].children] == ["Rivers", "Others"]


def test_entries_are_sorted_by_the_language(tmp_path: Path) -> None:
    names = ("Marshall, Ada", "Marsh Reed, Ada", "Marsh, Ellen", "Özen, B.", "Zander, A.", "Oleander, C.")
    works = "".join(
        f"- {{id: k{n}, type: book, title: T, author: '{name}'}}\n" for n, name in enumerate(names)
    )
    works += "- {id: a, type: book, title: The Narrows}\n"
    works += "- {id: b, type: book, title: '\"Mast\" and sail'}\n"
    files = book("@k0", "bibliography: {works: all}\n")
    files["bibliography.yaml"] = works
    printed = [plain(one) for one in body(compose_book(tmp_path, files), "bibliography").iter("{*}p")]
    assert [line.split(".")[0] for line in printed] == [
        "Marsh, Ellen",
        "Marsh Reed, Ada",
        "Marshall, Ada",
        "“Mast” and Sail",
        "The Narrows",
        "Oleander, C",
        "Özen, B",
        "Zander, A",
    ]


def test_articles_of_the_language_do_not_count_in_the_order_of_entries(tmp_path: Path) -> None:
    titles = ("Le bac", "L’aube", "Matin", "The Arch", "avril")
    files = book("@k0", "bibliography: {works: all}\nlanguage: fr\n")
    files["bibliography.yaml"] = "".join(
        f"- {{id: k{n}, type: book, title: {title}, issued: 1900}}\n" for n, title in enumerate(titles)
    )
    printed = [plain(one) for one in body(compose_book(tmp_path, files), "bibliography").iter("{*}p")]
    assert [line.split(".")[0] for line in printed] == ["L’aube", "avril", "Le bac", "Matin", "The Arch"]


def test_a_text_of_ones_own_stands_before_the_entries(tmp_path: Path) -> None:
    files = book("[@pole]", **{"works.md": "# Works\n\nThose named once."})
    files["book.yaml"] = files["book.yaml"].replace("bibliography]", "{kind: bibliography, file: works.md}]")
    printed = body(compose_book(tmp_path, files), "works")
    assert [plain(one) for one in printed.iter("{*}p")] == [
        "Those named once.",
        "Pole, Thomas. 1952. Le bac. Deux Rives.",
    ]


def test_a_bibliography_without_data_is_a_text_like_any_other(tmp_path: Path) -> None:
    files = book("Text.", **{"bibliography.md": "# Works\n\nMarsh. *Ferry*."})
    files["book.yaml"] = "title: A Book\nbody: [a.md]\nback: [bibliography.md]\n"
    del files["bibliography.yaml"]
    composed = compose_book(tmp_path, files)
    assert inner(body(composed, "bibliography")).count("<p") == 1


def test_unknown_names(tmp_path: Path) -> None:
    assert found_in(tmp_path / "a", book("Write [@feri] and @fery, not @anybody, but @pole.")) == [
        "error citation-unknown a.md:3:7",
        "warning citation-unknown a.md:3:19",
    ]
    files = book("Write [@feri] and @fery.")
    del files["bibliography.yaml"]
    files["book.yaml"] = "title: A Book\nbody: [a.md]\n"
    assert found_in(tmp_path / "b", files) == ["error bibliography-missing a.md:3:7"]


def test_a_series_that_is_unknown_is_told_once(tmp_path: Path) -> None:
    settings = "citations: {style: chicago-notes-bibliography, series: nots}\n"
    assert found_in(tmp_path, book("So [@ferry].", settings)) == ["error series-unknown book.yaml:2:56"]


def test_a_work_that_the_style_cannot_cite_and_one_in_no_section(tmp_path: Path) -> None:
    settings = "citations: {style: mla}\nbibliography: {sections: [{keyword: river}]}\n"
    files = book("As Marsh says [-@ferry]. [@pole]", settings)
    assert found_in(tmp_path, files) == [
        "error citation-empty a.md:3:15",
        "warning work-unplaced bibliography.yaml:2:3",
    ]


def test_a_bibliography_that_lists_nothing(tmp_path: Path) -> None:
    assert found_in(tmp_path, book("Nothing cited.")) == ["warning bibliography-empty book.yaml:3:15"]


def test_volumes_in_volumes(tmp_path: Path) -> None:
    files = book("[@inner, p. 5]")
    files["bibliography.yaml"] = (
        "- id: outer\n  type: book\n  title: Outer\n  author: [{family: Marsh}]\n  issued: 1960\n  volumes:\n"
        "  - {id: middle, title: Middle, volumes: [{id: inner, title: Inner, issued: 1961}]}\n"
    )
    composed = compose_book(tmp_path, files)
    assert plain(body(composed)) == "(Marsh 1961, 5)"
    assert body(composed).find(".//{*}a").get("href") == "#ref-inner"  # type: ignore[union-attr]
    printed = [plain(one) for one in body(composed, "bibliography").iter("{*}p")]
    assert printed == ["Marsh. 1960. Outer.", "Middle. 1960.", "Inner. 1961."]
