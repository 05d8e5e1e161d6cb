"""From marks to entries: headings, places, ranges, references."""

from collections.abc import Iterable
from pathlib import Path

from octavo.compose.composed_book import ComposedBook
from octavo.compose.index.entries import IndexEntry
from octavo.core.xhtml import Element, inner, plain
from tests.books import compose_book, section_of

BOOK = "title: A Book\nbody: [a.md]\nback: [notes, index]\n"


def book(root: Path, text: str, **files: str) -> ComposedBook:
    named = {name.replace("__", "/").replace("_", "."): content for name, content in files.items()}
    return compose_book(root, {"book.yaml": BOOK, "a.md": text, **named})


def lines(entries: Iterable[IndexEntry], indent: str = "") -> list[str]:
    """Entries as "heading: places; see ...", one on a line, sub-entries indented."""
    found = []
    for entry in entries:
        places = [
            "".join(
                [
                    "*" if one.principal else "",
                    "" if one.note is None else f"n{one.note}" if one.note else "n-",
                    one.display,
                ]
            )
            or "text"
            for one in entry.locators
        ]
        parts = [", ".join(places)] if places else []
        for word, references in (("see", entry.see), ("also", entry.see_also)):
            parts += [
                f"{word} {': '.join(map(plain, one.titles))}{'' if one.target else ' (general)'}"
                for one in references
            ]
        found.append(f"{indent}{entry.plain}: {'; '.join(parts)}")
        found += lines(entry.children, indent + "  ")
    return found


def entries(composed: ComposedBook) -> list[str]:
    found = []
    for group in composed.index:
        found += [f"[{group.letter}]", *lines(group.entries)]
    return found


def body(composed: ComposedBook) -> Element:
    found = section_of(composed, "a").body
    assert found is not None
    return found


def test_the_heading_is_the_text_or_what_the_mark_says(tmp_path: Path) -> None:
    text = (
        '# A\n\n[Cranes]{.index}, [the pier]{.index term="piers"} and[]{.index term="piers" sub="of stone"} '
        '[salt]{.index sub="duty on" subsub="in 1880" .principal}, []{.index term="piers" sub="of wood"}'
        '[]{.index term="salt" sub="duty on" subsub="in 1881"}[]{.index term="salt" sub="trade in"}more.\n'
    )
    assert entries(book(tmp_path, text)) == [
        "[C]",
        "Cranes: text",
        "[P]",
        "piers: text",
        "  of stone: text",
        "  of wood: text",
        "[S]",
        "salt: ",
        "  duty on: ",
        "    in 1880: *",
        "    in 1881: text",
        "  trade in: text",
    ]


def test_marks_in_every_kind_of_place(tmp_path: Path) -> None:
    text = (
        '# A [title]{.index term="x"}\n\n## Head {.index term="x"}\n\nText.^[Note of [x]{.index}.]\n'
        'And[^f].\n\n![Cap[]{.index term="x"}](a.svg){alt=x}\n\n'
        '| a | b |\n|---|---|\n| []{.index term="x"}1 | 2 |\n\n: Table [x]{.index} {#tbl-a}\n\n'
        "- item [x]{.index}\n\n> quoted [x]{.index}\n\n"
        "[^f]: {series=footnotes} Foot [x]{.index}.\n"
    )
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    book_yaml = BOOK + "index: {most-locators: 20}\n"
    composed = compose_book(tmp_path, {"book.yaml": book_yaml, "a.md": text, "a.svg": svg})
    assert entries(composed) == [
        "[X]",
        "x: text, text, n1, n-, figure, table, table, text, text",
    ]


def test_figures_and_tables_can_be_marked_as_a_whole(tmp_path: Path) -> None:
    text = (
        '# A {.index term="the book"}\n\n![The pier](a.svg){alt=x .plate .index .principal}\n\n'
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n: Ships {#tbl-a .index}\n"
    )
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    composed = compose_book(tmp_path, {"book.yaml": BOOK, "a.md": text, "a.svg": svg})
    assert entries(composed) == ["[B]", "the book: text", "[P]", "The pier: *figure", "[S]", "Ships: table"]


def test_a_mark_in_a_note_that_is_called_twice_counts_once(tmp_path: Path) -> None:
    composed = book(tmp_path, "# A\n\nOne[^n] two[^n].\n\n[^n]: Of [ice]{.index}.\n")
    assert entries(composed) == ["[I]", "ice: n1"]


def test_what_is_left_in_the_text(tmp_path: Path) -> None:
    text = (
        '# A\n\nSee [the *old* pier]{.index term="piers"}.[]{#own .index term="ice" to="end"} More[]{#end}.\n'
    )
    paragraph = body(book(tmp_path, text))[0]
    assert [dict(node.attrib) for node in paragraph.iter("{*}span") if not node.get("class")] == [
        {"data-src": "a.md:3:5", "id": "index-1", "data-index": "index-heading-piers"},
        {"data-src": "a.md:3:43", "id": "own", "data-index": "index-heading-ice", "data-index-to": "end"},
        {"data-src": "a.md:3:83", "id": "end"},
    ]
    assert plain(paragraph) == "See the old pier. More."


def test_a_div_that_is_only_a_mark_is_gone(tmp_path: Path) -> None:
    text = (
        '# A\n\nFirst.\n\n::: {.index term="ice"}\nSecond.\n\n- third\n- fourth\n:::\n\n'
        '::: {.extract .index term="x"}\nLast.\n:::\n'
    )
    found = body(book(tmp_path, text))
    assert [node.tag.rpartition("}")[2] for node in found] == ["p", "p", "ul", "blockquote"]
    start, end = found[1][0], found[2][1][-1]
    assert start.get("data-index") == "index-heading-ice"
    assert start.get("data-index-to") == end.get("id") == "index-end"
    assert found[3].get("data-index") == "index-heading-x"
    assert found[3].get("class") == "extract"


def test_a_paragraph_of_marks_goes_into_the_next(tmp_path: Path) -> None:
    text = '# A\n\nFirst.\n\n[]{.index term="x"}\n[]{.index term="y"}\n\nSecond.\n\n[]{.index term="z"}\n'
    found = body(book(tmp_path, text))
    assert [plain(node) for node in found] == ["First.", "Second."]
    assert [node.get("data-index") for node in found[1]] == [f"index-heading-{name}" for name in "xyz"]
    assert found[1][2].getprevious() is not None
    assert found[1][1].tail == "Second."


def test_points_leave_no_space_behind_them(tmp_path: Path) -> None:
    x, y = '[]{.index term="x"}', '[]{.index term="y"}'
    text = f"# A\n\n{x} {y}\nOne. {x} Two,{y} three.\n"
    paragraph = body(book(tmp_path, text))[0]
    assert "".join(map(str, paragraph.itertext())) == "One. Two, three."


def test_the_last_word_is_bound_in_front_of_a_point(tmp_path: Path) -> None:
    words = "The harbor of the old town was built by masons who came by sleigh and then left it"
    paragraph = body(book(tmp_path, f'# A\n\n{words}.[]{{.index term="x"}}\n\nB\n'))[0]
    assert "".join(map(str, paragraph.itertext())) == words.replace("left it", "left\u00a0it") + "."


def test_the_headword_of_a_note_may_be_marked(tmp_path: Path) -> None:
    text = (
        "# A\n\nOne^[[**Ice**]{.index} is.] two^[[]{.index term=x}**Ice** too.] 6^[**[Ice]{.index}** so].\n"
    )
    assert [note.headword for note in book(tmp_path, text).notes.values()] == [True, True, True]


def test_marks_do_not_disturb_the_opening(tmp_path: Path) -> None:
    text = '# A\n\n[]{.index term="x"}The [old pier]{.index} of the harbor was built of wood.\n'
    paragraph = body(book(tmp_path, text))[0]
    leads = [plain(node) for node in paragraph.iter("{*}span") if node.get("class") == "lead-in"]
    assert paragraph.get("class") == "opening"
    assert leads == ["The", "old pier", "of the"]
    assert plain(paragraph) == "The old pier of the harbor was built of wood."


def test_signs_are_set_as_if_there_were_no_marks(tmp_path: Path) -> None:
    plain_text = '# A\n\nHe said, "It\'s here"---and left in 1923-25.\n'
    marked = (
        '# A\n\nHe said, []{.index term="x"}"It\'s []{.index term="y"}here"[]{.index term="z"}---and left in '
        "1923[]{.index term=v}-25.\n"
    )
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    unmarked = compose_book(tmp_path / "one", {"a.md": plain_text})
    assert plain(body(book(tmp_path / "two", marked))) == plain(body(unmarked))


def test_marks_in_cells_leave_figures_on_their_point(tmp_path: Path) -> None:
    text = (
        '# A\n\n| a | b |\n|---|---|\n| x | []{.index term="y"}10.5[]{.index term="z"} |\n'
        "| z | 2.25 |\n\n: C {#tbl-a}\n"
    )
    table = book(tmp_path, text).tables["tbl-a"]
    figures = [row.cells[1].figure for row in table.groups[0].rows]
    assert [(one.whole, one.fraction) for one in figures if one] == [("10", ".5"), ("2", ".25")]
    assert figures[0] is not None
    assert figures[0].mark is not None
    assert [node.get("data-index") for node in figures[0].mark] == ["index-heading-y", "index-heading-z"]


def test_titles_are_listed_without_marks(tmp_path: Path) -> None:
    composed = book(
        tmp_path, '# A [harbor]{.index} {.index term="x"}\n\n## Sub[]{.index term="y"} head\n\nX.\n'
    )
    assert [inner(entry.title) for entry in composed.contents[0].children] == ["Sub head"]
    assert inner(composed.contents[0].title) == "A harbor"
    assert inner(section_of(composed, "a").heading.listed) == "A harbor"
    assert entries(composed) == ["[H]", "harbor: text", "[X]", "x: text", "[Y]", "y: text"]


def test_without_an_index_nothing_is_left_of_the_marks(tmp_path: Path) -> None:
    composed = compose_book(tmp_path, {"a.md": "# A\n\nThe pier.\n"})
    assert composed.index == ()


def test_index_yaml(tmp_path: Path) -> None:
    index = """\
headings:
  - {term: docks, see: "piers: of stone"}
  - {term: "*Tern*", sort: Stern}
  - {term: piers, see-also: [salt, {text: names of *ships*}, docks]}
  - term: salt
    subs:
      - {term: taxes on, see: duties}
      - {term: unmarked, see-also: duties}
  - {term: duties}
"""
    text = (
        '# A\n\n[x]{.index term=Tern}[y]{.index term="*Tern*"} [z]{.index term=piers sub="of stone"}'
        '[z]{.index term=piers sub="of wood"}[d]{.index term=duties}.\n'
    )
    found = entries(book_with_warnings(tmp_path, text, index))
    assert found == [
        "[D]",
        "docks: see piers: of stone",
        "duties: text",
        "[P]",
        "piers: also docks; also salt; also names of ships (general)",
        "  of stone: text",
        "  of wood: text",
        "[S]",
        "salt: ",
        "  taxes on: see duties",
        "  unmarked: also duties",
        "Tern: text, text",
    ]


def book_with_warnings(root: Path, text: str, index: str) -> ComposedBook:
    from octavo.compose import compose
    from octavo.core.diagnostics import Diagnostics
    from tests.books import read_book

    diagnostics = Diagnostics()
    manuscript = read_book(root, {"book.yaml": BOOK, "a.md": text, "index.yaml": index})
    composed = compose(manuscript, diagnostics)
    assert {found.code for found in diagnostics} == {"index-see-chain"}
    return composed


def test_marks_of_a_list_are_placed_by_their_words(tmp_path: Path) -> None:
    marks = """\
marks:
  - {terms: [piers], section: a, before: "built the ", words: "old pier"}
  - {terms: [piers, of wood], section: a, words: "old pier", offset: 60, principal: true}
  - {terms: [piers, of stone], section: a, words: "First", end: {section: a, words: "the end"}}
  - {terms: [ice], section: a, note: note-a-n, words: "of ice"}
"""
    text = "# A\n\nFirst he built the *old pier*. Then he left.[^n]\n\nThe old pier stood to the end.\n"
    text += "\n[^n]: Full of ice.\n"
    composed = book(tmp_path, text, **{"index-marks_yaml": marks})
    assert entries(composed) == ["[I]", "ice: n1", "[P]", "piers: text", "  of stone: text", "  of wood: *"]
    first, second = list(body(composed))[:2]
    emphasis = next(first.iter("{*}em"))
    assert emphasis.text is None
    assert emphasis[0].tail == "old pier"
    assert plain(first) == "First he built the old pier. Then he left."
    assert second.text == "The "
    assert [node.tail for node in second] == ["old pier stood to ", "the end."]
    start = next(node for node in first.iter("{*}span") if node.get("data-index-to"))
    assert start.get("data-index-to") == second[1].get("id")


def test_a_sub_entry_is_found_where_a_space_stands_before_the_colon(tmp_path: Path) -> None:
    composed = book(
        tmp_path,
        '# A\n\n[]{.index term="quais" sub="du sud"}[]{.index term="quais" sub="du nord"}Un.\n',
        book_yaml=f"language: fr\n{BOOK}",
        index_yaml='headings:\n  - {term: docks, see: "quais: du sud"}\n',
    )
    assert "docks: see quais: du sud" in entries(composed)


def test_a_space_at_the_edge_of_a_mark_is_no_part_of_the_heading(tmp_path: Path) -> None:
    composed = book(tmp_path, "# A\n\nThe[ long *quay* ]{.index}and the [mole ]{.index}are new.\n")
    titles = [
        "".join(map(str, entry.title.itertext())) for group in composed.index for entry in group.entries
    ]
    assert titles == ["long quay", "mole"]


def test_marks_in_the_glossary_and_below_a_table_are_found(tmp_path: Path) -> None:
    files = {
        "book.yaml": "title: A Book\nbody: [a.md]\nback: [glossary, index]\n",
        "a.md": "# A\n\nOf the keel.\n\n::: {.table #tbl-t}\n:::\n",
        "tables/t.yaml": "columns: [{id: p}]\nrows: [[1]]\nremarks: |\n  One.\n\n  Two [weights]{.index}.\n",
        "glossary.yaml": "terms:\n  - term: 'keel[]{.index term=\"Ships\"}'\n    definition: |\n"
        "      The lowest [beam]{.index}.\n\n      - of [oak]{.index term=woods}\n",
    }
    assert entries(compose_book(tmp_path, files)) == [
        "[B]",
        "beam: text",
        "[S]",
        "Ships: text",
        "[W]",
        "weights: table",
        "woods: text",
    ]
