"""Languages as ONIX writes them: the codes of ISO 639-2/B, with country and script beside them."""

from collections.abc import Iterable, Iterator

import icu

from octavo.core.xhtml import Element
from octavo.onix.elements import group, leaf

#: The bibliographic codes that are not the terminological ones, which ICU knows (ISO 639-2).
_BIBLIOGRAPHIC = {
    "bod": "tib",
    "ces": "cze",
    "cym": "wel",
    "deu": "ger",
    "ell": "gre",
    "eus": "baq",
    "fas": "per",
    "fra": "fre",
    "hye": "arm",
    "isl": "ice",
    "kat": "geo",
    "mkd": "mac",
    "mri": "mao",
    "msa": "may",
    "mya": "bur",
    "nld": "dut",
    "ron": "rum",
    "slk": "slo",
    "sqi": "alb",
    "zho": "chi",
}
_TEXT, _WORDS = "01", "15"  # list 22
_UNKNOWN = "und"
# What ISO 639-2 has for texts in no language that has a name here, in several, or in none.
_NONE = frozenset({_UNKNOWN, "mul", "mis", "zxx"})


def language_code(tag: str) -> str:
    """Return the code of ONIX list 74 for a BCP 47 tag; "und" for a language that has none.

    >>> language_code("de-AT")
    'ger'
    """
    primary = tag.split("-")[0].lower()
    code = icu.Locale(primary).getISO3Language() or (primary if len(primary) == 3 else "")
    return _BIBLIOGRAPHIC.get(code, code) or _UNKNOWN


def languages(tag: str, passages: Iterable[str]) -> Iterator[Element]:
    """Yield the language of the text, and those of words and passages in other languages."""
    yield _language(_TEXT, tag)
    own = language_code(tag)
    others = dict.fromkeys(language_code(passage) for passage in passages)
    for code in sorted(others.keys() - {own, *_NONE}):
        yield group("Language", leaf("LanguageRole", _WORDS), leaf("LanguageCode", code))


def _language(role: str, tag: str) -> Element:
    """Return a language with the country and the script that its tag names."""
    found = icu.Locale.forLanguageTag(tag)
    country = found.getCountry()
    return group(
        "Language",
        leaf("LanguageRole", role),
        leaf("LanguageCode", language_code(tag)),
        leaf("CountryCode", country if len(country) == 2 else None),
        leaf("ScriptCode", found.getScript()),
    )
