"""The texts of notes, short and long, with all that a note can hold."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz.scribe import Scribe


def _short(s: "Scribe") -> str:
    return s.paragraph(s.rng.randint(1, 2))


def _paragraphs(s: "Scribe") -> str:
    return "\n\n    ".join(s.paragraph(s.rng.randint(1, 3)) for _ in range(2))


def _long(s: "Scribe") -> str:
    return "\n\n    ".join(s.paragraph(s.rng.randint(5, 9)) for _ in range(s.rng.randint(3, 7)))


def _with_list(s: "Scribe") -> str:
    return f"{s.sentence()}\n\n    - {s.sentence()}\n    - {s.sentence()}"


def _with_quotation(s: "Scribe") -> str:
    return f"{s.sentence()}\n\n    > {s.sentence()}\n    >\n    > {s.sentence()}"


def _with_verse(s: "Scribe") -> str:
    return f"{s.sentence()}\n\n    | {s.plain(3, 5)}\n    |   {s.plain(3, 5)}"


def _with_code(s: "Scribe") -> str:
    return f"{s.sentence()}\n\n    ```\n    {s.words.word()} = 1\n    ```"


def _with_table(s: "Scribe") -> str:
    return f"{s.sentence()}\n\n    | {s.words.name()} | {s.words.name()} |\n    |:--|--:|\n    | {s.words.word()} | 3.1 |\n    | {s.words.word()} | 12.4 |"


def _headword(s: "Scribe") -> str:
    return f"**{s.words.name()}.** {s.sentence()}"


def _added(s: "Scribe") -> str:
    return f'{s.sentence()} [{s.plain(3, 6)}]{{.addition author="Ed."}}'


#: All of them, and how often each comes.
NOTES: tuple[Callable[["Scribe"], str], ...] = (
    _short,
    _paragraphs,
    _long,
    _with_list,
    _with_quotation,
    _with_verse,
    _with_code,
    _with_table,
    _headword,
    _added,
)
NOTE_WEIGHTS = (30, 5, 2, 2, 2, 2, 1, 1, 2, 2)
