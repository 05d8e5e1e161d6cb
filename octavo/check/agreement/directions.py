"""References to pages without "above" and "below", which may be true in one of the files alone.

On paper a table or figure may stand behind text that follows it in the e-book: there the reference says "p. 3
below", and here "p. 3".
"""

import re
from dataclasses import replace

from octavo.check.passages import TaggedPassage, TextPart, merged
from octavo.check.words import direction_phrases

_NUMBER = re.compile(r"\d|[ivxlcdm]")


def without_directions(passage: TaggedPassage) -> TaggedPassage:
    """Return a passage whose links to pages say neither above nor below."""
    cuts = [cut for span in merged(passage.links) if (cut := _cut(passage.text, span))]
    if not cuts:
        return passage
    left_out = {place for start, end in cuts for place in range(start, end)}
    kept = [place for place in range(len(passage.text)) if place not in left_out]
    moved, count = [], 0  # the new place of each sign
    for place in range(len(passage.text) + 1):
        moved.append(count)
        count += place not in left_out

    def parts(spans: list[TextPart]) -> list[TextPart]:
        return [TextPart(moved[one.start], moved[one.end], one.value) for one in spans]

    return replace(
        passage,
        text="".join(_sign(passage.text, place, left_out) for place in kept),
        links=parts(passage.links),
        languages=parts(passage.languages),
        styled=parts(passage.styled),
        calls=[(moved[at], mark) for at, mark in passage.calls],
        turns=[(moved[at], page) for at, page in passage.turns],
        look=[passage.look[place] for place in kept]
        if len(passage.look) == len(passage.text)
        else passage.look,
    )


def _sign(text: str, place: int, left_out: set[int]) -> str:
    """Return a sign, with the capital of a direction before it that is left out."""
    first = place - 1
    while first - 1 in left_out:
        first -= 1
    capital = place - 1 in left_out and text[first].isupper()
    return text[place].upper() if capital and text[place].islower() else text[place]


def _cut(text: str, span: TextPart) -> tuple[int, int] | None:
    """Return the place of the direction in the words of a link, which have the number of a page besides."""
    words = text[span.start : span.end].casefold()
    if len(words) != span.end - span.start:  # of letters that have no single small one
        return None
    for phrase in sorted(direction_phrases(), key=len, reverse=True):
        if words.endswith(phrase) and _NUMBER.fullmatch(words.removesuffix(phrase)[-1:]):
            return span.end - len(phrase), span.end
        if words.startswith(phrase) and _NUMBER.fullmatch(words.removeprefix(phrase)[-1:]):
            return span.start, span.start + len(phrase)
    return None
