"""A word that stands twice: "the the"."""

import re
from collections.abc import Iterator

from octavo.languages import Language
from octavo.lint.book import LintedBook
from octavo.lint.passages import Passage
from octavo.lint.rule import LintFinding, LintRule, SourceChange

_PAIR = re.compile(
    r"(?<![\w'’.-])([^\W\d_]{1,60})([ \t\u00a0\n]+)(\1)(?![\w'’]|[-‐]\w|\.\w)(?![ \t\u00a0\n]+\1\b)",
    re.IGNORECASE,
)


def _look(book: LintedBook) -> Iterator[LintFinding]:
    for passage in book.prose:
        for pair in _PAIR.finditer(passage.text):
            language = book.language(passage, pair.start())
            if not _is_slip(pair[1], pair[3], language) or passage.crosses(pair.start(), pair.end()):
                continue
            if passage.edges.issuperset(pair.span()):
                continue  # the pair itself is spoken of: *the the*
            before = passage.text[max(0, pair.start() - 80) : pair.start()].rstrip().lower()
            if before.endswith(pair[1].lower()) and pair[1].lower() not in language.articles:
                continue  # a sound, or a song: bow bow bow
            yield LintFinding(
                passage.span(pair.start(3)),
                f"the word `{pair[3]}` stands twice",
                "delete one of the two, or say why both are meant",
                words=pair[3],
                changes=_changes(pair, passage, language),
            )


def _is_slip(first: str, second: str, language: Language) -> bool:
    word = first.lower()
    if second[0].isupper() or (len(first) > 1 and first.isupper()) or word in language.repeats:
        return False
    if len(word) == 1 or not language.repeats:
        return word in language.articles
    return True


def _changes(pair: re.Match[str], passage: Passage, language: Language) -> tuple[SourceChange, ...]:
    """Return the change that takes the second word away: of articles alone, which nobody doubles. One that
    stands three times is left to the author."""
    start, end = pair.end(1), pair.end()
    before = re.split(r"\s+", passage.text[max(0, pair.start() - 80) : pair.start()].rstrip().lower())[-1]
    if before == pair[1].lower():
        return ()
    if pair[1].lower() not in language.articles or not passage.is_free(pair.start(), end):
        return ()
    return (SourceChange(passage.span(start), passage.text[start:end], ""),)


RULE = LintRule("doubled-word", _look)
