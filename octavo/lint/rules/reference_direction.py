"""References that point the wrong way: "@tbl-coal below" for a table that stands above."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from octavo.languages import Language
from octavo.lint.book import LintedBook
from octavo.lint.passages import Passage, PlacedReference
from octavo.lint.rule import LintFinding, LintRule

#: A word after which "below" is no direction in the book: below the line.
_GOES_ON = r"(?=\s*(?:[.,;:)\]—–]|$|[^\W\d_]+(?:s|t|en|ent)\b))"


def _look(book: LintedBook) -> Iterator[LintFinding]:
    for passage in book.passages:
        if passage.in_note or not passage.references:
            continue
        language = book.language(passage)
        if not (language.upward and language.downward):
            continue
        for reference in passage.references:
            target = book.gathered.order.get(reference.target)
            found = _direction(passage, reference, language)
            if target is None or found is None:
                continue
            at, word, up = found
            if up is (target > passage.order):
                yield LintFinding(
                    passage.span(at),
                    f"`{word}` points the wrong way: `{reference.target}` stands "
                    f"{'further on' if up else 'before it'}",
                    "write where it stands, or take the word out",
                    words=word,
                )


def _direction(
    passage: Passage, reference: PlacedReference, language: Language
) -> tuple[int, str, bool] | None:
    """Return the word of direction beside a reference, with its index, and True if it says "above"."""
    patterns = _patterns(language)
    after = patterns["after"].match(passage.text, reference.end)
    if after:
        return after.start(1), after[1], after[1].lower() in language.upward
    for pattern, end in (("before", reference.start), ("inside", reference.end)):
        start = max(0, reference.start - 40) if pattern == "before" else reference.start
        found = patterns[pattern].search(passage.text[:end], start)
        if found:
            return found.start(1), found[1], found[1].lower() in language.upward
    return None


@lru_cache(maxsize=64)
def _patterns(language: Language) -> Mapping[str, re.Pattern[str]]:
    words = sorted((*language.upward, *language.downward), key=len, reverse=True)
    any_of = f"({'|'.join(map(re.escape, words))})"
    return {
        "after": re.compile(rf",?\s?\(?{any_of}\b{_GOES_ON}", re.IGNORECASE),
        "before": re.compile(
            rf"(?<!\w){any_of},?\s?[(\[]?(?:(?:in|see|siehe|vgl\.|voir|véase)\s)?$", re.IGNORECASE
        ),
        "inside": re.compile(rf"\s{any_of}$", re.IGNORECASE),
    }


RULE = LintRule("reference-direction", _look)
