"""A scholarly book in each language that has printed words: its e-book; and in three, the finished files."""

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from octavo.build.build import build
from octavo.build.checks import check_files
from octavo.check import Checkers, Outcome
from octavo.check.validators.java import JavaChecks
from octavo.core.diagnostics import Diagnostics
from octavo.core.progress import Progress
from octavo.core.settings import RESOURCES, CheckLevel, Settings
from octavo.formats.made import Made
from octavo.html import render_ebook
from tests.books import compose_book, settings_for, write_book
from tests.check.said import said
from tests.languages.scholarly import scholarly_book

#: What a reader of each language sees: the titles of lists, a part, a contributor, references, the index.
PRINTED = {
    "es": (
        *("Índice general", "Índice de tablas", "Parte I", "Apéndice A", "Notas", "Índice alfabético"),
        *("Traducción de", "Tabla 1.", "V. tabla 1. V. figura 1;", "capítulo 1 de «El comercio», apéndice A"),
        *("Véase barcas", "Véase también ríos", "Fuente:"),
    ),
    "it": (
        *("Indice", "Indice delle tabelle", "Parte I", "Appendice A", "Note", "Indice analitico"),
        *("A cura di", "Tabella 1.", "Cfr. tabella 1. Cfr. figura 1;", "capitolo 1 di «Il commercio»"),
        *("Vedi barche", "Vedi anche fiumi", "Fonte:"),
    ),
    "pt": (
        *("Índice", "Lista de tabelas", "Parte I", "Apêndice A", "Notas", "Índice remissivo"),
        *("Organização de", "Tabela 1.", "Cf. tabela 1. Cf. figura 1;", "capítulo 1 de «O comércio»"),
        *("Ver barcas", "Ver também rios", "Fonte:"),
    ),
    "nl": (
        *("Inhoud", "Lijst van tabellen", "Deel I", "Bijlage A", "Noten", "Register"),
        *("Vertaald door", "Tabel 1.", "Vgl. tabel 1. Vgl. figuur 1;", "hoofdstuk 1 van “De handel”"),
        *("Zie veerboten", "Zie ook rivieren", "Bron:"),
    ),
    "sv": (
        *("Innehåll", "Tabeller", "Del I", "Bilaga A", "Noter", "Register", "Litteratur"),
        *("Översatt av", "Tabell 1.", "Jfr. tabell 1. Jfr. figur 1;", "kapitel 1 i ”Handeln”"),
        *("Se färjor", "Se även älvar", "Källa:"),
    ),
    "pl": (
        *("Spis treści", "Spis tabel", "Część I", "Dodatek A", "Przypisy", "Indeks"),
        *("Przekład:", "Tabela 1.", "Zob. tabela 1. Zob. rysunek 1;", "rozdział 1 w „Handel”, dodatek A"),
        *("Zob. promy", "Zob. też rzeki", "Źródło:"),
    ),
    "cs": (
        *("Obsah", "Seznam tabulek", "Část I", "Příloha A", "Poznámky", "Rejstřík"),
        *("Překlad:", "Tabulka 1.", "Srov. tab. 1. Srov. obr. 1;", "kap. 1 v „Obchod“, příl. A"),
        *("Viz přívozy", "Viz též řeky", "Zdroj:"),
    ),
    "uk": (
        *("Зміст", "Перелік таблиць", "Частина I", "Додаток A", "Примітки", "Покажчик"),
        *("Переклад:", "Таблиця 1.", "Див. табл. 1. Див. рис. 1;", "розд. 1 у «Торгівля», дод. A"),
        *("Див. пороми", "Див. також річки", "Джерело:"),
    ),
    "el": (
        *("Περιεχόμενα", "Κατάλογος πινάκων", "Μέρος I", "Παράρτημα A", "Σημειώσεις", "Ευρετήριο"),
        *("Μετάφραση:", "Πίνακας 1.", "Πρβλ. πίν. 1. Πρβλ. εικ. 1;", "κεφ. 1 («Το εμπόριο»), παράρτ. A"),
        *("Βλ. πορθμεία", "Βλ. επίσης ποτάμια", "Πηγή:"),
    ),
    "tr": (
        *("İçindekiler", "Tablolar", "Kısım I", "Ek A", "Notlar", "Dizin"),
        *("Çeviren:", "Tablo 1.", "Bkz. Tablo 1. Bkz. Şekil 1;", "Bölüm 1 (“Ticaret”), Ek A"),
        *("Bkz. feribotlar", "Ayrıca bkz. ırmaklar", "Kaynak:"),
    ),
}
#: What only pages have, in three scripts and orders of words.
PAGED = {
    "pl": ("s. 4 powyżej, s. 10–11", "Tabela 1, ciąg dalszy", "Przypisy do stron 10–13"),
    "el": ("σ. 5 παραπάνω, σσ. 12–14", "Πίνακας 1, συνέχεια", "Σημειώσεις στις σελίδες 12–16"),
    "tr": ("yukarıda s. 5, ss. 12–14", "Tablo 1, devam", "Sayfa 12–16 notları"),
}
#: Words of English that would show that one was left.
ENGLISH = (
    "Contents",
    "Notes",
    "Index",
    "Table",
    "Figure",
    "Part",
    "Appendix",
    "see",
    "See",
    "chapter",
    "back to",
)


def test_every_language_is_there() -> None:
    terms = {path.stem for path in (RESOURCES / "templates" / "terms").glob("*.yaml")}
    assert terms - {"en", "de", "fr", "ru", "pt-BR"} == PRINTED.keys()


@pytest.mark.parametrize("tag", PRINTED)
def test_words_of_the_ebook(tag: str, tmp_path: Path) -> None:
    pages = render_ebook(compose_book(tmp_path, scholarly_book(tag)), settings_for(tmp_path))
    trees = [etree.fromstring(document.data) for document in pages.documents]
    text = " ".join("\n".join("".join(map(str, tree.itertext())) for tree in trees).split())
    said = " ".join(
        label for tree in trees for node in tree.iter("{*}*") if (label := node.get("aria-label"))
    )
    assert [words for words in PRINTED[tag] if words not in text] == []
    assert [word for word in ENGLISH if f" {word} " in f" {text} {said} "] == []


@pytest.mark.engine
@pytest.mark.java
@pytest.mark.parametrize("tag", PAGED)
def test_finished_files(tag: str, tmp_path: Path, java: JavaChecks) -> None:
    book = write_book(tmp_path / "book", scholarly_book(tag))
    diagnostics = Diagnostics()
    asked = Settings(book, tmp_path / "output", frozenset({"epub", "pdf"}), CheckLevel.NONE, jobs=1)
    made = build(asked, diagnostics, Progress())
    told = [found.code for found in diagnostics]
    assert told == (["hyphenation-missing"] if tag == "tr" else [])
    assert made.report
    files = {one.format: tmp_path / "output" / one.name for one in made.report.files}
    checks = check_files(
        {name: Made(path) for name, path in files.items()}, CheckLevel.QUICK, Checkers(java, None)
    )
    assert [(check.name, said(check)) for check in checks if check.outcome is not Outcome.PASSED] == []
    found = {check.name: check.detail for check in checks}
    assert found["Heads over notes"].startswith("1 of 1 head true")
    assert found["References to pages"].startswith("2 of 2")
    command = ["pdftotext", "-enc", "UTF-8", str(files["pdf"]), "-"]
    printed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    text = " ".join(printed.split()).replace("\u2013 ", "\u2013")  # a range may end a line
    assert [words for words in PAGED[tag] if words not in text] == []
