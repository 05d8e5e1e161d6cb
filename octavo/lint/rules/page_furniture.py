"""Running heads and page numbers in the midst of the text, as scanned pages leave them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from octavo.lint.book import LintedBook
from octavo.lint.passages import LINE, Passage, PassageKind
from octavo.lint.rule import LintFinding, LintRule

_NUMBER = re.compile(r"[\[(—–-]*\s*(\d{1,4})\s*[\])—–-]*")
_FIGURES = re.compile(r"\d{1,4}")
_BREAKS_OFF = re.compile(r"[^\W\d_,;-][,;-]?$")
_LONGEST = 70
_LEAST = 3
#: Items and chapters begin their numbers with one of the first.
_FIRST = 4
_Line = tuple[Passage, int, str]


def _look(book: LintedBook) -> Iterator[LintFinding]:
    texts = [p for p in book.passages if p.kind is PassageKind.PARAGRAPH and not p.in_note]
    told: set[tuple[int, int]] = set()
    for passage, at, line in (*_folios(texts), *_running_heads(texts)):
        if (passage.order, at) not in told:
            told.add((passage.order, at))
            yield LintFinding(
                passage.span(at),
                f"`{line}` looks like the number or the head of a page in the midst of the text",
                "delete it, or mark it as a page of the earlier edition (`source-edition` in book.yaml)",
                words=line,
            )


def _folios(texts: Sequence[Passage]) -> Iterator[_Line]:
    """Yield numbers that stand alone, between a sentence that breaks off and its rest."""
    for number, passage in enumerate(texts):
        alone = _NUMBER.fullmatch(passage.text.strip())
        if alone and 0 < number < len(texts) - 1:
            before, after = texts[number - 1], texts[number + 1]
            if _breaks_off(before.text) and after.text[:1].islower() and _are_near(before, after):
                yield passage, 0, passage.text.strip()
            continue
        start = 0
        lines = passage.text.split("\n")
        for place, line in enumerate(lines):
            if (
                0 < place < len(lines) - 1
                and _NUMBER.fullmatch(line)
                and LINE not in line
                and _breaks_off(lines[place - 1])
                and lines[place + 1][:1].islower()
            ):
                yield passage, start, line.strip()
            start += len(line) + 1


def _breaks_off(text: str) -> bool:
    return bool(_BREAKS_OFF.search(text.rstrip()))


def _are_near(before: Passage, after: Passage) -> bool:
    return before.block.file == after.block.file and before.container == after.container


def _running_heads(texts: Sequence[Passage]) -> Iterator[_Line]:
    """Yield short lines that come again with numbers that rise."""
    found: dict[str, list[tuple[_Line, int]]] = defaultdict(list)
    for passage in texts:
        start = 0
        lines = passage.text.split("\n")
        for line in lines:
            numbers = _FIGURES.findall(line)
            head = re.sub(r"[\d\s\[\]()|—–·.*-]+", " ", line).strip()
            marked = any(start <= edge <= start + len(line) for edge in passage.edges)
            if (
                len(numbers) == 1
                and not marked
                and len(line) <= _LONGEST
                and _is_head(line, head, numbers[0])
            ):
                found[head.lower()].append(((passage, start, line.strip()), int(numbers[0])))
            start += len(line) + 1
    for places in found.values():
        rises = all(a < b for (_, a), (_, b) in pairwise(places))
        # 1, 2, 3 are items and captions; pages with the same head are two apart, and their numbers high.
        counts_up = all(b == a + 1 for (_, a), (_, b) in pairwise(places))
        label = counts_up and (places[0][1] < _FIRST or " " not in places[0][0][2].strip("0123456789 "))
        if len(places) >= _LEAST and rises and not label:
            yield from (line for line, _ in places)


def _is_head(line: str, head: str, number: str) -> bool:
    """Return True for a line of capital words with its number at one end."""
    line = line.strip().strip("[]()|*")
    if len(head) < 4 or not (line.startswith(number) or line.endswith(number)):
        return False
    words = [word for word in head.split() if word.isalpha() and len(word) > 3]
    return (
        (len(head.split()) > 1 or head.isupper()) and bool(words) and all(word[0].isupper() for word in words)
    )


RULE = LintRule("page-furniture", _look)
