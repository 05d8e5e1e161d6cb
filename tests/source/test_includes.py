"""Includes and variables of other tools, and the places that messages name in what they bring."""

import time
from pathlib import Path

import pytest

from octavo.source.includes import expand
from octavo.source.manuscript import Division
from octavo.source.tokens import plain_text, walk
from tests.source.cases import good_book, listed, read_book, write_book


def first(root: Path, book: str) -> Division:
    """The first division of a book without a fault."""
    return good_book(root, book).divisions[0]


def words(division: Division) -> list[str]:
    """The paragraphs and the program code of a division."""
    assert division.text is not None
    return [
        plain_text([token]) if token.type == "inline" else token.content
        for token in division.text.tokens
        if token.type in ("inline", "fence")
    ]


LISTING = """\
=== code/main.rs
// ANCHOR: all
fn main() {
    // ANCHOR: body
    bake();
    // ANCHOR_END: body
}
// ANCHOR_END: all
"""


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (":2", "fn main() {\n"),
        (":4:6", "    bake();\n    // ANCHOR_END: body\n}\n"),
        (":6:", "}\n// ANCHOR_END: all\n"),
        ("::2", "// ANCHOR: all\nfn main() {\n"),
        (":body", "    bake();\n"),
        (":all", "fn main() {\n    bake();\n}\n"),
    ],
)
@pytest.mark.parametrize("command", ["include", "rustdoc_include"])
def test_parts_of_a_file_as_mdbook_names_them(tmp_path: Path, command: str, part: str, expected: str) -> None:
    book = f"=== text/one.md\n# One\n\n```rust\n{{{{#{command} ../code/main.rs{part}}}}}\n```\n{LISTING}"
    assert words(first(tmp_path, book)) == [expected]


def test_a_playground_is_program_code(tmp_path: Path) -> None:
    book = f"=== one.md\n# One\n\n{{{{#playground code/main.rs:body editable}}}}\n\nEnd.\n{LISTING}"
    assert words(first(tmp_path, book)) == ["    bake();\n", "End."]


def test_files_of_markdown_in_files_of_markdown(tmp_path: Path) -> None:
    book = """\
=== book.yaml
title: A Book
body: [part/one.md]
back: [notes]
=== part/one.md
# One

Before {{#include more/_two.md}} after.

{{< include more/_three.qmd >}}

{{< include /shared/four.qmd >}}

- An item

  {{#include /shared/list.txt}}

End.[^a]
=== part/more/_two.md
words *of* two
=== part/more/_three.qmd
Three.

{{< include _five.md >}}
=== part/more/_five.md
Five.

[^a]: Of five.
=== shared/four.qmd
Four.
=== shared/list.txt
In the item.

In the item, too.
"""
    division = first(tmp_path, book)
    assert words(division) == [
        "Before words of two after.",
        "Three.",
        "Five.",
        "Four.",
        "An item",
        "In the item.",
        "In the item, too.",
        "End.",
    ]
    assert division.text is not None
    item = [token for token in division.text.tokens if token.type == "inline" and token.level > 2]
    assert len(item) == 3


def test_children_of_bookdown_and_includes_of_myst(tmp_path: Path) -> None:
    book = """\
=== one.md
# One

```{r, child=c('a.txt', "b.txt"), echo=FALSE}
```

```{r child = 'c.txt'}
```

:::{include} list.txt
:start-line: 1
:end-line: 3
:::

```{include} list.txt
:start-after: <!-- start -->
:end-before: <!-- end -->
```

```{literalinclude} list.txt
:language: text
:lines: 1,3-4
```
=== a.txt
A.

=== b.txt
B.
=== c.txt
C.
=== list.txt
L one

L three
<!-- start -->
L *five*
<!-- end -->
"""
    book = book.replace("A.\n\n===", "A.\n\n\n===")
    assert words(first(tmp_path, book)) == [
        "A.",
        "B.",
        "C.",
        "L three",
        "L five",
        "L one\nL three\n<!-- start -->\n",
    ]


def test_variables(tmp_path: Path) -> None:
    book = """\
=== book.yaml
title: The Book
contributors:
  - {name: Ada Example}
  - {name: Ben Sample}
variables:
  mill: "*Sample* Mill"
  version: 1.40
  prices: {rye: [3, 4]}
body: [one.md]
=== one.md
---
title: One
substitutions:
  loaf: a **round** loaf
tags: x
---

At {{< var mill >}}, {{ version }}, {{< var prices.rye >}} and {{< meta title >}}.

In {{< meta variables.version >}} of {{< meta book.title >}} by {{< meta author >}}: {{ loaf }}, `{{ loaf }}`.

```
{{< var mill >}} {{ loaf }} {{{< var mill >}}} \\{{#include x}}
```
"""
    manuscript, diagnostics = read_book(write_book(tmp_path, book))
    assert manuscript is not None
    assert [one.code for one in diagnostics] == ["front-matter-key"]
    assert words(manuscript.divisions[0]) == [
        "At Sample Mill, 1.40, 3, 4 and One.",
        "In 1.40 of The Book by Ada Example, Ben Sample: a round loaf, {{ loaf }}.",
        "*Sample* Mill {{ loaf }} {{< var mill >}} {{#include x}}\n",
    ]


def test_variables_in_a_file(tmp_path: Path) -> None:
    book = "=== one.md\n# One\n\nAt {{< var mill.name >}}.\n=== _variables.yml\nmill: {name: Sample}\n"
    assert words(first(tmp_path, book)) == ["At Sample."]
    book = (
        "=== book.yaml\ntitle: A\nvariables: data/own.yaml\nbody: [one.md]\n"
        "=== one.md\n# One\n\nAt {{ mill }}.\n=== data/own.yaml\nmill: Sample\n"
    )
    assert words(first(tmp_path / "other", book)) == ["At Sample."]


def test_shortcodes_that_a_book_can_say_in_words(tmp_path: Path) -> None:
    book = """\
=== one.md
# One

Press {{< kbd Ctrl-C >}} and see {{< video https://example.org/v title="The Mill" >}}.
"""
    division = first(tmp_path, book)
    assert words(division) == ["Press Ctrl-C and see The Mill."]
    assert division.text is not None
    links = [str(one.attrs["href"]) for one in walk(division.text.tokens) if one.type == "link_open"]
    assert links == ["https://example.org/v"]


def test_messages_name_the_file_and_line_that_is_to_be_mended(tmp_path: Path) -> None:
    book = """\
=== one.md
# One

{{#include two.md}}

See [^none], {{#include three.md}} and [^gone].

Here[^late]
=== two.md
Two.

See @sec-nowhere.

{{#include missing.md}}
=== three.md
of <blink>

- and
  - [^four]
"""
    root = write_book(tmp_path, book)
    (root / "book.yaml").write_text("title: A Book\nbody: [one.md]\n")
    _, diagnostics = read_book(root)
    assert listed(diagnostics) == (
        "one.md:5:5 error note-undefined\n"
        "one.md:5:40 error note-undefined\n"
        "one.md:7:5 error note-undefined\n"
        "three.md:1:4 warning html-in-text\n"
        "three.md:4:5 error note-undefined\n"
        "two.md:3:5 error reference-undefined\n"
        "two.md:5:1 error file-missing\n"
    )


def test_what_is_left_out_is_told_once(tmp_path: Path) -> None:
    marks = ("A{{< pagebreak >}}", "{{< pagebreak >}}", "{{< env HOME >}}", "{{#title Another}}")
    book = "=== one.md\n# One\n\n" + "\n\n".join(marks)
    _, diagnostics = read_book(write_book(tmp_path, book))
    assert [(one.code, one.message) for one in diagnostics] == [
        ("shortcode-left-out", "`{{< pagebreak >}}` (2) is left out: a new page"),
        (
            "shortcode-left-out",
            "`{{< env >}}` is left out: a value of the machine, which a book may not read",
        ),
        ("shortcode-left-out", "`{{#title}}` is left out: the title of a web page"),
    ]


def test_nothing_outside_of_the_book_is_included(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret\n")
    marks = (
        "Words.",
        "{{#include ../secret.txt}}",
        "{{#include link.txt}}",
        "{{< include /../secret.txt >}}",
    )
    book = "=== one.md\n# One\n\n" + "\n\n".join(marks)
    root = write_book(tmp_path / "book", book)
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    manuscript, diagnostics = read_book(root)
    assert [one.code for one in diagnostics] == ["path-outside"] * 3
    assert manuscript is not None
    assert words(manuscript.divisions[0]) == ["Words."]


def test_circles_depth_and_size_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = "".join(f"=== part/{n}.txt\n{{{{#include {n + 1}.txt}}}}\n" for n in range(1, 12))
    book = (
        "=== one.md\nWords.\n\n{{#include a.txt}}\n\n{{#include part/1.txt}}\n"
        "=== a.txt\n{{#include one.md}}\n"
    )
    _, diagnostics = read_book(write_book(tmp_path / "deep", book + files + "=== part/12.txt\nEnd\n"))
    assert listed(diagnostics) == "a.txt:1:1 error include-deep\npart/10.txt:1:1 error include-deep\n"
    monkeypatch.setattr(expand, "MOST", 30_000)
    twice = "".join(
        f"=== {n}.txt\n{{{{#include {n + 1}.txt}}}}\n\n{{{{#include {n + 1}.txt}}}}\n" for n in range(9)
    )
    book = f"=== one.md\nWords. {{{{#include 0.txt}}}}\n{twice}=== 9.txt\nx\n"
    _, diagnostics = read_book(write_book(tmp_path / "large", book))
    assert {one.code for one in diagnostics} == {"include-large"}


@pytest.mark.slow
def test_a_long_line_of_broken_marks_takes_no_long_time(tmp_path: Path) -> None:
    book = f"=== one.md\n# One\n\n{'{{< var `x ' * 20_000}\n"
    start = time.perf_counter()
    read_book(write_book(tmp_path, book))
    assert time.perf_counter() - start < 20
