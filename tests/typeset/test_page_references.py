"""References to pages, formulas and the glossary in a finished PDF, read by other programs than wrote it."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from octavo.html import render_print
from tests.books import compose_book, settings_for
from tests.typeset.books import made, structure

pytestmark = pytest.mark.engine

LONG = "\n\n".join(f"Sentence number {number} of a text that goes on for a while." for number in range(120))
FILES = {
    "book.yaml": "title: T\nidentifier: urn:x:y\nbody: [one.md, two.md]\nback: [glossary]\n",
    "one.md": "# One\n\nSee [@gate]{.page}, [@sec-one]{.pages}, [@sec-two]{.pages}, [-@gate]{.page}.\n\n"
    + LONG,
    "two.md": "# Two\n\nIt was @sec-one. The [gate]{#gate} has $x^2$ quays; [@sec-one]{.page}.",
    "glossary.yaml": "terms:\n  - {term: Quay, also: [quays], definition: A wall.}\n",
}


def pages(pdf: bytes, folder: Path) -> list[str]:
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    text = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
    ).stdout
    return [" ".join(page.replace("\u00a0", " ").split()) for page in text.decode().split("\f")[:-1]]


SALT = "The carter kept a ledger of salt and rope. "
#: A figure that moves behind a paragraph that follows it, with references to it and out of it, and a note
#: that is printed below the text behind its call.
MOVED = f"""# One

{SALT * 34}

![The gate, as on [@near]{{.page}}.](gate.svg){{#fig-gate alt=gate}}

[Near]{{#near}} it[^n] is, [@fig-gate]{{.page}}. {SALT * 3} [Behind]{{#behind}} the call. {SALT * 5}

{SALT * 60} At last [@fig-gate]{{.page}}.

[^n]: It is [@behind]{{.page}}, the gate [@fig-gate]{{.page}}.
"""
GATE = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="320"><path d="M9 9h180v300h-180z"/></svg>'


def test_what_has_moved_is_above_or_below_as_it_is_printed(tmp_path: Path) -> None:
    book = "title: T\nidentifier: urn:x:y\nnotes: [{id: n, place: page-foot}]\nbody: [one.md]\n"
    files = {"book.yaml": book, "one.md": MOVED, "gate.svg": GATE}
    found = pages(made(render_print(compose_book(tmp_path, files), settings_for(tmp_path))).pdf, tmp_path)
    assert "Near it1 is, p. 2 below." in found[0]
    assert "1. It is p. 1 above, the gate p. 2 below." in found[0]
    assert "Figure 1. The gate, as on p. 1 above." in found[1]
    assert "At last p. 2 above." in found[2]


def test_printed_pages_are_true(tmp_path: Path) -> None:
    edition = compose_book(tmp_path, FILES)
    pdf = made(render_print(edition, settings_for(tmp_path))).pdf
    found = pages(pdf, tmp_path)
    gate = next(number for number, page in enumerate(found, start=1) if "The gate has" in page)
    last = max(number for number, page in enumerate(found, start=1) if "Sentence number 119" in page)
    assert last > 1
    assert f"See p. {gate} below, pp. 1\u2013{last}, p. {gate}, {gate}." in found[0]
    assert "quays; p. 1 above." in found[gate - 1]
    with pikepdf.open(BytesIO(pdf)) as file:
        assert "Formula" in structure(file)
        alts = [str(one.Alt) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert alts == ["x squared"]
