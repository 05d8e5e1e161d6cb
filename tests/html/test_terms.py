"""The words that Octavo adds: by language, of the book's own, and what is said if they come in English."""

from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.languages import LANGUAGES, Language
from octavo.languages.terms import check_terms, load_terms
from tests.books import write_book

TRANSLATED = ("de", "fr", "es", "it", "pt", "nl", "sv", "pl", "cs", "ru", "uk", "el", "tr")
BOOK = {"a.md": "# A\n\nX.[^1]\n\n[^1]: N.\n"}


def terms(root: Path, language: str, **files: str) -> dict[str, str]:
    write_book(root, {**BOOK, **{f"templates/terms/{name}.yaml": text for name, text in files.items()}})
    return dict(load_terms(Settings(book=root, output=root / "output"), language))


@pytest.mark.parametrize(
    ("language", "contents", "quote"),
    [
        ("en", "Contents", "“"),
        ("en-GB", "Contents", "‘"),
        ("EN-gb", "Contents", "‘"),
        ("de", "Inhalt", "„"),
        ("de-AT", "Inhalt", "„"),
        ("ru", "Содержание", "«"),
        ("eo", "Contents", "“"),
        ("pl", "Spis treści", "„"),
        ("cs", "Obsah", "„"),
        ("es", "Índice general", "«"),
        ("es-MX", "Índice general", "“"),
        ("it", "Indice", "«"),
        ("pt", "Índice", "«"),
        ("pt-BR", "Sumário", "“"),
        ("nl", "Inhoud", "“"),
        ("sv", "Innehåll", "”"),
        ("uk", "Зміст", "«"),
        ("el", "Περιεχόμενα", "«"),
        ("tr", "İçindekiler", "“"),
        ("hu", "Contents", "„"),
        ("fr-CH", "Table des matières", "«\u202f"),
        ("de-CH", "Inhalt", "«"),
        ("en-AU", "Contents", "‘"),
        ("EN_us", "Contents", "“"),
        ("x-klingon", "Contents", "“"),
        ("af", "Contents", "“"),
    ],
)
def test_terms_by_language(language: str, contents: str, quote: str, tmp_path: Path) -> None:
    found = terms(tmp_path, language)
    assert (found["contents"], found["quote-open"]) == (contents, quote)


def test_terms_of_the_book_change_only_what_they_name(tmp_path: Path) -> None:
    found = terms(tmp_path, "en-GB", en="notes: Sources\ncontents: 1\npoint-inside-quotes: true\n")
    assert (found["notes"], found["contents"], found["chapter"]) == ("Sources", "1", "chapter")
    assert found["point-inside-quotes"] == "no"  # that of the region goes before


def test_terms_hold_words_only(tmp_path: Path) -> None:
    assert terms(tmp_path, "en", en="notes: [a, b]\nchapter: {x: y}\n")["notes"] == "Notes"


def test_only_american_english_puts_points_inside_quotation_marks(tmp_path: Path) -> None:
    inside = [
        tag for tag in ("en", "en-US", "en-CA", "en-GB", "en-AU", "de", "cs", "ar") if _inside(tmp_path, tag)
    ]
    assert inside == ["en", "en-US", "en-CA"]


def _inside(root: Path, tag: str) -> bool:
    return terms(root, tag)["point-inside-quotes"] == "yes"


def warned(root: Path, language: str, **files: str) -> list[str]:
    named = {f"templates/terms/{name}.yaml": text for name, text in files.items()}
    write_book(root, {**BOOK, **named, "book.yaml": f"title: A Book\nlanguage: {language}\nbody: [a.md]\n"})
    diagnostics = Diagnostics()
    check_terms(Settings(book=root, output=root / "output"), language, diagnostics)
    return [f"{one.span} {one.code} {one.message} | {one.hint}" for one in diagnostics]


@pytest.mark.parametrize("tag", ["en", "en-NZ", "EN_us", "de", "de-AT", "fr-CA", "ru", "pl", "pt-BR"])
def test_nothing_is_said_of_a_language_with_words(tag: str, tmp_path: Path) -> None:
    assert warned(tmp_path, tag) == []


@pytest.mark.parametrize(
    ("tag", "name", "file"),
    [
        ("da", "Danish (`da`)", "da"),
        ("ro-MD", "Romanian (Moldova) (`ro-MD`)", "ro"),
        ("x-klingon", "`x-klingon`", "x-klingon"),
        ("ar", "Arabic (`ar`)", "ar"),
    ],
)
def test_english_words_in_another_language_are_told(tag: str, name: str, file: str, tmp_path: Path) -> None:
    (found,) = warned(tmp_path, tag)
    assert found.startswith("book.yaml:2:1 terms-missing ")
    assert f"not known in {name}: `contents` (“Contents”), `glossary`" in found
    assert f"| write them into templates/terms/{file}.yaml in the book's folder" in found


def test_words_that_a_file_of_the_book_lacks_are_named(tmp_path: Path) -> None:
    english = terms(tmp_path, "en")
    whole = "".join(f'{name}: "word"\n' for name in english)
    most = "".join(f'{name}: "word"\n' for name in english if name not in {"contents", "notes"})
    assert warned(tmp_path, "hu", hu=whole) == []
    (found,) = warned(tmp_path, "hu-HU", hu=most)
    assert found.startswith("templates/terms/hu.yaml:1:1 terms-missing ")
    named = "(`hu-HU`): `contents` (“Contents”), `notes` (“Notes”) | write them into templates/terms/hu.yaml"
    assert named in found


def test_languages_with_words_have_other_words_than_english(tmp_path: Path) -> None:
    english = terms(tmp_path, "en")
    for language in TRANSLATED:
        found = terms(tmp_path, language)
        assert set(found) == set(english)
        assert sum(found[name] == english[name] for name in english) < 40, language


@pytest.mark.parametrize(
    ("language", "notes"),
    [
        ("en", "Notes to %"),
        ("de", "Anmerkungen zu „%“"),
        ("de-CH", "Anmerkungen zu «%»"),
        ("fr", "Notes de «\u202f%\u202f»"),
        ("es", "Notas de «%»"),
        ("es-MX", "Notas de “%”"),
        ("sv", "Noter till ”%”"),
    ],
)
def test_straight_quotation_marks_in_a_term_are_those_of_the_language(
    language: str, notes: str, tmp_path: Path
) -> None:
    assert terms(tmp_path, language)["notes-to"] == notes


def test_places_for_what_a_term_speaks_of_are_in_each_language(tmp_path: Path) -> None:
    """A translation that has lost its % prints nothing of the page, the title or the number."""
    english = terms(tmp_path, "en")
    for language in (*TRANSLATED, "pt-BR"):
        found = terms(tmp_path, language)
        lost = [
            name for name in english if name != "of" and found[name].count("%") != english[name].count("%")
        ]
        assert lost == [], language
        assert found["math-with"].count("&") == 1, language


def test_a_language_of_an_extension_has_its_quotation_marks_in_terms() -> None:
    known = LANGUAGES.with_part("tlh", Language("tlh", quotes=(("<", ">"),)))
    assert load_terms(None, "tlh", known)["quote-open"] == "<"
    assert load_terms(None, "tlh")["quote-open"] == "“"
