"""The order of headings: what counts, in which language, letter by letter and word by word."""

import pytest

from octavo.compose.index.collation import Order
from octavo.languages import language


def by(tag: str, by_word: bool = False, ignored: frozenset[str] = frozenset()) -> Order:
    return Order(language(tag), by_word, ignored)


def ordered(order: Order, *texts: str, sub: bool = False) -> list[str]:
    return sorted(texts, key=lambda text: order.key(text, sub))


def test_letter_by_letter_spaces_and_hyphens_do_not_count() -> None:
    assert ordered(by("en"), "New York", "Newark", "new-fangled", "New Economic Policy", "newspapers") == [
        "Newark",
        "New Economic Policy",
        "new-fangled",
        "newspapers",
        "New York",
    ]


def test_word_by_word_the_shorter_word_comes_first() -> None:
    order = by("en", by_word=True)
    assert ordered(order, "Newark", "New York", "newspapers", "New Economic Policy") == [
        "New Economic Policy",
        "New York",
        "Newark",
        "newspapers",
    ]


@pytest.mark.parametrize("by_word", [False, True])
def test_a_comma_ends_what_is_compared_first(by_word: bool) -> None:
    names = ("Lighthouse", "Light, Ann", "Light (ship)", "Light")
    assert ordered(by("en", by_word), *names) == ["Light", "Light, Ann", "Light (ship)", "Lighthouse"]


def test_accents_and_capitals_decide_last() -> None:
    assert ordered(by("en"), "zoo", "\u00c9tienne", "Ezra", "etching", "Eton", "Zebra") == [
        "etching",
        "\u00c9tienne",
        "Eton",
        "Ezra",
        "Zebra",
        "zoo",
    ]
    assert ordered(by("fr"), "c\u00f4te", "cote", "cot\u00e9") == ["cote", "cot\u00e9", "c\u00f4te"]


def test_figures_are_numbers_and_stand_first() -> None:
    assert ordered(by("en"), "Article 10", "Article 9", "apples", "1917", "5th Fleet") == [
        "5th Fleet",
        "1917",
        "apples",
        "Article 9",
        "Article 10",
    ]


def test_quotation_marks_and_articles_do_not_count() -> None:
    assert ordered(by("en"), "\u201cnew\u201d town", "The Mole", "nails", "O\u2019Hara", "Ohm") == [
        "The Mole",
        "nails",
        "\u201cnew\u201d town",
        "O\u2019Hara",
        "Ohm",
    ]
    assert ordered(by("fr"), "l\u2019Humanit\u00e9", "Le Havre", "gare") == [
        "gare",
        "Le Havre",
        "l\u2019Humanit\u00e9",
    ]


def test_particles_do_not_count_at_the_head_of_sub_entries() -> None:
    subs = ("and prices", "crisis of", "in the provinces", "beginnings of", "under the tsar")
    assert ordered(by("en"), *subs, sub=True) == [
        "beginnings of",
        "crisis of",
        "and prices",
        "in the provinces",
        "under the tsar",
    ]
    assert ordered(by("en"), "and", "crisis", "In a Nutshell") == ["and", "crisis", "In a Nutshell"]
    own = by("en", ignored=frozenset({"regarding"}))
    assert ordered(own, "regarding apples", "bread", sub=True) == ["regarding apples", "bread"]


def test_every_word_of_a_given_sort_key_counts() -> None:
    order = by("en")
    assert order.key("The Hague", given=True) > order.key("Hague")
    assert order.letter("The Hague", given=True) == "T"
    assert order.letter("The Mole") == "M"


def test_the_language_decides() -> None:
    assert ordered(by("sv"), "Z\u00fcrich", "\u00c5land", "\u00d6rebro", "Abo") == [
        "Abo",
        "Z\u00fcrich",
        "\u00c5land",
        "\u00d6rebro",
    ]
    assert ordered(by("de"), "Z\u00fcrich", "\u00c5land", "\u00d6rebro", "Abo") == [
        "Abo",
        "\u00c5land",
        "\u00d6rebro",
        "Z\u00fcrich",
    ]
    assert ordered(by("ru"), "Ярославль", "Ёлка", "Ева", "Жуков") == [
        "Ева",
        "Ёлка",
        "Жуков",
        "Ярославль",
    ]


@pytest.mark.parametrize(
    ("tag", "text", "letter"),
    [
        ("en", "\u00c9tienne", "E"),
        ("en", "ice", "I"),
        ("en", "\u201cice\u201d", "I"),
        ("en", "\u00d8re", "O"),
        ("sv", "\u00c5land", "\u00c5"),
        ("pl", "\u0141\u00f3d\u017a", "\u0141"),
        ("cs", "Chrudim", "Ch"),
        ("ru", "Ёлка", "Е"),
        ("en", "Ленин", "Л"),
        ("en", "\u4e2d\u56fd", "\u4e2d"),
        ("en", "1917", ""),
        ("en", "\u00a7 12", ""),
        ("en", "&c.", "C"),
        ("en", "???", ""),
    ],
)
def test_letters(tag: str, text: str, letter: str) -> None:
    assert by(tag).letter(text) == letter


def test_a_language_that_nobody_knows_is_put_in_the_order_of_all() -> None:
    assert ordered(by("qaa"), "b", "\u00e4", "a") == ["a", "\u00e4", "b"]


@pytest.mark.parametrize(
    ("tag", "subs"),
    [
        ("it", ["dell’arte", "bottega", "all'inizio della città", "nel porto"]),
        ("pl", ["handel", "w lesie", "oraz promy", "ze wsi"]),
        ("cs", ["ve městě", "obchod", "a řeky", "u vody"]),
        ("el", ["και αλάτι", "στην πόλη", "των ψαράδων"]),
        ("pt", ["da cidade", "às margens", "pescadores"]),
        ("sv", ["och handel", "i norr", "salt"]),
        ("uk", ["у місті", "порт", "та річки"]),
    ],
)
def test_particles_of_a_language_do_not_count(tag: str, subs: list[str]) -> None:
    assert ordered(by(tag), *reversed(subs), sub=True) == subs
