"""The forms in which the name of a heading may stand in the text of a page."""

import re

from octavo.languages import LANGUAGES

_SHORTEST = 4  # letters of a single word that is looked for by itself
_MOST = 12  # words of a heading that are looked for
_IDLE = frozenset[str]().union(*(one.articles | one.particles for one in LANGUAGES))


def names_of(terms: tuple[str, ...]) -> list[str]:
    """Return the forms of the last heading of an entry, the fullest first, then those of the headings above
    it.

    "Kornilov, L. G." may stand as "L. G. Kornilov" or "Kornilov", "quays" as "quay".
    """
    found: list[str] = []
    for term in reversed(terms):
        plain = re.sub(r"[*_`]|\s*\([^)]*\)", "", term).strip(" \"'\u201c\u201d\u2018\u2019")
        main, _, rest = plain.partition(", ")
        forms = [plain, f"{rest} {main}".strip() if rest else "", main]
        words = [word for word in re.findall(r"[\w\u2019'-]+", main) if word.lower() not in _IDLE][:_MOST]
        forms += [" ".join(words)]
        forms += [word for word in words if len(word) >= _SHORTEST]
        forms += [_singular(form) for form in forms]
        found += [form for form in forms if len(form) > 1 and form.lower() not in _IDLE]
    return list(dict.fromkeys(found))


def _singular(form: str) -> str:
    """Return a word without the ending of its plural."""
    if len(form) <= _SHORTEST or not form.endswith("s"):
        return ""
    return form[:-3] if form.endswith("ies") else form[:-1]
