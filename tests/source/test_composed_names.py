"""Files whose names have letters with accents, composed in another way on this machine than in the text."""

import unicodedata
from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.source import read
from tests.source.cases import write_book

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'
BOOK = f"""\
=== book.yaml
title: Été
bibliography: œuvrés.bib
editions:
  large: {{styles: [été.css], type-size: 14pt}}
body:
  - chapters/été.md
  - chapters/cœur é/deux.md
back: [bibliography, notes]
=== œuvrés.bib
@book{{berg, title={{Ice}}, author={{Berg, J.}}, year=1931}}
=== chapters/été.md
# Été

![A](images/é.svg){{alt="x"}} ![B](é%20b.svg){{alt="y"}} [@berg] [the second](cœur%20é/deux.md)

{{{{#include partié.txt}}}}

::: {{.table #tbl-a}}
:::
=== chapters/partié.txt
Words.
=== chapters/é b.svg
{SVG}=== images/é.svg
{SVG}=== chapters/cœur é/deux.md
# Deux

See the [first](../été.md).
=== tables/a.yaml
columns: [{{id: a, head: A}}]
data: donnée.csv
=== tables/donnée.csv
a
1
=== styles/été.css
p {{ color: red }}
"""


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_files_are_found_however_their_letters_are_composed(form: str, written: str, tmp_path: Path) -> None:
    lines = BOOK.splitlines(keepends=True)
    text = "".join(
        unicodedata.normalize(form if line.startswith("=== ") else written, line)  # type: ignore[arg-type]
        for line in lines
    )
    diagnostics = Diagnostics()
    assert read(write_book(tmp_path, text), diagnostics) is not None
    assert [str(found) for found in diagnostics] == []
