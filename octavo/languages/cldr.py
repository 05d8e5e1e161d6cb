"""The data of CLDR (the Unicode Common Locale Data Repository) on a language, asked through ICU.

For a language that it does not know, ICU answers with the data of the machine's own locale. So it is asked of
languages that it knows alone; for all others there are the data of CLDR's root, which no locale changes.
"""

import re
from functools import lru_cache

import icu

from octavo.languages.tags import parts_of, script_of

_ROOT = "und"
#: Variants of scripts for which ICU has no characters of their own, by the script that they are written in.
_VARIANTS = {"Aran": "Arab", "Syre": "Syrc", "Syrj": "Syrc", "Syrn": "Syrc"}


@lru_cache(maxsize=256)
def known(tag: str) -> bool:
    """Return True if CLDR has data for a language, in the script that the tag names or in its usual one."""
    return _locale(tag) is not None


@lru_cache(maxsize=256)
def quotation_marks(tag: str) -> tuple[tuple[str, str], ...]:
    """Return the quotation marks of a language, two levels of them; none for one that CLDR does not know."""
    found = _locale(tag)
    if found is None:
        return ()
    data = icu.LocaleData(found.getName())
    signs = [str(data.getDelimiter(kind)) for kind in range(4)]
    return (signs[0], signs[1]), (signs[2], signs[3])


@lru_cache(maxsize=256)
def decimal_sign(tag: str) -> str:
    """Return the sign that a language writes before a fraction, a full stop if CLDR does not know it."""
    return str(_number_signs(tag).getSymbol(icu.DecimalFormatSymbols.kDecimalSeparatorSymbol))


@lru_cache(maxsize=256)
def grouping_sign(tag: str) -> str:
    """Return the sign that a language writes between thousands, a comma if CLDR does not know it."""
    return str(_number_signs(tag).getSymbol(icu.DecimalFormatSymbols.kGroupingSeparatorSymbol))


@lru_cache(maxsize=256)
def month_names(tag: str) -> frozenset[str]:
    """Return the names of the months as dates have them ("stycznia"), without a word before them.

    Names that are figures ("1\u6708") are left out; a language that CLDR does not know has none.
    """
    found = _locale(tag)
    if found is None:
        return frozenset()
    symbols = icu.DateFormatSymbols(found)
    names = symbols.getMonths(icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.WIDE)
    last_words = (str(name).split()[-1] for name in names if str(name).strip())
    return frozenset(word for word in last_words if not re.search(r"\d", word))


@lru_cache(maxsize=16)
def proper_names(tag: str) -> frozenset[str]:
    """Return the names of months, days and languages of one word in a language; none if CLDR does not know
    it."""
    found = _locale(tag)
    if found is None:
        return frozenset()
    symbols = icu.DateFormatSymbols(found)
    days = symbols.getWeekdays(icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.WIDE)
    tongues = {str(icu.Locale(one).getDisplayLanguage(found)) for one in _available()}
    names = {str(day) for day in days} | tongues | month_names(tag)
    return frozenset(name for name in names if name.isalpha() and len(name) > 3)


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """Return the direction in which a language is written, "rtl" or "ltr".

    A script that the tag names decides: ``he-Latn`` runs from left to right. Else it is the usual script of
    the language, or "ltr" if CLDR knows none.
    """
    script = script_of(parts_of(tag)) or likely_script(tag)
    codes = icu.Script.getCode(_VARIANTS.get(script, script)) if script else ()
    return "rtl" if codes and icu.Script(codes[0]).isRightToLeft() else "ltr"


@lru_cache(maxsize=256)
def likely_script(tag: str) -> str:
    """Return the script in which a language is mostly written, as ISO 15924 has it, or "".

    The region counts: ``az-IR`` is written in Arabic letters, ``az`` in Latin ones.
    """
    parts = [part for part in parts_of(tag) if not (len(part) == 4 and part.isalpha())]
    full = _parsed("-".join(parts))
    if full is None:
        return ""
    full.addLikelySubtags()
    return str(full.getScript())


def canonical(tag: str) -> str:
    """Return a tag by the codes that CLDR uses, without extensions; as it is if it is not well formed."""
    found = _parsed(tag)
    return str(found.toLanguageTag()) if found is not None else tag


def name(tag: str) -> str:
    """Return the English name of a language, "German (Switzerland)"; the tag itself if CLDR has none."""
    found = _parsed(tag)
    return str(found.getDisplayName(icu.Locale.getEnglish())) if found is not None else tag


def tag_named(name: str) -> str | None:
    """Return the tag of the language that has this name, in English or in itself: "de" for "Deutsch"."""
    wanted = name.strip().casefold()
    for tag in map(str, icu.Locale.getISOLanguages()):
        own = icu.Locale(tag)
        names = {str(own.getDisplayName(shown)).casefold() for shown in (icu.Locale.getEnglish(), own)}
        if wanted in names and tag in _available():
            return tag
    return None


def collator(tag: str, strength: int = icu.Collator.TERTIARY) -> icu.Collator:
    """Return a collator by the rules of a language, or by CLDR's root if CLDR has none for it.

    ``strength`` is ``icu.Collator.PRIMARY`` or another of its levels. A tag may name an order that is not the
    usual one of its language: ``de-u-co-phonebk``.
    """
    made = icu.Collator.createInstance(_for_sorting(tag))
    made.setStrength(strength)
    return made


def alphabet(tag: str) -> tuple[str, ...]:
    """Return the labels of the groups under which a language sorts words, in their order.

    They are letters, and signs for the scripts before and behind them.
    """
    index = icu.AlphabeticIndex(_for_sorting(tag))
    labels = []
    while index.nextBucket():
        labels.append(str(index.bucketLabel))
    return tuple(labels)


def _for_sorting(tag: str) -> icu.Locale:
    try:
        return icu.Locale.forLanguageTag(tag.strip().replace("_", "-"))
    except icu.ICUError:
        return icu.Locale.forLanguageTag(_ROOT)


def _number_signs(tag: str) -> icu.DecimalFormatSymbols:
    return icu.DecimalFormatSymbols(_locale(tag) or icu.Locale.forLanguageTag(_ROOT))


@lru_cache(maxsize=1)
def _available() -> frozenset[str]:
    return frozenset(map(str, icu.Locale.getAvailableLocales()))


def _parsed(tag: str) -> icu.Locale | None:
    """Return the locale of a tag without extensions, by the codes that CLDR uses: "he" for "iw".

    None stands for a tag that is not well formed, or all private.
    """
    parts = parts_of(tag)
    try:
        found = icu.Locale.forLanguageTag("-".join(parts)) if parts else None
    except icu.ICUError:
        return None
    if found is not None:
        found.canonicalize()
    return found


@lru_cache(maxsize=256)
def _locale(tag: str) -> icu.Locale | None:
    """Return the locale of a tag if CLDR has data for it.

    Data in another script are other data: "sr-Latn" is known, "he-Latn" is not, and "ru-Cyrl" is "ru".
    """
    found = _parsed(tag)
    if found is None:
        return None
    language, script, country = found.getLanguage(), found.getScript(), found.getCountry()
    if script and script == likely_script(tag):
        script = ""
    name = "_".join(filter(None, (language, script)))
    if name not in _available():
        return None
    return icu.Locale("_".join(filter(None, (name, country))))
