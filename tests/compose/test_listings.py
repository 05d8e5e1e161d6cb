"""Listings of program code: their numbers, the references to them, and their list."""

from pathlib import Path

from octavo.compose.composed_book import ComposedBook
from octavo.core.xhtml import plain
from tests.books import compose_book

BOOK = """\
```{#lst-one .python lst-cap="Of *tides*"}
x = 1
```

```{.python filename="a.py"}
x = 2
```

```{#lst-two .c}
x = 3
```

```{.c caption="Not counted" .unnumbered}
x = 4
```
"""


def compose_text(root: Path, text: str) -> ComposedBook:
    return compose_book(
        root, {"book.yaml": "title: T\nlanguage: en\nbody: [a.md]\nback: [notes]\n", "a.md": f"# A\n\n{text}"}
    )


def test_those_with_a_caption_or_an_id_are_numbered(tmp_path: Path) -> None:
    composed = compose_text(tmp_path, f"{BOOK}\n\nSee @lst-two, [-@lst-one].\n")
    found = [(one.id, one.number, one.plain) for one in composed.listings.values()]
    assert found == [("lst-one", "1", "Of tides"), ("lst-two", "2", ""), ("listing", "", "Not counted")]
    target = composed.targets["lst-two"]
    assert (target.kind, target.number) == ("listing", "2")
    caption = composed.listings["lst-one"].caption
    assert caption is not None
    assert plain(caption) == "Of tides"


def test_those_of_notes_come_last(tmp_path: Path) -> None:
    note = "Call.[^n]\n\n[^n]: Note.\n\n    ```{#lst-note .c}\n    x\n    ```\n"
    composed = compose_text(tmp_path, f"{note}\n{BOOK}")
    assert composed.listings["lst-note"].number == "3"
