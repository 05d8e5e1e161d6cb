"""The index as it is printed: lines of words and places for page numbers."""

from pathlib import Path

import pytest

from octavo.core.xhtml import EPUB_TYPE, Element, parse
from octavo.html.renderer import Medium, Renderer
from tests.books import compose_book, section_of, settings_for

TEXT = """\
# A

[Salt]{.index term="salt"} [duty]{.index term="salt" sub="duty on" .principal}
[in 1880]{.index term="salt" sub="duty on" subsub="in 1880"} [fish]{.index term="salt" sub="and fish"}
[in 1881]{.index term="salt" sub="duty on" subsub="in 1881"}.[^n] ["map of winds"]{.index}

![Cap[]{.index term="ice"}](a.svg){alt=x}

[^n]: Of [ice]{.index}.
"""
INDEX = """\
headings:
  - {term: ice, see-also: [salt, {text: names of *rivers*}]}
  - {term: snow, see: ice}
  - term: salt
    see-also: ice
    subs: [{term: and fish, see-also: "salt: duty on"}]
  - {term: water, see-also: ice, subs: [{term: fresh, see: ice}, {term: old, see: ice}]}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def rendered(
    root: Path, style: str = "", language: str = "en", paged: bool = True, medium: Medium = Medium.EBOOK
) -> Element:
    lists = "body: [a.md]\nback: [notes, index]\n"
    book = f"title: T\nlanguage: {language}\nindex: {{{style}}}\n{lists}"
    files = {"book.yaml": book, "a.md": TEXT, "index.yaml": INDEX, "a.svg": SVG}
    edition = compose_book(root, files)
    renderer = Renderer(edition, settings_for(root), medium, paged=paged)
    return parse(renderer.section(section_of(edition, "index")))[0]


def lines(tree: Element) -> list[str]:
    """The lines of the index; a place for page numbers as {number of marks}."""
    for node in tree.iter("{*}span"):
        if node.get("class") == "locators":
            node.text = f"{{{len(node)}}}"
    return [
        " ".join("".join(map(str, node.itertext())).split())
        for node in tree.iter("{*}p")
        if node.get("class") == "index-line"
    ]


@pytest.mark.parametrize("medium", list(Medium))
def test_sub_entries_on_lines_of_their_own(medium: Medium, tmp_path: Path) -> None:
    assert lines(rendered(tmp_path, medium=medium)) == [
        "ice, {2}. See also salt; names of rivers",
        "\u201cmap of winds,\u201d {1}",
        "salt, {1}. See also ice",
        "duty on, {1}",
        "in 1880, {1}",
        "in 1881, {1}",
        "and fish, {1} (see also salt: duty on)",
        "snow. See ice",
        "water. See also ice",
        "fresh (see ice)",
        "old (see ice)",
    ]


def test_sub_entries_run_in(tmp_path: Path) -> None:
    also = "(see also salt: duty on)"
    assert lines(rendered(tmp_path, "style: run-in")) == [
        "ice, {2}. See also salt; names of rivers",
        "\u201cmap of winds,\u201d {1}",
        f"salt, {{1}}; duty on, {{1}} (in 1880, {{1}}, in 1881, {{1}}); and fish, {{1}} {also}. See also ice",
        "snow. See ice",
        "water: fresh (see ice); old (see ice). See also ice",
    ]


def test_the_words_of_the_language(tmp_path: Path) -> None:
    found = lines(rendered(tmp_path, language="de"))
    assert found[1:3] == ["\u201emap of winds\u201c, {1}", "salt, {1}. Siehe auch ice"]
    assert "fresh (siehe ice)" in found


def test_what_a_place_for_page_numbers_says(tmp_path: Path) -> None:
    tree = rendered(tmp_path)
    marks = {
        node.get("data-locator"): tuple(
            node.get(n) for n in ("href", "data-in-note", "data-in-display", "class")
        )
        for node in tree.iter("{*}a")
        if node.get("data-locator")
    }
    assert marks == {
        "index-1": ("#index-1", None, None, None),
        "index-2": ("#index-2", None, None, "principal"),
        "index-3": ("#index-3", None, None, None),
        "index-4": ("#index-4", None, None, None),
        "index-5": ("#index-5", None, None, None),
        "index-6": ("#index-6", "1", None, None),
        "index-7": ("#index-7", None, None, None),
        "index-8": ("#index-8", None, "figure", None),
    }


def test_without_pages_the_places_are_counted(tmp_path: Path) -> None:
    tree = rendered(tmp_path, paged=False)
    assert lines(tree)[:4] == [
        "ice, 1, 2. See also salt; names of rivers",
        "\u201cmap of winds,\u201d 1",
        "salt, 1. See also ice",
        "duty on, 1",
    ]
    places = [node for node in tree.iter("{*}a") if node.get("class") == "locator"]
    assert [(node.get("href"), node.get("aria-label")) for node in places[:2]] == [
        ("#index-6", "1, in A"),
        ("#index-8", "2, in A"),
    ]
    assert not [node for node in tree.iter() if node.get("data-locator")]


def test_references_lead_to_their_entries(tmp_path: Path) -> None:
    tree = rendered(tmp_path)
    ids = {node.get("id") for node in tree.iter("{*}li")}
    links = [node.get("href", "")[1:] for node in tree.iter("{*}a") if not node.get("data-locator")]
    assert links == [
        "index-heading-salt",
        "index-heading-ice",
        "index-heading-salt-duty-on",
        *["index-heading-ice"] * 4,
    ]
    assert set(links) <= ids


def test_the_vocabulary_of_indexes(tmp_path: Path) -> None:
    tree = rendered(tmp_path)
    assert (tree.get(EPUB_TYPE), tree.get("role")) == ("index", "doc-index")
    inside = [node for node in tree.iter("{*}section", "{*}ul", "{*}li") if node is not tree]
    types = [str(node.get(EPUB_TYPE)) for node in inside]
    assert types[:4] == ["index-group", "index-entry-list", "index-entry", "index-group"]
    groups = [node.get("aria-label") for node in tree.iter("{*}section") if node is not tree]
    assert groups == ["I", "M", "S", "W"]


def test_letters_over_the_groups(tmp_path: Path) -> None:
    tree = rendered(tmp_path, "letters: true")
    assert [node.text for node in tree.iter("{*}h2")] == ["I", "M", "S", "W"]
