"""Every code that can be written is in the list of the installed schema, and means what we take it for."""

from collections.abc import Iterable
from typing import Any, get_args

import icu
import pytest

from octavo.core.territories import countries, currencies
from octavo.onix import accessibility, codes, roles
from octavo.onix.languages import language_code
from octavo.source import trade
from tests.onix.schema import code_list, deprecated

TABLES: list[tuple[int, Iterable[str]]] = [
    (28, codes.AUDIENCES.values()),
    (65, codes.AVAILABILITY.values()),
    (65, codes.AVAILABILITY_OF_STATUS.values()),
    (150, codes.PRODUCT_FORMS.values()),
    (175, codes.TRIM_DETAILS.values()),
    (58, codes.PRICE_TYPES.values()),
    (144, codes.PROTECTIONS.values()),
    (51, codes.RELATIONS.values()),
    (64, codes.STATUSES.values()),
    (27, codes.SUBJECT_SCHEMES.values()),
    (27, codes.THEMA_QUALIFIERS.values()),
    (93, codes.SUPPLIER_ROLES.values()),
    (178, codes.PICTURES.values()),
    (17, [*roles.ROLES.values(), roles.OTHER]),
    (196, accessibility.FEATURES.values()),
    (143, accessibility.HAZARDS.values()),
    (196, accessibility.WCAG.values()),
]

#: Our word -> a word of the schema's own description, where ours is not in it.
MEANT = {
    (28, "pre-primary"): "Pre-primary",
    (28, "education"): "Primary and secondary education",
    (28, "language-learning"): "additional language teaching",
    (65, "print-on-demand"): "POD",
    (65, "forthcoming"): "Not yet available",
    (144, "none"): "None",
    (51, "same-collection"): "same collection",
    (51, "same-author"): "same author",
    (27, "lcsh"): "LC subject heading",
    (93, "publisher"): "Publisher to resellers",
    (93, "publisher-direct"): "Publisher to end-customers",
    (93, "print-on-demand"): "POD supplier",
}


@pytest.mark.parametrize(("number", "values"), TABLES)
def test_codes_are_in_their_lists(number: int, values: Iterable[str]) -> None:
    known = code_list(number)
    for code in values:
        assert code in known
        assert not deprecated(number, code), code


@pytest.mark.parametrize(
    ("number", "table"),
    [
        (28, codes.AUDIENCES),
        (65, codes.AVAILABILITY),
        (64, codes.STATUSES),
        (144, codes.PROTECTIONS),
        (51, codes.RELATIONS),
        (93, codes.SUPPLIER_ROLES),
        (27, codes.SUBJECT_SCHEMES),
    ],
)
def test_words_mean_what_the_list_says(number: int, table: codes.Table) -> None:
    for word, code in table.items():
        expected = MEANT.get((number, word), word.replace("-", " "))
        assert expected.lower().replace("-", " ") in code_list(number)[code].lower().replace("-", " "), word


@pytest.mark.parametrize(
    ("words", "table"),
    [
        (trade.Audience, codes.AUDIENCES),
        (trade.Availability, codes.AVAILABILITY),
        (trade.Protection, codes.PROTECTIONS),
        (trade.Relation, codes.RELATIONS),
        (trade.Status, codes.STATUSES),
        (trade.Status, codes.AVAILABILITY_OF_STATUS),
        (trade.SubjectScheme, codes.SUBJECT_SCHEMES),
        (trade.SupplierRole, codes.SUPPLIER_ROLES),
    ],
)
def test_every_word_of_book_yaml_has_a_code(words: Any, table: codes.Table) -> None:
    assert set(get_args(words)) == set(table)


def test_every_kind_of_price_has_a_code() -> None:
    kinds = {(kind, tax) for kind in get_args(trade.PriceKind) for tax in ("included", "excluded")}
    assert set(codes.PRICE_TYPES) == kinds
    for (_, tax), code in codes.PRICE_TYPES.items():
        assert f"{tax[:-2]}ing tax" in code_list(58)[code].split(" including sales")[0]


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("tableOfContents", "Table of contents navigation"),
        ("index", "Index navigation"),
        ("readingOrder", "logical reading order"),
        ("alternativeText", "Short alternative"),
        ("longDescription", "Full alternative"),
        ("MathML", "as MathML"),
        ("latex", "as LaTeX"),
        ("describedMath", "Described math"),
        ("pageBreakMarkers", "Print-equivalent page numbering"),
        ("pageNavigation", "Page list navigation"),
        ("structuralNavigation", "structural navigation"),
        ("ARIA", "ARIA roles"),
        ("displayTransformability", "Appearance of all textual content"),
    ],
)
def test_features_mean_what_the_list_says(feature: str, words: str) -> None:
    assert words in code_list(196)[accessibility.FEATURES[feature]]


@pytest.mark.parametrize(
    ("hazard", "words"),
    [
        ("none", "No known hazards"),
        ("flashing", "WARNING – Flashing"),
        ("noFlashingHazard", "No flashing"),
        ("sound", "WARNING – Sound"),
        ("noSoundHazard", "No sound"),
        ("motionSimulation", "WARNING – Motion"),
        ("noMotionSimulationHazard", "No motion"),
    ],
)
def test_hazards_mean_what_the_list_says(hazard: str, words: str) -> None:
    assert code_list(143)[accessibility.HAZARDS[hazard]].startswith(words)


@pytest.mark.parametrize(
    ("relator", "words"),
    [
        ("aut", "By (author)"),
        ("edt", "Edited by"),
        ("trl", "Translated by"),
        ("ill", "Illustrated by"),
        ("aui", "Introduction by"),
        ("wpr", "Preface by"),
        ("wfw", "Foreword by"),
        ("aft", "Afterword by"),
        ("pht", "Photographs by"),
        ("ctg", "Maps by"),
        ("com", "Compiled by"),
        ("cov", "Cover design"),
        ("nrt", "Read by"),
        ("cwt", "Commentaries by"),
        ("ann", "Notes by"),
        ("abr", "Abridged by"),
        ("adp", "Adapted by"),
        ("cmp", "By (composer)"),
        ("pbl", "Other"),
        ("zzz", "Other"),
    ],
)
def test_roles_mean_what_the_list_says(relator: str, words: str) -> None:
    assert code_list(17)[roles.role(relator)].startswith(words)


def test_a_relator_stands_in_the_table_once() -> None:
    relators = [relator for line in roles._RELATORS.values() for relator in line.split()]
    assert len(relators) == len(set(relators))
    assert all(len(relator) == 3 for relator in relators)


def test_languages_of_iso_639_1() -> None:
    """Every language with a code of two letters has one of three letters that ONIX knows."""
    known = code_list(74)
    found = {tag: language_code(tag) for tag in icu.Locale.getISOLanguages() if len(tag) == 2}
    assert len(found) > 180
    assert {tag: code for tag, code in found.items() if code not in known} == {}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "eng"),
        ("de-AT", "ger"),
        ("fr", "fre"),
        ("zh-Hant-TW", "chi"),
        ("cs", "cze"),
        ("el", "gre"),
        ("grc", "grc"),
        ("RU", "rus"),
        ("yue", "yue"),
        ("qq", "und"),
    ],
)
def test_languages(tag: str, code: str) -> None:
    assert language_code(tag) == code
    assert code in code_list(74)


def test_countries_are_those_of_the_list() -> None:
    """List 91 keeps three states that are no more."""
    assert countries() == set(code_list(91)) - {"AN", "CS", "YU"}


def test_currencies_are_in_the_list_and_in_use() -> None:
    known = code_list(96)
    assert currencies() <= set(known)
    assert {"EUR", "USD", "GBP", "JPY", "CHF"} <= currencies()
    assert not {"DEM", "FRF", "ITL", "HRK"} & currencies()
