"""What a reading system or a checker may complain of, and why it may."""

from collections.abc import Iterable
from dataclasses import dataclass

from readers.results import Finding


@dataclass(frozen=True)
class Excuse:
    """A finding of a reader that is no fault of the book; ``rule`` and a part of its words name it."""

    reader: str
    rule: str
    words: str
    reason: str


EXCUSES = (
    Excuse(
        "epubjs", "console", "setting end offset to start container length failed",
        "epub.js measures where it is in the text with ranges, and tells of one of its own that did not fit",
    ),
    Excuse(
        "foliate", "script", "Cannot destructure property 'style' of 'el' as it is null",
        "foliate-js lays out a frame whose document is being loaded still, and again when all is there; "
        "a document that had no body in truth would fail every other check of its layout",
    ),
    Excuse(
        "calibre", "CSSError", "to come before selector",
        "a matter of taste of the style checker, which wants rules in the order of their weight; "
        "which of two rules holds is the same either way",
    ),
    Excuse(
        "calibre", "FontAliasing", "does not match the actual font name IBM Plex Mono SemiBold",
        "the bold of code is the half-bold of its family; a face may have any name (CSS Fonts 4, 4.2)",
    ),
    Excuse(
        "calibre", "MimetypeMismatch", ".ttf has a MIME type that does not match its extension",
        "calibre expects the font type of EPUB 3.0; EPUB 3.3 names font/ttf",
    ),
    Excuse(
        "calibre", "TooLarge", "index",
        "a warning for readers of before 2012, which failed on documents above 300 kB; "
        "an index that is searched and gone through by letter is kept in one document",
    ),
    Excuse(
        "calibre", "cover", "cover",
        "calibre puts a page of its own, without words, in the place of the book's cover page",
    ),
)  # fmt: skip


def split(reader: str, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that count, and those that are excused."""
    counted: list[Finding] = []
    excused: list[Finding] = []
    for finding in findings:
        (excused if any(_fits(e, reader, finding) for e in EXCUSES) else counted).append(finding)
    return tuple(counted), tuple(excused)


def _fits(excuse: Excuse, reader: str, finding: Finding) -> bool:
    return excuse.reader == reader and excuse.rule == finding.rule and excuse.words in str(finding)
