"""A book with ten different faults: one run reports all ten, each at its place, with a way to mend it."""

from pathlib import Path

from octavo.core.diagnostics import Severity
from tests.source.cases import listed, read_book, write_book

BOOK = """\
=== book.yaml
title: A Book
publsher: {name: P}
body:
  - chapters/one.md
  - chapters/two.md
  - chapters/three.md
  - chapters/four.md
back: [notes]
=== chapters/one.md
## Bread {#sec-bread}

Called.[^kornilov] See @sec-breed.
=== chapters/two.md
## Peace {#sec-bread}

::: {.headnote}
Open.
=== chapters/four.md
::: {.table #tbl-coal}
:::

A <o>bold</o> word.
=== notes/endnotes.md
[^duma]: A parliament.
=== tables/coal.yaml
columns: [{id: year}, {id: tons}]
rows:
  - [1913]
=== tables/steel.yaml
columns: [{id: "year}]
"""


def test_all_faults_are_reported_in_one_run(tmp_path: Path) -> None:
    root = write_book(tmp_path, BOOK)
    (root / "chapters/three.md").write_bytes(b"Good.\nCaf\xe9.\n")
    manuscript, diagnostics = read_book(root)
    assert listed(diagnostics).splitlines() == [
        "book.yaml:2:1 error key-unknown",
        "chapters/four.md:4:3 warning html-in-text",
        "chapters/four.md:4:10 warning html-in-text",
        "chapters/one.md:3:8 error note-undefined",
        "chapters/one.md:3:24 error reference-undefined",
        "chapters/three.md:2:4 error utf8-invalid",
        "chapters/two.md:1:4 error id-duplicate",
        "chapters/two.md:3:1 error div-unclosed",
        "notes/endnotes.md:1:1 error note-unused",
        "tables/coal.yaml:3:5 error table-cells",
        "tables/steel.yaml:1:16 error yaml-syntax",
    ]
    assert manuscript is not None
    assert all(found.severity is Severity.ERROR for found in diagnostics if found.code != "html-in-text")


def test_hints_name_what_was_probably_meant(tmp_path: Path) -> None:
    _, diagnostics = read_book(write_book(tmp_path, BOOK.replace("  - chapters/three.md\n", "")))
    hints = {found.code: found.hint for found in diagnostics}
    assert hints["key-unknown"] == "did you mean `publisher`?"
    assert hints["reference-undefined"] == "did you mean `@sec-bread`?"
    assert "chapters/one.md, line 1" in next(f.message for f in diagnostics if f.code == "id-duplicate")
