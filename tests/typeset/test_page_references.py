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
