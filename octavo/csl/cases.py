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


def cased(rich: Rich, case: str, language: str, *, own: bool = False) -> Rich:
    """Return the text in another case. ``language`` is that of the text (BCP 47): title case is for English
    only, except for words that are the style's ``own``. What stands in the markup "nocase", raised, lowered
    or in small capitals stays as it is."""
    if case in ("", "normal") or (case == "title" and not own and not language.lower().startswith("en")):
        return rich
    made = copied(rich)
    pieces = list(_pieces(made, kept=False))
    text = "".join(one.text for one, _ in pieces)
    free = [not kept for one, kept in pieces for _ in one.text]
    letters = _changed(text, free, case, language)
    at = 0
    for one, _ in pieces:
        end = at + len(one.text)
        one.text, at = "".join(letters[at:end]), end
    return made


def _pieces(rich: Rich, *, kept: bool) -> Iterator[tuple[Rich, bool]]:
    """Yield the leaves, each with if its letters stay."""
    kept = kept or (rich.kind in _KEPT and (rich.value == "markup" or rich.kind != "small-caps"))
    if not rich.parts:
        yield rich, kept
    for part in rich.parts:
        yield from _pieces(part, kept=kept)


def _changed(text: str, free: list[bool], case: str, language: str) -> list[str]:
    """Return what becomes of each letter; only letters that are free change."""
    if case == "lowercase":
        return _lowered(text, free)
    if case == "uppercase":
        return [_upper(letter, language) if may else letter for letter, may in zip(text, free, strict=True)]
    if case == "title":
        return _title(text, free, language)
    letters = list(text)
    spaced = list(_SPACED.finditer(text))
    if case == "sentence" and _shouts(text):
        letters = _lowered(text, free)
        if spaced and free[spaced[0].start()]:
            letters[spaced[0].start()] = text[spaced[0].start()]
        return letters
    for found in spaced if case == "capitalize-all" else spaced[:1]:
        if found[0] == found[0].lower() and free[found.start()]:
            letters[found.start()] = _upper(found[0][0], language)
    return letters


def _lowered(text: str, free: list[bool]) -> list[str]:
    return [letter.lower() if may else letter for letter, may in zip(text, free, strict=True)]


def _upper(letter: str, language: str) -> str:
    return _UPPER.get(language.split("-")[0].lower(), {}).get(letter, letter.upper())


def _shouts(text: str) -> bool:
    """Return True if a text is written in capitals. One or two words so written are an abbreviation."""
    return text.isupper() and len(_WORD.findall(text)) > 2


def _title(text: str, free: list[bool], language: str) -> list[str]:
    """Return the letters with capitals for all words but the small ones; for these too at the start, at the
    end, after a colon and before a hyphen. A word that has a capital stays as it is, and so does a lone
    letter.
    """
    letters = list(text)
    shouts = _shouts(text)
    if shouts:
        letters = _lowered(text, free)
    found = list(_WORD.finditer(text))
    for number, one in enumerate(found):
        word, at = one[0], one.start()
        first = number == 0 or _NEW_START.search(text[:at]) is not None
        compound = text[one.end() : one.end() + 1] == "-" and text[at - 1 : at].isspace()
        edge = first or compound or (number == len(found) - 1 and len(word) > 1)
        whole = edge or (len(word) > 1 and word.lower() not in _STOP)
        if free[at] and whole and _is_word(word) and (shouts or word == word.lower()):
            letters[at] = _upper(text[at], language)
    return letters


def _is_word(word: str) -> bool:
    """Return False for a lone Greek letter, a symbol."""
    return len(word) > 1 or not "\u0370" <= word <= "\u03ff"
