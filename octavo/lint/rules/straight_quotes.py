"""Straight quotation marks in a text that has typographic ones.

Octavo sets straight marks by the language. In a text whose author set others, the book would show both.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from octavo.core.diagnostics import Severity
from octavo.lint.book import LintedBook
from octavo.lint.marks import QuotationMark, double_marks
from octavo.lint.passages import Passage
from octavo.lint.rule import LintFinding, LintRule, SourceChange

_Marked = tuple[Passage, Sequence[QuotationMark]]


def _look(book: LintedBook) -> Iterator[LintFinding]:
    by_file: dict[tuple[str, str], list[_Marked]] = defaultdict(list)
    for passage in book.passages:
        marks = double_marks(passage.text, book.language(passage))
        if marks:
            by_file[passage.block.file, passage.language].append((passage, marks))
    for marked in by_file.values():
        yield from _of_file(book, marked)


def _of_file(book: LintedBook, marked: Sequence[_Marked]) -> Iterator[LintFinding]:
    own = Counter((one.sign, one.opens) for _, marks in marked for one in marks if not one.straight)
    straight = sum(one.straight for _, marks in marked for one in marks)
    if not own or not straight:
        return
    for passage, marks in marked:
        halves = _halves(marks)
        for one in marks:
            if one.straight and (one.at in halves or straight <= own.total()):
                otherwise = (one.sign, one.opens) not in own
                yield _finding(book, passage, one, own, otherwise=otherwise, half=one.at in halves)


def _halves(marks: Sequence[QuotationMark]) -> set[int]:
    """Return the places of marks whose other half is of the other kind: “word"."""
    opened: list[QuotationMark] = []
    found: set[int] = set()
    for one in marks:
        if one.opens:
            opened.append(one)
        elif opened:
            other = opened.pop()
            if other.straight is not one.straight:
                found.update((one.at, other.at))
    return found


def _finding(
    book: LintedBook,
    passage: Passage,
    one: QuotationMark,
    own: Counter[tuple[str, bool]],
    *,
    otherwise: bool,
    half: bool,
) -> LintFinding:
    span = passage.span(one.at)
    meant = next((sign for (sign, opens), _ in own.most_common() if opens is one.opens), one.sign)
    changes: tuple[SourceChange, ...] = ()
    if otherwise and passage.is_free(one.at, one.at + 1) and book.may_be_changed(span):
        changes = (SourceChange(span, '"', meant),)
    shown = f", and is printed as `{one.sign}`" if otherwise else ""
    return LintFinding(
        span,
        f"a straight quotation mark stands among typographic ones{shown}",
        f"write `{meant}`, as the text around does",
        Severity.WARNING if otherwise or half else Severity.NOTE,
        changes=changes,
    )


RULE = LintRule("quote-straight", _look)
