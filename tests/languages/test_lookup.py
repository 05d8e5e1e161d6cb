"""How a tag finds its language."""

import re
from dataclasses import replace

import pytest

from octavo.core.registry import RegistryError
from octavo.languages import LANGUAGES, Language, language, registered
from octavo.languages.model import DashStyle
from octavo.languages.tags import WELL_FORMED, lookup, parts_of


@pytest.mark.parametrize(
    ("tag", "file"),
    [
        ("de-CH", "de-CH"),
        ("DE_ch", "de-CH"),
        ("de-CH-1996", "de-CH"),
        ("de-Latn-CH", "de"),
        ("de-AT", "de"),
        ("en-US", "en"),
        ("es-MX", "es-MX"),
        ("cmn", "zh"),
        ("zh-TW", "zh"),
        ("sr-Latn", "sr"),
        ("is-IS", "is"),
        ("en-x-mine", "en"),
    ],
)
def test_the_longest_part_of_a_tag_holds(tag: str, file: str) -> None:
    found = registered(tag)
    assert found is not None
    assert found.tag == file


@pytest.mark.parametrize("tag", ["", "x-klingon", "xx", "und", "af", "!", "d", "den"])
def test_tags_without_a_file(tag: str) -> None:
    assert registered(tag) is None
    assert language(tag).tag == tag
    assert language(tag).dash is DashStyle.AS_WRITTEN


def test_a_region_has_the_words_of_its_language_and_the_signs_of_its_own() -> None:
    austrian = language("de-AT")
    assert austrian.counted == language("de").counted
    assert (austrian.groups, language("de").groups) == (True, False)
    assert {"Jänner", "Februar", "Sept."} <= austrian.months


def test_what_a_file_says_goes_before_cldr() -> None:
    assert language("nl").quotes == (("“", "”"), ("‘", "’"))
    assert language("ca").quotes[0] == ("«", "»")


def test_a_language_in_letters_that_cldr_does_not_know_has_the_signs_of_its_own_letters() -> None:
    assert language("ru-Latn").quotes == language("ru").quotes


def test_a_script_goes_before_a_language_in_the_registry() -> None:
    own = LANGUAGES.with_part("zh-Hant", Language("zh-Hant", spaced="~"))
    assert (language("zh-TW", own).spaced, language("zh-CN", own).spaced) == ("~", "–")


def test_an_extension_adds_a_language() -> None:
    added = Language("tlh", quotes=(("<", ">"),), decimal="'", collation="en")
    own = LANGUAGES.with_part("tlh", added)
    found = language("tlh-QO", own)
    assert (found.tag, found.quotes, found.decimal, found.collation) == ("tlh-QO", (("<", ">"),), "'", "en")
    assert language("tlh").quotes == ()
    with pytest.raises(RegistryError, match="language `tlh` is registered already"):
        own.with_part("tlh", added)


def test_all_registered_languages_have_quotation_marks() -> None:
    assert [one.tag for one in LANGUAGES if not language(one.tag).quotes] == []


def test_a_language_knows_its_name_and_direction() -> None:
    assert (language("ar-EG").name, language("ar-EG").direction) == ("Arabic (Egypt)", "rtl")
    assert replace(language("cs"), tag="he").direction == "rtl"


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("de-CH", ("de", "ch")),
        (" EN_us ", ("en", "us")),
        ("de-u-co-phonebk", ("de",)),
        ("x-klingon", ()),
        ("en-x-a", ("en",)),
        ("", ()),
        ("de--CH", ("de",)),
        ("dé", ()),
    ],
)
def test_parts_of_tags(tag: str, parts: tuple[str, ...]) -> None:
    assert parts_of(tag) == parts


def test_tags_that_are_looked_for() -> None:
    assert lookup("zh-TW", "Hant") == ("zh-tw", "zh-hant-tw", "zh-hant", "zh")
    assert lookup("zh-Hant-TW", "Hant") == ("zh-hant-tw", "zh-hant", "zh")
    assert lookup("x-a", "") == ()


@pytest.mark.parametrize(
    "tag",
    ["en", "de-CH", "zh-Hant-TW", "de-CH-1996", "de-u-co-phonebk", "en-x-mine", "x-klingon", "ckb", "EN-us"],
)
def test_well_formed_tags(tag: str) -> None:
    assert re.fullmatch(WELL_FORMED, tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "english", "EN_us", "de-", "de--CH", "x", "de-u", "en-x", "de CH", "dé"]
)
def test_tags_that_are_not_well_formed(tag: str) -> None:
    assert not re.fullmatch(WELL_FORMED, tag)
