"""Quotation marks, apostrophes and primes: what each straight " and ' of a flow becomes."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from octavo.compose.typography.flow import Edit
from octavo.compose.typography.signs import (
    APOSTROPHE,
    DASHES,
    DOUBLE_PRIME,
    GERESH,
    GERSHAYIM,
    LINE,
    OPEN_BRACKETS,
    PRIME,
    SPACES,
    is_hebrew,
    is_ideograph,
    is_word,
    skip_spaces_back,
)
from octavo.languages.model import Language, Pair

_MARK = re.compile("[\"'“”„‚‘’«»‹›]")
#: Quotations within quotations: a bound for text that opens many and closes none.
_DEEPEST = 32
#: And marks in a row: a bound for text that has nothing else.
_MARKS_TOGETHER = 8
_DOUBLE, _SINGLE = '"', "'"

#: Marks set by the author: to which kind they belong, and which way they point if the language
#: does not say otherwise.
_KIND = dict.fromkeys("“”„«»", _DOUBLE) | dict.fromkeys("‘’‚‹›", _SINGLE)
_POINTS_IN = frozenset("“„«‘‚‹")
#: Signs that come first in what they belong to: no mark before them closes a quotation.
_BEGINS = OPEN_BRACKETS | _POINTS_IN | frozenset("§¶$£€#@&")

# An ellipsis at the start of a quotation, with the spaces after it.
_DOTS = re.compile(r"(?:\.[ \u00a0\u202f]?){3,4}\s*|…\s*")
_DECADE = re.compile(r"'\d\d(?!\d)")
_ITALIAN_CENTURY = re.compile(r"'\d00(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ROCK_N_ROLL = re.compile(r"'n'(?!\w)", re.IGNORECASE)
_MAY_CLOSE = re.compile(r"(?<=\S)'(?!-?\w)|(?<=[\u3040-\u30ff\u3400-\u9fff])'")
_MAY_OPEN = re.compile(r"(?<![^\s(\[{—–-])'(?=\w)")
#: A mark that may as well end a word: the boys' mother, 'orses' 'eads.
_MAY_END_WORD = re.compile(
    r"(?:(?<=[sSxXzZß])|(?<=[a-z]in)|(?<=\bwi)|(?<=\ban)|(?<=\bo)|(?<=\bth))'"
    r"(?=[ \u00a0\n]['\"\w\ufffc\ufff9])"
)
#: How many marks behind an elision are looked at for the one that would close a quotation.
_MARKS_AHEAD = 64
_REPEATED = re.compile("[\"“„«][ \u00a0\u202f\u200a]?['‘‚“„](?=\\w)")
# Four figures are a year at the end of a quotation rather than feet or inches.
_MEASURE = re.compile(r"(?<!\d)\d{1,3}\Z")
_FEET_AND_INCHES = re.compile(r"\d['′]\s?\d{1,2}\Z")


@dataclass(frozen=True, slots=True)
class _Open:
    """A quotation that has begun: by which kind of mark, and the marks that it has."""

    kind: str
    pair: Pair


def quotes(text: str, language: Language, goes_on: bool = False) -> list[Edit]:
    """Return the edits that set straight marks by the language, level by level.

    Marks that are typographic already are kept and counted. A paragraph begins with no quotation open, so a
    mark that is repeated at the start of each paragraph of a long quotation opens at the first level again.
    ``goes_on`` says that the next paragraph repeats the marks of a quotation within one (``continues``): a
    single mark that nothing closes opens it.
    """
    if not language.quotes or (_DOUBLE not in text and _SINGLE not in text):
        return []
    return _Quotes(text, language, goes_on).edits()


def continues(text: str) -> bool:
    """Return True if a paragraph begins with the marks of a quotation within a quotation."""
    return _REPEATED.match(text) is not None


class _Quotes:
    """One pass over a flow, from its first mark to its last."""

    def __init__(self, text: str, language: Language, goes_on: bool) -> None:
        self._text = text
        self._goes_on = goes_on
        self._language = language
        self._open: list[_Open] = []
        self._opening: set[int] = set()  # places of the marks that were found to open
        self._letters: set[int] = set()  # places of apostrophes
        self._closers = [m.start() for m in _MAY_CLOSE.finditer(text)]
        self._openers = [m.start() for m in _MAY_OPEN.finditer(text)]
        self._ends = frozenset(m.start() for m in _MAY_END_WORD.finditer(text))

    def edits(self) -> list[Edit]:
        found: list[Edit] = []
        done = 0
        for match in _MARK.finditer(self._text):
            at = match.start()
            if at < done:
                continue
            mark = match[0]
            if mark == _DOUBLE:
                found.append((at, at + 1, self._double(at)))
            elif mark == _SINGLE and (both := _ROCK_N_ROLL.match(self._text, at)) and self._may_open(at):
                found += [(place, place + 1, APOSTROPHE) for place in (at, both.end() - 1)]
                done = both.end()
            elif mark == _SINGLE:
                found.append((at, at + 1, self._single(at)))
            else:
                self._typographic(at, mark)
        return found

    # What stands around a mark

    def _before(self, at: int) -> str:
        return self._text[at - 1] if at else ""

    def _after(self, at: int) -> str:
        """Return the first sign after a mark, further marks and an ellipsis skipped; "" at the end."""
        at += 1
        last = min(at + _MARKS_TOGETHER, len(self._text))
        while at < last and self._text[at] in "\"'’”":
            at += 1
        dots = _DOTS.match(self._text, at)
        if dots and dots.end() < len(self._text) and is_word(self._text[dots.end()]):
            return self._text[dots.end()]
        return self._text[at] if at < len(self._text) else ""

    def _may_open(self, at: int) -> bool:
        before = self._before(at)
        if not before or before in SPACES or before in OPEN_BRACKETS or before in DASHES:
            return True
        if at - 1 in self._opening or before in {LINE, "/"}:
            return True
        # l'"Humanité": the article is held to the name by its apostrophe.
        return self._language.elides and at - 1 in self._letters and is_word(self._text[at - 2 : at - 1])

    def _may_close(self, at: int) -> bool:
        after = self._after(at)
        return not (is_word(after) or after in _BEGINS)

    def _has(self, kind: str) -> bool:
        """Return True if a quotation of the kind is open; a single one also has to be the innermost."""
        if kind == _SINGLE:
            return bool(self._open) and self._open[-1].kind == _SINGLE
        return any(entry.kind == kind for entry in self._open)

    # What a mark becomes

    def _double(self, at: int) -> str:
        if is_hebrew(self._before(at)) and is_hebrew(self._text[at + 1 : at + 2]):
            return GERSHAYIM
        opens, closes = self._may_open(at), self._may_close(at)
        is_open = self._has(_DOUBLE)
        if _MEASURE.search(self._text, max(0, at - 4), at) and self._is_inch(at, is_open):
            return DOUBLE_PRIME
        if opens is closes:
            # Between two words, or between a dash and a space: only what went before can tell.
            opens = not is_open
        return self._begin(at, _DOUBLE) if opens else self._end(_DOUBLE)

    def _is_inch(self, at: int, is_open: bool) -> bool:
        if not is_open:
            return True
        # 5'10" within a quotation that is closed further on
        measure = _FEET_AND_INCHES.search(self._text, max(0, at - 6), at)
        return measure is not None and self._text.find(_DOUBLE, at + 1) > 0

    def _single(self, at: int) -> str:
        before, after = self._before(at), self._text[at + 1 : at + 2]
        is_open = self._has(_SINGLE)
        if before and is_word(before) and after and is_word(after):
            if is_ideograph(before) or is_ideograph(after):
                return self._single_without_spaces(at, is_open)
            return PRIME if before.isdigit() and after.isdigit() else self._apostrophe(at)
        if self._may_open(at):
            if self._is_elision(at) or after in SPACES:
                return self._end(_SINGLE) if is_open and after in SPACES else self._apostrophe(at)
            if not self._may_close(at) or not is_open:
                return self._begin_single(at) if after else self._apostrophe(at)
            return self._end(_SINGLE)
        if not is_open and _MEASURE.search(self._text, max(0, at - 4), at):
            return PRIME
        if after and is_word(after):
            # "Pravda"'s and N.A.'s; but yes,'no' with its space forgotten
            return self._begin_single(at) if before in ",;:" else self._apostrophe(at)
        if is_open and not self._is_clipped(at):
            return self._end(_SINGLE)
        return self._apostrophe(at)

    def _single_without_spaces(self, at: int, is_open: bool) -> str:
        """Return a mark between two signs of a script that parts no words by spaces: it is no apostrophe."""
        if is_open:
            return self._end(_SINGLE)
        if _SINGLE not in self._text[at + 1 :]:
            return self._apostrophe(at)
        pair = self._pair(_SINGLE)
        self._opening.add(at)
        if len(self._open) < _DEEPEST:
            self._open.append(_Open(_SINGLE, pair))
        return pair[0]

    def _is_elision(self, at: int) -> bool:
        """Return True before a word that has lost its beginning: 'tis, 'em, '23.

        In a language whose quotations do not begin with single marks, so is any word in lower case that
        nothing closes.
        """
        if _DECADE.match(self._text, at) or (
            self._language.elides and _ITALIAN_CENTURY.match(self._text, at)
        ):
            return True
        end = at + 1
        while end < len(self._text) and is_word(self._text[end]):
            end += 1
        word = self._text[at + 1 : end]
        if word.lower() in self._language.elisions:
            # 'em' is the word itself in quotation marks.
            return self._text[end : end + 1] != _SINGLE
        if word.lower() in self._language.doubtful:
            if (
                self._goes_on
                and self._has(_DOUBLE)
                and self._text[skip_spaces_back(self._text, at) - 1] == ","
            ):
                return False  # "'Wind,' he said, 'and rain: a speech that goes on in the next paragraph
            return self._has(_SINGLE) or not self._closes_surely(at)
        if self._closes_later(at):
            return False
        if self._goes_on and self._has(_DOUBLE):
            return False
        end = skip_spaces_back(self._text, at)
        before = self._text[end - 1 : end]
        return word[:1].islower() and self._language.lone != self._language.quotes[0] and is_word(before)

    def _is_clipped(self, at: int) -> bool:
        """Return True behind a word that has lost its end, if the quotation around is closed further on.

        Such are "the workers' party" and "un po' di".
        """
        if not self._closes_later(at) or self._text[at + 1] not in SPACES:
            return False
        last = _LAST_WORD.search(self._text, max(0, at - 12), at)
        if at not in self._ends and not (
            last and last[0].lower() in self._language.clipped and self._text[at + 2 :][:1].isalpha()
        ):
            return False
        closer = self._closers[bisect_right(self._closers, at)]
        first = bisect_right(self._openers, at)
        openers = (one for one in self._openers[first : first + _MARKS_AHEAD] if not self._is_doubtful(one))
        opener = next(openers, None)
        return opener is None or closer < opener

    def _closes_later(self, at: int) -> bool:
        return bool(self._closers) and self._closers[-1] > at

    def _closes_surely(self, at: int) -> bool:
        """Return True if a mark that ends no word closes what one at ``at`` would open.

        It must come before the quotation around ends, and close no other that begins in between.
        """
        first, last = bisect_right(self._closers, at), bisect_right(self._openers, at)
        closers = self._closers[first : first + _MARKS_AHEAD]
        openers = [one for one in self._openers[last : last + _MARKS_AHEAD] if not self._is_doubtful(one)]
        furthest = max((*closers, *openers), default=at)
        end = self._text.find(_DOUBLE, at, furthest) if self._has(_DOUBLE) else -1
        begun = 0
        for place in sorted({*closers, *openers}):
            if 0 <= end < place:
                return False
            if place in openers:
                begun += 1
            elif place not in self._ends:
                if not begun:
                    return True
                begun -= 1
        return False

    def _is_doubtful(self, at: int) -> bool:
        word = _WORD.match(self._text, at + 1)
        return word is not None and word[0].lower() in self._language.doubtful | self._language.elisions

    def _apostrophe(self, at: int) -> str:
        self._letters.add(at)
        return GERESH if is_hebrew(self._before(at)) else APOSTROPHE

    # Levels

    def _pair(self, kind: str) -> Pair:
        """Return the marks of the next level for a kind of typed mark: single ones do not become double.

        They do only in a language whose quotations within quotations have double ones: «“ ”» in Spanish.
        """
        levels = self._language.quotes
        around = self._open[-1].pair if self._open else None
        following = levels[(levels.index(around) + 1) % len(levels)] if around in levels else levels[0]
        if kind == _DOUBLE:
            own = [pair for pair in levels if _KIND.get(pair[0]) != _SINGLE] or list(levels)
            return own[(own.index(around) + 1) % len(own)] if around in own else own[0]
        if around is None:
            return self._language.lone
        single = next((pair for pair in levels[:2] if _KIND.get(pair[0]) == _SINGLE), None)
        return single or following

    def _begin_single(self, at: int) -> str:
        """Begin a quotation, or an elision if it would have double marks, and nothing closes it."""
        if _KIND.get(self._pair(_SINGLE)[0]) == _DOUBLE and not self._closes_later(at):
            return self._apostrophe(at)
        return self._begin(at, _SINGLE)

    def _begin(self, at: int, kind: str) -> str:
        self._opening.add(at)
        pair = self._pair(kind)
        if len(self._open) == _DEEPEST:
            return pair[0]
        # A single mark that nothing closes is more likely an elision that no list knows.
        if kind == _DOUBLE or self._closes_later(at) or self._language.lone == self._language.quotes[0]:
            self._open.append(_Open(kind, pair))
        return pair[0]

    def _end(self, kind: str) -> str:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].kind == kind:
                pair = self._open[depth].pair
                del self._open[depth:]
                return pair[1]
        return self._pair(kind)[1]

    def _typographic(self, at: int, mark: str) -> None:
        """Count a mark that the author set."""
        openers, closers = self._language.openers, self._language.closers
        after = self._text[at + 1 : at + 2]
        if mark == APOSTROPHE and (is_word(after) or not self._has(_SINGLE)):
            self._letters.add(at)
        elif (mark in openers) is not (mark in closers):
            self._count(at, mark, mark in openers)
        elif mark in openers:
            self._count(at, mark, self._may_open(at) and not self._may_close(at))
        else:
            self._count(at, mark, mark in _POINTS_IN)

    def _count(self, at: int, mark: str, opens: bool) -> None:
        kind = _KIND[mark]
        if not opens:
            self._end(kind)
            return
        pair = next((p for p in (*self._language.quotes, self._language.lone) if p[0] == mark), (mark, mark))
        self._opening.add(at)
        if len(self._open) < _DEEPEST:
            self._open.append(_Open(kind, pair))
