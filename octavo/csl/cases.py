"""Letter cases of titles, as the specification of CSL 1.0.2 ("Text-case") has them."""

import re
from collections.abc import Iterator

from octavo.csl.rich import Rich, copied
from octavo.csl.words import words

#: Words that title case leaves small: articles, conjunctions, prepositions, particles of names.
_STOP = words(
    "a about above according across afore after against al ahead along alongside amid amidst among "
    "amongst an and anenst anti apropos apud around as aside astride at athwart atop barring before "
    "behind below beneath beside besides between beyond but by c ca circa d de despite down during et "
    "except for forenenst from given if in inside into lest like modulo near next nor notwithstanding of "
    "off on onto or out over per plus pro qua sans since so than the through throughout thru thruout till to "
    "toward towards under underneath until unto up upon v van versus via vis von vs when with within "
    "without yet"
)
#: Kinds of pieces whose letters stay as they are.
_KEPT = ("nocase", "nodecor", "sup", "sub", "small-caps")
_SEPARATORS = r"\s\-‐‑‒–—/.,;?!:\[\]()‘’“”\"'«»„‚…"
_WORD = re.compile(rf"[^{_SEPARATORS}]+(?:['’][^{_SEPARATORS}]+)*")
_SPACED = re.compile(r"[^\s‘’“”\"'«»„‚(\[]\S*")
_NEW_START = re.compile(r"(?:[:?!]|\s[—–-])[\s“”\"'‘’(]*$")
_UPPER = {"tr": {"i": "İ"}, "az": {"i": "İ"}}


def cased(rich: Rich, case: str, language: str) -> Rich:
    """Return the text in another case. ``language`` is that of the text (BCP 47): title case is for English
    only. What stands in the markup "nocase", raised, lowered or in small capitals stays as it is."""
    if case in ("", "normal") or (case == "title" and not language.lower().startswith("en")):
        return rich
    made = copied(rich)
    pieces = list(_pieces(made, kept=False))
    whole = "".join(one.text for one, _ in pieces)
    changed = _changed(whole, _free(pieces), case, language)
    at = 0
    for one, _ in pieces:
        one.text, at = changed[at : at + len(one.text)], at + len(one.text)
    return made


def _pieces(rich: Rich, *, kept: bool) -> Iterator[tuple[Rich, bool]]:
    """Yield the leaves, each with whether its letters stay."""
    kept = kept or (rich.kind in _KEPT and (rich.value == "markup" or rich.kind != "small-caps"))
    if not rich.parts:
        yield rich, kept
    for part in rich.parts:
        yield from _pieces(part, kept=kept)


def _free(pieces: list[tuple[Rich, bool]]) -> list[bool]:
    return [not kept for one, kept in pieces for _ in one.text]


def _changed(text: str, free: list[bool], case: str, language: str) -> str:
    """Return the text in another case, letter for letter; only letters that are free change."""
    if case == "lowercase":
        return _masked(text, [_lower(one) for one in text], free)
    if case == "uppercase":
        return _masked(text, [_upper(one, language) for one in text], free)
    words_found = [found for found in _WORD.finditer(text) if found[0].strip()]
    if case == "title":
        return _title(text, words_found, free, language)
    if case == "capitalize-all":
        starts = [found for found in _SPACED.finditer(text) if found[0] == found[0].lower()]
    else:
        if case == "sentence" and _shouts(text, words_found):
            text = _masked(text, [_lower(one) for one in text], free)
        first = next(_SPACED.finditer(text), None)
        starts = [first] if first is not None and first[0] == first[0].lower() else []
    return _capitals(text, [found.start() for found in starts], free, language)


def _masked(text: str, letters: list[str], free: list[bool]) -> str:
    """Return the new letters where they are free, else the old ones."""
    return "".join(new if may else old for old, new, may in zip(text, letters, free, strict=True))


def _lower(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _upper(letter: str, language: str) -> str:
    upper = _UPPER.get(language.split("-")[0].lower(), {}).get(letter, letter.upper())
    return upper if len(upper) == 1 else letter


def _capitals(text: str, places: list[int], free: list[bool], language: str) -> str:
    letters = list(text)
    for place in places:
        if free[place]:
            letters[place] = _upper(letters[place], language)
    return "".join(letters)


def _shouts(text: str, found: list[re.Match[str]]) -> bool:
    """Return if a text is written in capitals. One or two words so written are an abbreviation."""
    return len(found) > 2 and text.isupper()


def _title(text: str, found: list[re.Match[str]], free: list[bool], language: str) -> str:
    """Return the text with capitals for all words but the small ones; for these too at the start, at the end,
    after a colon and before a hyphen. A word that has a capital stays as it is, and so does a lone letter."""
    if _shouts(text, found):
        small = [_lower(one) for one in text]
        for one in found:
            small[one.start()] = text[one.start()]
        text = _masked(text, small, free)
        found = list(_WORD.finditer(text))
        shouted = True
    else:
        shouted = False
    letters = list(text)
    for number, one in enumerate(found):
        word, at = one[0], one.start()
        if not free[at]:
            continue
        first = number == 0 or _NEW_START.search(text[:at]) is not None
        compound = text[one.end() : one.end() + 1] == "-" and text[at - 1 : at].isspace()
        edge = first or (number == len(found) - 1 and len(word) > 1) or compound
        minor = word.lower() in _STOP
        if shouted and minor and not edge:
            letters[at] = _lower(letters[at])
        elif word == word.lower() and (edge or (len(word) > 1 and not minor)) and _is_word(word):
            letters[at] = _upper(letters[at], language)
    return "".join(letters)


def _is_word(word: str) -> bool:
    """Return False for a lone Greek letter, a symbol."""
    return len(word) > 1 or not "\u0370" <= word <= "\u03ff"
