"""Theorems and their like in the forms of Quarto, bookdown and MyST: heads, numbers, references."""

from pathlib import Path

import pytest
from lxml import etree

from octavo.html import render_ebook
from tests.books import compose_book, settings_for


def blocks(root: Path, written: str, language: str = "en") -> list[str]:
    """The words of every block of a chapter, in order."""
    book = f"title: T\nlanguage: {language}\nbody: [a.md]\n"
    composed = compose_book(root, {"book.yaml": book, "a.md": f"# A\n\n{written}\n"})
    page = next(p for p in render_ebook(composed, settings_for(root)).documents if p.name == "text/a.xhtml")
    section = etree.fromstring(page.data).find(".//{*}section")
    assert section is not None
    return [
        " ".join("".join(map(str, node.itertext())).replace("\u00a0", "~").split())
        for node in list(section)[1:]
    ]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("::: {#thm-a}\n## The *Line*\n\nText.\n:::", "Theorem~1 (The Line). Text."),
        ("::: {#lem-a name=\"Of 'it'\"}\nText.\n:::", "Lemma~1 (Of ‘it’). Text."),
        ("::: theorem\nText.\n:::", "Theorem~1. Text."),
        ("::: {.corollary}\n- list\n:::", "Corollary~1. list"),
        ("::: {.definition .unnumbered}\nText.\n:::", "Definition. Text."),
        ("::: proof\nText.\n\nMore.\n:::", "Proof. Text. More."),
        ("::: {#rem-a}\nText.\n:::", "Remark~1. Text."),
        ("::: remark\nText.\n:::", "Remark. Text."),
        ("::: {#exm-a}\nText.\n:::", "Example~1. Text."),
        ("::: example\nText.\n:::", "Text."),
        ('```{theorem, a, name="Old"}\nText with *em*.\n```', "Theorem~1 (Old). Text with em."),
        ("```{proof}\nText.\n```", "Proof. Text."),
        ("```{prf:lemma} Low\n:label: lem-low\nText.\n```", "Lemma~1 (Low). Text."),
        (":::{prf:conjecture}\nText.\n:::", "Conjecture~1. Text."),
    ],
)
def test_heads(written: str, printed: str, tmp_path: Path) -> None:
    assert blocks(tmp_path, written) == [printed]


def test_each_kind_counts_by_itself(tmp_path: Path) -> None:
    written = "\n\n".join(f"::: {{#{name}}}\nText.\n:::" for name in ("thm-a", "lem-b", "thm-c", "prf-d"))
    heads = [one.split(".")[0] for one in blocks(tmp_path, written)]
    assert heads == ["Theorem~1", "Lemma~1", "Theorem~2", "Proof~1"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("So @thm-a is.", "So theorem~1 is."),
        ("@thm-a and @Thm-c.", "Theorem~1 and Theorem~3."),
        ("So [@thm-a; @thm-b; @thm-c].", "So theorems~1–3."),
        ("So Theorem \\@ref(thm:b) is.", "So Theorem~2 is."),
        ("So [Th. @thm-a] and [-@thm-a].", "So Th.~1 and 1."),
        ("So @b and @thm-b.", "So theorem~2 and theorem~2."),
        ("So {prf:ref}`thm-c` is.", "So theorem~3 is."),
        ("So \\cref{thm:a,thm:c} are.", "So theorems~1 and 3 are."),
    ],
)
def test_references(written: str, printed: str, tmp_path: Path) -> None:
    theorems = "::: {#thm-a}\nA.\n:::\n\n::: {.theorem #b}\nB.\n:::\n\n```{theorem c}\nC.\n```"
    assert blocks(tmp_path, f"{theorems}\n\n{written}")[-1] == printed


@pytest.mark.parametrize(
    ("language", "head", "reference"),
    [
        ("de", "Satz~1.", "So Sätze~1 und 2."),
        ("fr", "Théorème~1.", "So théorèmes~1 et 2."),
        ("tr", "Teorem~1.", "So Teorem~1 ve 2."),
        ("pl", "Twierdzenie~1.", "So twierdzenia~1 i 2."),
        ("cs", "Věta~1.", "So věty~1 a~2."),
        ("el", "Θεώρημα~1.", "So θεωρήματα~1 και 2."),
    ],
)
def test_languages(language: str, head: str, reference: str, tmp_path: Path) -> None:
    theorems = "::: {#thm-a}\nA.\n:::\n\n::: {#thm-b}\nB.\n:::"
    found = blocks(tmp_path, f"{theorems}\n\nSo [@thm-a; @thm-b].", language)
    assert (found[0], found[-1]) == (f"{head} A.", reference)
