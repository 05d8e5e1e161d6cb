"""Links as other programs write them: to files, to headings by their names and words, to labels."""

import re
from pathlib import Path

import pytest
from lxml import etree

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.html import render_ebook
from octavo.source import read
from tests.books import settings_for, write_book

FILES = {
    "one.md": "# Tide\n\nHERE\n\n## The *Sea* Gate\n\n## Notes\n\n## Notes\n\n"
    "## Dr. Low's 2nd Café -- Part\n",
    "part/two.md": "# Lock {#sec-lock}\n\n## The Flood\n\nA [sill]{#sill}.\n\n## Y {#sec-y}\n\n## Notes\n",
    "part/three.md": "(wall)=\n(quay)=\n# Quay\n\nWords \\label{in:text} here.\n\n$$ a $$ {#eq:a}\n",
    "sea/README.md": "# Sea\n\n## Deep {#deep}\n\nText.\n",
    "four.md": "# Pier \\label{sec:pier}\n\n(rope)=\n## Ropes\n\nSee [](#wall).\n",
}


def built(root: Path, written: str, **more: str) -> tuple[str, list[str], list[str]]:
    """The first paragraph as printed, where its links lead, and what is said of the book."""
    texts = {**FILES, **more}
    texts = {name: text.replace("HERE", written) for name, text in texts.items()}
    diagnostics = Diagnostics()
    manuscript = read(write_book(root, texts), diagnostics)
    assert manuscript is not None
    composed = compose(manuscript, diagnostics)
    said = [f"{found.severity.value} {found.code}" for found in diagnostics]
    if diagnostics.failed:
        return "", [], said
    page = next(p for p in render_ebook(composed, settings_for(root)).documents if p.name == "text/one.xhtml")
    paragraph = etree.fromstring(page.data).find(".//{*}p")
    assert paragraph is not None
    words = "".join(map(str, paragraph.itertext())).replace("\u00a0", " ")
    return words, [link.get("href", "") for link in paragraph.iterfind(".//{*}a")], said


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("[x](#the-sea-gate)", "#one--the-sea-gate"),
        ("[x](#The-Sea-Gate)", "#one--the-sea-gate"),
        ("[x](#notes)", "#one--notes"),
        ("[x](#notes-1)", "#one--notes-2"),
        ("[x](#dr.-lows-2nd-caf%C3%A9-part)", "#one--dr-low-s-2nd-cafe-part"),
        ("[x](#dr-lows-2nd-café----part)", "#one--dr-low-s-2nd-cafe-part"),
        ("[x](#dr-low-s-2nd-cafe-part)", "#one--dr-low-s-2nd-cafe-part"),
        ("[x](#tide)", "#one"),
        ("[x](#the-flood)", "sec-lock.xhtml#sec-lock--the-flood"),
        ("[x](part/two.md)", "sec-lock.xhtml"),
        ("[x](./part/two.qmd#sec-y)", "sec-lock.xhtml#sec-y"),
        ("[x](/part/two.md#the-flood)", "sec-lock.xhtml#sec-lock--the-flood"),
        ("[x](part/two.html#notes)", "sec-lock.xhtml#sec-lock--notes"),
        ("[x](sec-lock.html)", "sec-lock.xhtml"),
        ("[x](sea/index.html#deep)", "sea.xhtml#deep"),
        ("[x](sea/)", "sea.xhtml"),
        ("[x][f]\n\n[f]: part/two.md#sill", "sec-lock.xhtml#sill"),
        ('<a href="part/two.md">x</a>', "sec-lock.xhtml"),
        ("[The Sea Gate]", "#one--the-sea-gate"),
        ("[the *sea* gate][]", "#one--the-sea-gate"),
        ("[x][the flood]", "sec-lock.xhtml#sec-lock--the-flood"),
        ("[x](#quay)", "wall.xhtml"),
        ("[x](#rope)", "sec-pier.xhtml#rope"),
        ("[x](#sec:pier)", "sec-pier.xhtml"),
    ],
)
def test_links(written: str, leads: str, tmp_path: Path) -> None:
    words, links, said = built(tmp_path, written)
    assert (links, said) == ([leads], [])
    assert words == (re.sub(r"[*\[\]]", "", written) if "he" in written.split("]")[0] else "x")


@pytest.mark.parametrize(
    ("written", "printed", "leads"),
    [
        ("Chapter \\@ref(sec-lock) of", "Chapter 2 of", ["sec-lock.xhtml"]),
        ("Section \\@ref(the-flood) of", "Section “The Flood” of", ["sec-lock.xhtml#sec-lock--the-flood"]),
        ("Equation \\@ref(eq:a) of", "Equation (1) of", ["wall.xhtml#eq-a"]),
        ("In \\ref{sec:pier} of", "In 5 of", ["sec-pier.xhtml"]),
        ("In \\autoref{sec:pier} of", "In chapter 5 of", ["sec-pier.xhtml"]),
        ("In \\Cref{sec:pier} of", "In Chapter 5 of", ["sec-pier.xhtml"]),
        ("In \\cref{wall,sec:pier} of", "In chapters 3 and 5 of", ["wall.xhtml", "sec-pier.xhtml"]),
        ("In \\eqref{eq:a} of", "In (1) of", ["wall.xhtml#eq-a"]),
        ("On \\nameref{in:text} of", "On “Quay” of", ["wall.xhtml#in-text"]),
        ("In {ref}`wall` of", "In chapter 3 of", ["wall.xhtml"]),
        ("In {ref}`Quay` of", "In chapter 3 of", ["wall.xhtml"]),
        ("In {ref}`the wall <wall>` of", "In the wall of", ["wall.xhtml"]),
        ("In {numref}`Chap. %s <wall>` of", "In Chap. 3 of", ["wall.xhtml"]),
        ("In {eq}`eq:a` of", "In (1) of", ["wall.xhtml#eq-a"]),
        ("In {doc}`part/three` of", "In chapter 3 of", ["wall.xhtml"]),
        ("In {doc}`the quay </part/three>` of", "In the quay of", ["wall.xhtml"]),
        ("In [](#wall) of", "In chapter 3 of", ["wall.xhtml"]),
        ("In [](part/two.md#the-flood) of", "In “The Flood” of", ["sec-lock.xhtml#sec-lock--the-flood"]),
        ("In [Chap. %s](#wall) of", "In Chap. 3 of", ["wall.xhtml"]),
        ("In [{number}](#wall) of", "In 3 of", ["wall.xhtml"]),
    ],
)
def test_references_of_other_programs(written: str, printed: str, leads: list[str], tmp_path: Path) -> None:
    assert built(tmp_path, written) == (printed, leads, [])


@pytest.mark.parametrize(
    ("written", "printed", "said"),
    [
        ("[x][Nowhere]", "[x][Nowhere]", ["warning link-undefined"]),
        ("[sic] and [Lock]", "[sic] and [Lock]", []),
        ("[x](data.csv) and [y](data.csv)", "x and y", ["warning link-target"]),
        ("[x](part/two.md#nope)", "x", ["warning link-undefined"]),
        ("[x][Notes]", "x", ["warning reference-ambiguous"]),
        ("[x](#nope)", "", ["error link-undefined"]),
        ("\\ref{nope} and {ref}`none` and \\@ref(fig:no)", "", ["error reference-undefined"] * 3),
        ("[](nowhere.md)", "", ["error reference-undefined"]),
    ],
)
def test_what_leads_nowhere_is_told(written: str, printed: str, said: list[str], tmp_path: Path) -> None:
    words, _, found = built(tmp_path, written)
    assert (words, found) == (printed, said)


def test_a_name_that_several_files_have_is_that_of_the_own_file_or_none(tmp_path: Path) -> None:
    more = {"five.md": "# Five\n\n## Same\n", "six.md": "# Six\n\n## Same\n"}
    assert built(tmp_path, "[x](#same)", **more)[2] == ["error link-undefined"]


def test_labels_in_captions_are_the_ids_of_figures_and_tables(tmp_path: Path) -> None:
    more = {
        "five.md": "# Five\n\n![(\\#fig:boat) A boat](a.svg){alt=b}\n\n| a |\n|---|\n| 1 |\n\n"
        ": (\\#tab:t) Rows\n\n"
        "![A ship \\label{fig:ship}](a.svg){alt=b}\n",
        "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    }
    written = "Figure \\@ref(fig:boat), \\ref{fig:ship}, Table \\@ref(tab:t), [@fig:boat; @fig:ship]."
    words, links, said = built(tmp_path, written, **more)
    assert (words, said) == ("Figure 1, 2, Table 1, figures 1 and 2.", [])
    assert links == [
        f"five.xhtml#{name}" for name in ("fig-boat", "fig-ship", "tbl-t", "fig-boat", "fig-ship")
    ]
