"""Letter cases of titles, as the specification of CSL 1.0.2 ("Text-case") has them."""

import re

from octavo.csl.rich import Rich, copied, leaves
from octavo.csl.words import words

_STOP = words(
    "a according across afore after against ahead along alongside amid amidst among amongst an and anti "
    "apropos around as aside astride at athwart atop before behind below beneath beside between beyond "
    "but by c ca circa d de despite down during et except for forward from if in inside into lest like "
    "modulo near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than "
    "the through throughout thru thruout till to toward towards under underneath until unto up upon v van "
    "versus via vis-à-vis von vs. vs when with within without yet"
)
_WORD = re.compile(r"[^\W_][\w'’]*(?:\.[^\W_][\w'’]*)*", re.UNICODE)
_AFTER_STOP = re.compile(r"(?:[:?!]|\s[—–-])[\s“”\"'‘’(]*$")


def cased(rich: Rich, case: str, english: bool) -> Rich:
    """The text in another case. Title case is for English only; words in "nocase" stay as they are."""
    if case in ("", "normal") or (case == "title" and not english):
        return rich
    made = copied(rich)
    free = [one for one in _free(made) if one.text]
    if case in ("lowercase", "uppercase"):
        for one in free:
            one.text = one.text.lower() if case == "lowercase" else one.text.upper()
    elif case == "capitalize-all":
        for one in free:
            one.text = _WORD.sub(lambda m: _capital(m[0]), one.text)
    elif case == "title":
        _title(made)
    else:
        _first(made, free, lower_rest=case == "sentence")
    return made


def _free(rich: Rich) -> list[Rich]:
    """Leaves that no protection covers."""
    if rich.kind in ("nocase", "sup", "sub"):
        return []
    if not rich.parts:
        return [rich]
    return [one for part in rich.parts for one in _free(part)]


def _capital(word: str) -> str:
    return word[0].upper() + word[1:] if word.islower() else word


def _first(rich: Rich, free: list[Rich], *, lower_rest: bool) -> None:
    shouting = lower_rest and "".join(one.text for one in leaves(rich)).isupper()
    if shouting:
        for one in free:
            one.text = one.text.lower()
    for one in leaves(rich):
        found = _WORD.search(one.text)
        if found:
            if any(one is other for other in free) and found[0].islower():
                at = found.start()
                one.text = one.text[:at] + one.text[at].upper() + one.text[at + 1 :]
            return


def _title(rich: Rich) -> None:
    """Every word but articles, conjunctions and prepositions; these too at the start, at the end and
    after a colon."""
    free = {id(one) for one in _free(rich)}
    every = list(leaves(rich))
    whole = "".join(one.text for one in every)
    shouting = whole.isupper()
    found = list(_WORD.finditer(whole))
    last = found[-1].start() if found else -1
    first = found[0].start() if found else -1
    offset = 0
    for one in every:
        text, length = one.text, len(one.text)
        if id(one) in free:
            base = offset

            def change(found: re.Match[str], base: int = base) -> str:
                word, at = found[0], base + found.start()
                if shouting and len(word) > 1:
                    word = word.lower()
                edge = at in (first, last) or _AFTER_STOP.search(whole[:at]) is not None
                return word if word.lower() in _STOP and not edge else _capital(word)

            one.text = _WORD.sub(change, text)
        offset += length
