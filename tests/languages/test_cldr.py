"""What CLDR says of languages, of those that it knows and of tags that are none."""

import os
import subprocess
import sys

import icu
import pytest

from octavo.languages import cldr

#: Tags for which CLDR has no data, or that are not well formed.
STRANGE = ("", "x-klingon", "und", "xx", "qaa-Latn", "!", "ß", "la", "he-Latn", "a" * 300)


@pytest.mark.parametrize(
    ("tag", "marks"),
    [
        ("pl", "„”«»"),
        ("fr-CH", "«»‹›"),
        ("zh-TW", "「」『』"),
        ("zh", "“”‘’"),
        ("iw", "””’’"),
        ("EN_us", "“”‘’"),
        ("sr-Latn-RS", "„”’’"),
        ("ar", "”“’‘"),
    ],
)
def test_quotation_marks(tag: str, marks: str) -> None:
    assert "".join(opening + closing for opening, closing in cldr.quotation_marks(tag)) == marks


@pytest.mark.parametrize(
    ("tag", "decimal", "grouping"),
    [
        ("en", ".", ","),
        ("en-GB", ".", ","),
        ("de", ",", "."),
        ("de-CH", ".", "’"),
        ("de-AT", ",", "\u00a0"),
        ("fr", ",", "\u202f"),
        ("ru", ",", "\u00a0"),
        ("ja", ".", ","),
        ("es-MX", ".", ","),
        ("es-AR", ",", "."),
        ("ar-EG", "\u066b", "\u066c"),
        ("de-DE-1996", ",", "."),
        ("de-u-nu-arab", ",", "."),
    ],
)
def test_signs_of_numbers(tag: str, decimal: str, grouping: str) -> None:
    assert (cldr.decimal_sign(tag), cldr.grouping_sign(tag)) == (decimal, grouping)


@pytest.mark.parametrize(
    ("tag", "month"),
    [
        ("pl", "stycznia"),
        ("de-AT", "Jänner"),
        ("de", "Januar"),
        ("ca", "gener"),
        ("ca", "d’abril"),
        ("he", "ינואר"),
    ],
)
def test_months_as_dates_have_them(tag: str, month: str) -> None:
    assert month in cldr.month_names(tag)


def test_months_that_are_figures_are_left_out() -> None:
    assert cldr.month_names("ja") == frozenset()


@pytest.mark.parametrize("tag", STRANGE)
def test_what_cldr_does_not_know_has_the_data_of_its_root(tag: str) -> None:
    assert not cldr.known(tag)
    assert cldr.quotation_marks(tag) == ()
    assert cldr.month_names(tag) == frozenset()
    assert (cldr.decimal_sign(tag), cldr.grouping_sign(tag)) == (".", ",")
    assert cldr.direction(tag) == "ltr"
    assert cldr.alphabet(tag)[1:4] == ("A", "B", "C")
    assert cldr.collator(tag).compare("a", "b") < 0


def test_the_locale_of_the_machine_does_not_count() -> None:
    """ICU answers with it for a language that it does not know; Swedish has other marks, and a comma."""
    script = (
        "import icu\nfrom octavo.languages import cldr, language\n"
        "print(icu.Locale.getDefault(), cldr.name('pl'), cldr.name('de-CH'), *[\n"
        "    (language(tag).quotes, language(tag).decimal, language(tag).months)\n"
        "    for tag in ('xx', 'la', 'he-Latn', 'x-a')\n"
        "])"
    )
    said = {
        locale: subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for locale in ("sv_SE.UTF-8", "en_US.UTF-8")
    }
    assert said["sv_SE.UTF-8"].startswith("sv_SE ")
    assert said["sv_SE.UTF-8"].split(" ", 1)[1] == said["en_US.UTF-8"].split(" ", 1)[1]


@pytest.mark.parametrize(
    ("tag", "script"), [("zh-TW", "Hant"), ("zh", "Hans"), ("az-IR", "Arab"), ("az", "Latn"), ("xx", "")]
)
def test_likely_scripts(tag: str, script: str) -> None:
    assert cldr.likely_script(tag) == script


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("cs", "Czech"),
        ("de-CH", "German (Switzerland)"),
        ("x-klingon", "x-klingon"),
        ("!", "!"),
        ("iw", "Hebrew"),
    ],
)
def test_names(tag: str, name: str) -> None:
    assert cldr.name(tag) == name


def test_a_tag_may_name_an_order_of_its_own() -> None:
    """In the order of telephone books, German "ä" counts as "ae"."""
    assert cldr.collator("de", icu.Collator.PRIMARY).compare("ä", "a") == 0
    assert cldr.collator("de-u-co-phonebk", icu.Collator.PRIMARY).compare("ä", "ae") == 0
