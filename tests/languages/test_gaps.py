"""What each language lacks. A gap that is filled is struck from the list, and a new one is seen."""

import pytest

from octavo.languages import LANGUAGES, Language, language
from octavo.languages.terms import missing_terms
from tests.languages.gaps import gaps

_SIGNS_ONLY = "counted units titles particles terms"

#: The fields that are empty, and "terms" if the printed words come in English. Regions lack what the language
#: does; all other languages of the folder lack nothing.
LACKING = {
    "be": "titles particles terms",
    "bg": _SIGNS_ONLY,
    "bs": _SIGNS_ONLY,
    "ca": _SIGNS_ONLY,
    "da": "particles terms",
    "eo": _SIGNS_ONLY,
    "et": _SIGNS_ONLY,
    "eu": _SIGNS_ONLY,
    "fi": "particles terms",
    "ga": _SIGNS_ONLY,
    "gl": _SIGNS_ONLY,
    "hr": _SIGNS_ONLY,
    "hu": "particles terms",
    "is": _SIGNS_ONLY,
    "ja": "terms",
    "la": f"{_SIGNS_ONLY} months",
    "lt": _SIGNS_ONLY,
    "lv": _SIGNS_ONLY,
    "mk": _SIGNS_ONLY,
    "nb": "particles terms",
    "nn": "particles terms",
    "no": "particles terms",
    "ro": _SIGNS_ONLY,
    "sk": "particles terms",
    "sl": _SIGNS_ONLY,
    "sr": _SIGNS_ONLY,
    "zh": "terms",
}


@pytest.mark.parametrize("one", LANGUAGES, ids=LANGUAGES.names())
def test_each_language_lacks_what_the_list_says(one: Language) -> None:
    assert gaps(one) == set(LACKING.get(one.tag.split("-")[0], "").split())


def test_the_list_names_languages_that_there_are() -> None:
    assert not LACKING.keys() - set(LANGUAGES.names())


@pytest.mark.parametrize(
    "tag",
    [
        *("de", "fr", "es", "it", "pt", "nl", "sv", "pl", "cs", "ru", "uk", "el", "tr"),
        *("en-GB", "en-AU", "de-CH", "fr-CA", "es-MX", "it-CH", "pt-BR", "uk-Cyrl"),
    ],
)
def test_languages_with_printed_words_have_all_of_them(tag: str) -> None:
    assert missing_terms(None, tag) == ()


def test_a_language_without_a_file_has_its_signs_from_cldr_and_no_words() -> None:
    """Afrikaans stands for all languages of which Octavo has only what CLDR knows."""
    found = language("af")
    assert (found.quotes, found.decimal, "Januarie" in found.months) == ((("“", "”"), ("‘", "’")), ",", True)
    assert gaps(found) == {"counted", "units", "titles", "articles", "particles", "terms"}
