"""The form in which a PDF and an e-book are compared: passages, each with what the file says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from octavo.check.pdf.content import DrawnText

#: Letters of scripts that run from right to left: a PDF has them in the order of the page.
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
#: What is left out when texts are compared: white space, hyphens at the ends of lines, marks without a form.
LEFT_OUT = re.compile(f"[\\s{_LEFTWARD}\u00ad\u2010\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")

_OF_ONE_FILE = frozenset({"contents", "navigation", "table", "display"})


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of a passage, from one sign to another, and its value: the target of a link, a language."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class TaggedPassage:
    """A paragraph, heading, cell, caption, picture ...: its text without white space.

    ``role`` is "h1" to "h6", "head" or "cell" of a table, "caption", "figure", "formula", "text"; ``around``
    has what it stands in. ``styled`` are parts in italics, small capitals and the like; ``calls`` the marks
    of notes, each with the place before which it stands. ``page`` is the label of the page where it begins.
    In a PDF ``look`` has for each sign a number for the type that it is set in, ``call_looks`` the same for
    the marks of its calls, and ``runs`` what is drawn of it, with the indexes of the pages; an e-book has
    ``document`` and ``line``. ``formula`` is True if a formula stands in it, whose words may be a text of
    their own in one of the files and part of the sentence in the other.
    """

    role: str
    around: frozenset[str]
    text: str = ""
    label: str = ""
    scope: str = ""
    language: str = ""
    page: str = ""
    plain: str = ""
    links: list[TextPart] = field(default_factory=list)
    languages: list[TextPart] = field(default_factory=list)
    styled: list[TextPart] = field(default_factory=list)
    calls: list[tuple[int, str]] = field(default_factory=list)
    call_targets: list[str] = field(default_factory=list)
    label_target: str = ""
    turns: list[tuple[int, str]] = field(default_factory=list)
    look: list[int] = field(default_factory=list)
    call_looks: list[list[int]] = field(default_factory=list)
    runs: "list[tuple[int, DrawnText]]" = field(default_factory=list)
    table: int = 0
    row: int = 0
    display: int = 0
    style: str = ""
    document: str = ""
    line: int = 0
    note: str = ""
    formula: bool = False

    @property
    def surroundings(self) -> frozenset[str]:
        """The things around a passage of which both files speak."""
        return self.around - _OF_ONE_FILE

    def quote(self) -> str:
        """Return the first words, for a message."""
        words = self.plain.split()
        return " ".join(words[:6]) + (" \u2026" if len(words) > 6 else "")


def squeezed(text: str) -> str:
    """Return a text without all that may differ between two settings of it."""
    return LEFT_OUT.sub("", text)


def merged(spans: list[TextPart]) -> Iterator[TextPart]:
    """Yield spans, those of one value that follow each other as one."""
    last: TextPart | None = None
    for span in spans:
        if span.start >= span.end:
            continue
        if last is not None and last.value == span.value and last.end == span.start:
            last = TextPart(last.start, span.end, span.value)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
