"""Capitals by the rules of a language, as ICU knows them."""

import icu


def capitals(text: str, tag: str) -> str:
    """Return a text in capitals: "İ" for the i of Turkish, "SS" for the sharp s, Greek without accents."""
    return str(icu.UnicodeString(text).toUpper(icu.Locale.forLanguageTag(tag)))


def first_capital(word: str, tag: str) -> str:
    """Return a word with a capital, as it begins a sentence: "IJs" in Dutch. Greek keeps its accent there."""
    base = tag.lower().split("-")[0]
    length = 2 if base == "nl" and word[:2].lower() == "ij" else 1
    first = word[:length].upper() if base == "el" else capitals(word[:length], tag)
    return first + word[length:]
