"""Comparing the passages of a PDF with those of the e-book: the structure, links, notes, languages."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from octavo.check.agreement.ebook import WRITTEN_OUT
from octavo.check.agreement.one_format import NONE_ALONE, OneFormat
from octavo.check.agreement.pairs import Pairs
from octavo.check.passages import TaggedPassage, TextPart, merged, squeezed
from octavo.check.pdf.right_to_left import runs_left

_ROLES = {
    "head": "a head of the table",
    "cell": "a cell",
    "caption": "a caption",
    "text": "a paragraph",
    "figure": "a picture",
    "formula": "a formula",
} | {f"h{level}": f"a heading of level {level}" for level in range(1, 7)}
#: Passages that are looked at for others like them; letters that one file may have more.
_MOST, _WORD = 200, 3
#: Letters that are no accident if they stand twice.
_TWICE = 20
#: Words of passages that are compared one by one.
_WORDS = 2000
#: Letters that a message quotes where a language differs.
_QUOTED = 12
_AROUND = {"note": "a footnote", "item": "an item of a list", "quote": "a quotation", "index": "the index"}
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}
_SHOWN = re.compile(r"[\w*\u2020\u2021\u00a7\u2016\u00b6#]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference: its code, the label of the page on which it is seen, what differs, and the passage of the
    e-book, by whose line the source is found; it ``warns`` if it may be meant so."""

    code: str
    page: str
    text: str
    ebook: TaggedPassage | None = field(default=None, compare=False)
    warns: bool = False


def differences(pairs: Pairs, language: str, alone: OneFormat = NONE_ALONE) -> Iterator[Difference]:
    """Yield all in which the two files differ; ``language`` is that of the book, ``alone`` knows the words
    that one of the files may have alone."""
    by_page = _by_page(pairs)
    yield from _unpaired(pairs, alone)
    for passage in pairs.moved:
        yield Difference(
            "pdf-ebook-order",
            passage.page,
            f"\u201c{passage.quote()}\u201d is read in another place than in the e-book",
            warns=bool(passage.note),  # a long note is read where its pages are
        )
    for printed, ebook in pairs.both:
        for code, text in _pair(printed, ebook, language, by_page):
            yield Difference(code, printed.page, f"\u201c{printed.quote()}\u201d {text}", ebook)


def _unpaired(pairs: Pairs, alone: OneFormat) -> Iterator[Difference]:
    """Yield passages that only one of the files has.

    Words may be for one format alone, and that all of the source are there is proven elsewhere: then this is
    told as a warning. A passage with other signs than that of the e-book is a fault.
    """
    left = [one for one in pairs.ebook if "navigation" not in one.around and not _is_ornament(one)][:_MOST]
    written_out = [one for one in left if one.style == WRITTEN_OUT]
    left = [one for one in left if one.style != WRITTEN_OUT]
    for passage in [one for one in pairs.printed if not _is_ornament(one)][:_MOST]:
        if passage.role == "formula" and written_out:
            written_out.pop(0)
            continue
        other = max(left, key=lambda one: _alike(one.text, passage.text), default=None)
        if other is None or 2 * _alike(other.text, passage.text) < min(len(other.text), len(passage.text)):
            if alone.explains(passage.plain):
                continue
            text = f"{_ROLES[passage.role]}, \u201c{passage.quote()}\u201d, does not stand so in the e-book"
            yield Difference("pdf-ebook-text", passage.page, text, warns=True)
            continue
        left.remove(other)
        if _plain_figures(passage.text) == _plain_figures(other.text):
            continue
        if alone.explains(passage.plain, other.plain):
            continue
        text = (
            f"\u201c{passage.quote()}\u201d has other signs than in the e-book, \u201c{other.quote()}\u201d"
        )
        words = passage.formula or other.formula or _has_other_words(passage, other)
        certain = _is_doubled(passage.text, other.text) or _other_figures_alone(passage.text, other.text)
        warns = words and not certain
        yield Difference("pdf-ebook-text", passage.page, text, other, warns)
    for passage in [*left, *written_out]:
        if alone.explains(passage.plain):
            continue
        text = f"{_ROLES[passage.role]} of the e-book, \u201c{passage.quote()}\u201d, is not so in the PDF"
        yield Difference("pdf-ebook-text", passage.page, text, passage, bool(passage.text) or passage.formula)


def _other_figures_alone(one: str, other: str) -> bool:
    """Return True if two texts differ in figures and in nothing else: "(1)" and "(2)"."""
    return len(one) == len(other) and re.sub(r"\d", "0", one) == re.sub(r"\d", "0", other)


def _alike(one: str, other: str) -> int:
    """Return how many signs two texts have in common at their beginnings and ends."""
    ahead = _same(one, other)
    behind = _same(one[::-1], other[::-1])
    return min(ahead + behind, len(one), len(other))


def _same(one: str, other: str) -> int:
    """Return how many signs two texts have in common at their beginnings."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _has_other_words(one: TaggedPassage, other: TaggedPassage) -> bool:
    """Return True if one of two passages has words that the other has not: they may be for one format."""
    if abs(sum(map(str.isalpha, one.text)) - sum(map(str.isalpha, other.text))) >= _WORD:
        return True
    mine, theirs = ([squeezed(word) for word in text.plain.split()] for text in (one, other))
    if max(len(mine), len(theirs)) > _WORDS:
        return False
    more = False
    for kind, start, end, first, last in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        own, others = "".join(mine[start:end]), "".join(theirs[first:last])
        if kind == "equal" or own == others:  # in another place of the line
            continue
        if kind == "replace" or not any(map(str.isalnum, own + others)):
            return False
        more = True
    return more


def _is_doubled(one: str, other: str) -> bool:
    """Return True if a text is another one with words that stand twice, one right after the other."""
    more, at = len(one) - len(other), _same(one, other)
    twice = at >= more >= _TWICE and one[at - more : at] == one[at : at + more]
    return twice and one[at + more :] == other[at:]


def _plain_figures(text: str) -> str:
    """Return a text with raised and lowered figures as plain ones: a font may have signs of their own."""
    return unicodedata.normalize("NFKC", text)


def _is_ornament(passage: TaggedPassage) -> bool:
    """Return True for asterisks between paragraphs and the like, which an e-book may draw otherwise, and for
    words of a script that runs from right to left, whose signs a PDF has in another order."""
    if runs_left(passage.plain):
        return True
    return passage.role == "text" and not any(sign.isalnum() for sign in passage.text)


def _pair(
    printed: TaggedPassage, ebook: TaggedPassage, language: str, by_page: frozenset[str]
) -> Iterator[tuple[str, str]]:
    if printed.role != ebook.role:
        yield (
            "pdf-ebook-tag",
            f"is tagged as {_ROLES[printed.role]}, in the e-book it is {_ROLES[ebook.role]}",
        )
    for kind in ebook.surroundings - printed.surroundings:
        yield "pdf-ebook-tag", f"is in {_AROUND[kind]} in the e-book, and not tagged so"
    for kind in printed.surroundings - ebook.surroundings:
        yield "pdf-ebook-tag", f"is tagged as in {_AROUND[kind]}, and is not in one in the e-book"
    if printed.role == ebook.role == "head" and printed.scope != _SCOPES.get(ebook.scope, ebook.scope):
        yield (
            "pdf-ebook-tag",
            (
                f"is a head with the scope \u201c{printed.scope or 'none'}\u201d, "
                f"in the e-book \u201c{ebook.scope or 'none'}\u201d"
            ),
        )
    mine, theirs = _shown(printed.label), _shown(ebook.label)
    if (
        mine
        and theirs
        and mine != theirs
        and _kind(mine) == _kind(theirs)
        and not {_kind(mine), _kind(theirs)} & by_page
    ):
        yield (
            "pdf-ebook-mark",
            f"has the number or mark \u201c{printed.label}\u201d, in the e-book \u201c{ebook.label}\u201d",
        )
    yield from _calls(printed.calls, ebook.calls, by_page)
    yield from _links(printed, ebook)
    for (_, mark), own, other in zip(printed.calls, printed.call_targets, ebook.call_targets, strict=False):
        if own and own != other:
            yield "pdf-ebook-link", f"has the call {mark} with a link to {own}, in the e-book to {other}"
    if printed.label_target and ebook.label_target and printed.label_target != ebook.label_target:
        said = f"its number leads to {printed.label_target}, in the e-book to {ebook.label_target}"
        yield "pdf-ebook-link", said
    here, there = _languages(printed, language), _languages(ebook, language)
    at = next((at for at, (a, b) in enumerate(zip(here, there, strict=False)) if a and b and a != b), None)
    if at is not None:
        word = printed.text[at : at + _QUOTED]
        yield (
            "pdf-ebook-language",
            f"has the language {here[at]} at \u201c{word}\u201d, in the e-book {there[at]}",
        )


def _languages(passage: TaggedPassage, language: str) -> list[str]:
    """Return the language of each letter of a passage, "" for signs that are in none."""
    found = [(passage.language or language) if sign.isalpha() else "" for sign in passage.text]
    # What stands in another part is written down before it, and has the last word.
    for span in reversed(passage.languages):
        for at in range(span.start, min(span.end, len(found))):
            found[at] = found[at] and span.value
    return found


def _shown(label: str) -> str:
    return "".join(_SHOWN.findall(unicodedata.normalize("NFKC", label)))


def _kind(mark: str) -> str:
    """Return "1", "a" or "*": the kind of signs that a mark is of."""
    return "1" if mark[:1].isdigit() else "a" if mark[:1].isalpha() else "*"


def _by_page(pairs: Pairs) -> frozenset[str]:
    """Return the kinds of marks that begin anew on each page, so that they are others than in the e-book."""
    first: dict[tuple[str, str], str] = {}
    for printed, _ in pairs.both:
        turns = [(0, printed.page), *printed.turns]
        for at, mark in printed.calls:
            page = next(page for start, page in reversed(turns) if start <= at)
            first.setdefault((_kind(mark), page), mark.partition("\u00a0")[0].partition(" ")[0])
    kinds = {kind for kind, _ in first}
    return frozenset(
        kind
        for kind in kinds
        if {mark for (one, _), mark in first.items() if one == kind} <= {"1", "a", "*", "i"}
    )


def _calls(
    mine: Sequence[tuple[int, str]], theirs: Sequence[tuple[int, str]], by_page: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield what differs in the calls of notes."""
    same = len(mine) == len(theirs) and all(
        _shown(one) == _shown(other) or {_kind(one), _kind(other)} & by_page
        for (_, one), (_, other) in zip(mine, theirs, strict=True)
    )
    if same and [at for at, _ in mine] == [at for at, _ in theirs]:
        return
    if not same:
        own, other = (" ".join(mark for _, mark in calls) or "none" for calls in (mine, theirs))
        yield "pdf-ebook-mark", f"has the calls of notes {own}, in the e-book {other}"
    else:
        yield "pdf-ebook-mark", "has a call of a note in another place than in the e-book"


def _links(printed: TaggedPassage, ebook: TaggedPassage) -> Iterator[tuple[str, str]]:
    mine, theirs = list(merged(printed.links)), list(merged(ebook.links))
    if mine == theirs:
        return
    for span in theirs:
        found = next((one for one in mine if (one.start, one.end) == (span.start, span.end)), None)
        words = ebook.text[span.start : span.end]
        if found is None:
            yield "pdf-ebook-link", f"has no link on \u201c{words}\u201d, as the e-book has"
        elif found.value != span.value:
            yield (
                "pdf-ebook-link",
                (
                    f"has a link on \u201c{words}\u201d to \u201c{found.value}\u201d, "
                    f"in the e-book to \u201c{span.value}\u201d"
                ),
            )
    for span in mine:
        if not any((one.start, one.end) == (span.start, span.end) for one in theirs):
            yield (
                "pdf-ebook-link",
                f"has a link on \u201c{_words(printed, span)}\u201d that the e-book has not",
            )


def _words(passage: TaggedPassage, span: TextPart) -> str:
    return passage.text[span.start : span.end]
