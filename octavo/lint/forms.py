"""Words that a book writes in several forms, of which the rarer ones are told at their places."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from octavo.lint.book import WORD, LintedBook
from octavo.lint.passages import Passage
from octavo.lint.rule import LintFinding

_CAPITAL = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]*[ \n]$")
_CAPITAL_NEXT = re.compile(r"[ \n][^\W\d_a-zß-ÿ]")
_QUOTATION = re.compile(r"[“„«\"][^“”„«»\"]{0,2000}[”“»\"]")


@dataclass(frozen=True, slots=True)
class WordForm:
    """A form of a word: how often it stands in the book, and what marks it in all its forms ("iz")."""

    number: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word at its place."""

    word: str
    passage: Passage
    at: int

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the order of the book."""
        return self.passage.order, self.at

    @property
    def before(self) -> str:
        """The signs before it."""
        return self.passage.text[max(0, self.at - 40) : self.at]

    @property
    def is_in_name(self) -> bool:
        """True for a capital word beside another: World Health Organisation."""
        return self.word[0].isupper() and bool(
            _CAPITAL.search(self.before) or _CAPITAL_NEXT.match(self.after)
        )

    @property
    def after(self) -> str:
        """The signs behind it."""
        end = self.at + len(self.word)
        return self.passage.text[end : end + 40]


def places_of(book: LintedBook, words: Iterable[str], *, small: bool = True) -> Mapping[str, list[WordPlace]]:
    """Return the places of some words that are the author's own: none in quotations, titles and headings of
    tables. With ``small`` the words are given in small letters."""
    found: dict[str, list[WordPlace]] = {word: [] for word in words}
    if not found:
        return found
    for passage in book.prose:
        if passage.quoted:
            continue
        quoted: list[int] | None = None
        for match in WORD.finditer(passage.text):
            word = match[0].lower() if small else match[0]
            if word not in found:
                continue
            if quoted is None:
                quoted = [edge for one in _QUOTATION.finditer(passage.text) for edge in one.span()]
            # An odd number of edges before it: it stands between two that belong together.
            inside = bisect_right(quoted, match.start()) % 2
            if not inside and passage.language_at(match.start()) == passage.language:
                found[word].append(WordPlace(match[0], passage, match.start()))
    return found


def rarer_forms(
    book: LintedBook, groups: Iterable[Mapping[str, WordForm]], what: str, hint: str, *, names: bool = True
) -> Iterator[LintFinding]:
    """Yield a finding for each place of the rarer forms of words that have several. Without ``names`` parts
    of names such as that of an organization are passed over."""
    several = [dict(group) for group in groups]
    places = places_of(book, (word for group in several for word in group))
    for group in several:
        written: dict[str, list[WordPlace]] = {}
        for word, form in group.items():
            if own := [one for one in places[word] if names or not one.is_in_name]:
                written.setdefault(form.mark or word, []).extend(own)
        if len(written) > 1:
            yield from _rarer(written, what, hint)


def _rarer(written: Mapping[str, list[WordPlace]], what: str, hint: str) -> Iterator[LintFinding]:
    """Yield findings for the places of the rarer forms: all, or the first of a form that is hardly rarer."""
    usual = min(written, key=lambda form: (-len(written[form]), min(one.order for one in written[form])))
    shown = Counter(one.word for one in written[usual]).most_common(1)[0][0]
    for form, same in written.items():
        if form == usual:
            continue
        equal = len(same) * 2 > len(written[usual])
        often = f"{len(same):,} to {len(written[usual]):,} times"
        for place in sorted(same, key=lambda one: one.order)[: 1 if equal else None]:
            yield LintFinding(
                place.passage.span(place.at),
                f"`{place.word}` {what} `{shown}` elsewhere ({often})",
                f"{hint}: as in `{shown}`" if not equal else hint,
                words=place.word,
            )
