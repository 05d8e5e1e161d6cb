"""Every construct that may stand in a manuscript works in both formats, or is told."""

from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.xhtml import Element
from octavo.html import render_ebook, render_print
from octavo.source import read
from tests.books import settings_for, write_book
from tests.constructs.constructs import Construct, Group, found, groups
from tests.golden import compare_file
from tools.construct_tables import TABLES, table

CONSTRUCTS = tuple(construct for group in groups() for construct in group.constructs)
BOOK = """\
title: A Book
language: en
ebook: {fonts: none}
bibliography: refs.bib
body: [chapters/one.md, chapters/two.md]
back: [notes, bibliography]
"""
OTHERS = {
    "book.yaml": BOOK,
    "chapters/two.md": "# Ebb {#sec-ebb}\n\nOut.\n\n## Neap {#sec-neap}\n\nLow. [@farrow]\n",
    "parts/_gate.md": "The gate is shut.\nIt is of oak.\n",
    "refs.bib": "@book{farrow, author = {Farrow, Anna}, title = {Tides}, year = {1924}}\n",
    "_variables.yml": "harbor:\n  name: Lee\n",
}
_OTHER_IDS = {"sec-ebb", "notes", "bibliography", "toc"}


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=str)
def test_a_construct_works_or_is_told(construct: Construct, tmp_path: Path) -> None:
    title = "" if construct.whole_file else "# Tide {#sec-tide}\n\n"
    chapter = f"chapters/one.{construct.suffix}"
    book = OTHERS["book.yaml"].replace("chapters/one.md", chapter)
    write_book(tmp_path, {**OTHERS, "book.yaml": book, chapter: f"{title}{construct.write}\n"})
    (tmp_path / "images").mkdir()
    for name in ("p.png", "q.png"):
        Image.new("L", (300, 200), 128).save(tmp_path / "images" / name)
    diagnostics = Diagnostics()
    ebook, pages = _rendered(tmp_path, diagnostics)
    told = [f"{each.severity}[{each.code}]: {each.message}" for each in diagnostics]
    if construct.says:
        assert {each.code for each in diagnostics} == set(construct.says), told
    else:
        assert told == [], "it works without a message"
    for tree, expected in ((ebook, construct.shows), (pages, construct.prints)):
        for selector, words in expected.items():
            said = found(tree, selector)
            assert said is not None, f"{selector} is not there: {_shown(tree)}"
            assert words[1:] in said if words.startswith("~") else words == said, _shown(tree)


def _rendered(root: Path, diagnostics: Diagnostics) -> tuple[list[Element], list[Element]]:
    """The documents of the first chapter's file in the e-book and in print; none if the book has errors."""
    manuscript = read(root, diagnostics)
    if manuscript is None:
        return [], []
    composed = compose(manuscript, diagnostics)
    if diagnostics.failed:
        return [], []
    documents = render_ebook(composed, settings_for(root)).documents
    sections = render_print(composed, settings_for(root)).sections
    return (
        [tree for one in documents if _is_text(tree := etree.fromstring(one.data))],
        [tree for one in sections if _is_text(tree := etree.fromstring(one.xhtml))],
    )


def _is_text(tree: Element) -> bool:
    """True for a page of the first chapter's file, which is neither the second chapter nor made."""
    return not any(each.get("id") in _OTHER_IDS for each in tree.iter("{*}section", "{*}nav"))


def _shown(trees: list[Element]) -> str:
    return "\n".join(etree.tostring(tree, encoding="unicode") for tree in trees)


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.name)
def test_the_manual_lists_the_constructs(group: Group, update: bool) -> None:
    compare_file(TABLES / f"constructs-{group.name}.yaml", table(group), update)


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=str)
def test_the_example_of_a_construct_is_tested(construct: Construct) -> None:
    assert construct.example in construct.write
