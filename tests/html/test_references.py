"""The words of cross-references: in all forms, at the start of sentences, in quotation marks, by language."""

from pathlib import Path

import pytest
from lxml import etree

from octavo.html import render_print
from octavo.html.sentences import opens_sentence
from tests.books import compose_book, settings_for
from tests.html.pages_read import ebook, texts, trees

BOOK = """\
title: T
language: LANGUAGE
body:
  - file: here.md
    kind: selection
    chapters: [one.md, {file: app.md, kind: appendix}]
  - file: there.md
    kind: selection
    chapters: [two.md]
  - three.md
  - {file: plain.md, kind: introduction}
back: [notes]
"""
ONE = """\
# One

{TEXT}

## Sub {#sec-sub}

| a |
|---|
| 1 |

: Caption {#tbl-x}

![Picture](images/x.svg){#fig-x alt="x"}

Called.[^n] [Some words]{#sec-words}

::: {#sec-block}
A long block of text that nobody would want to see as the name of a place in a book.
:::

[^n]: N.
"""
FILES = {
    "here.md": "# Here\n\nX.",
    "app.md": "# App\n\nX.",
    "there.md": "# There\n\nX.",
    "two.md": "# Two\n\nX.",
    "three.md": "# Three\n\nX.",
    "plain.md": "# Plain\n\nX.",
    "images/x.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def said(root: Path, text: str, language: str = "en") -> str:
    files = {**FILES, "book.yaml": BOOK.replace("LANGUAGE", language), "one.md": ONE.replace("{TEXT}", text)}
    return texts(trees(ebook(root, files))["text/one.xhtml"], "p")[0].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see @sec-one", "see chapter 1"),
        ("see @sec-app", "see appendix A"),
        ("see @sec-two", "see chapter 1 of “There”"),
        ("see @sec-three", "see chapter 1"),
        ("see @sec-here", "see “Here”"),
        ("see @sec-plain, and", "see “Plain,” and"),
        ("see @sec-sub.", "see “Sub.”"),
        ("see @sec-two.", "see chapter 1 of “There.”"),
        ("see @sec-sub; and", "see “Sub”; and"),
        ("see @sec-words", "see “Some words”"),
        ("see @sec-block", "see “One”"),
        ("see @tbl-x.", "see table 1."),
        ("see @fig-x,", "see figure 1,"),
        ("see @note-n", "see note 1"),
        ("see [@tbl-x]", "see table 1"),
        ("tables [-@tbl-x]", "tables 1"),
        ("see [-@sec-two]", "see 1"),
        ("see [-@sec-sub].", "see “Sub.”"),
        ("@tbl-x shows", "Table 1 shows"),
        ("So it is. @fig-x shows", "So it is. Figure 1 shows"),
        ("“So it is.” @fig-x shows", "“So it is.” Figure 1 shows"),
        ("cf. @fig-x, e.g. @tbl-x", "cf. figure 1, e.g. table 1"),
        ("of N. @fig-x", "of N. figure 1"),
        ("*See* (@tbl-x)", "See (table 1)"),
    ],
)
def test_words(text: str, expected: str, tmp_path: Path) -> None:
    assert said(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en-GB", "see @sec-sub.", "see ‘Sub’."),
        ("de", "siehe @sec-sub.", "siehe „Sub“."),
        ("de", "vgl. @tbl-x, S. 3", "vgl. Tabelle 1, S. 3"),
        ("de", "siehe @sec-two", "siehe Kapitel 1 in „There“"),
        ("fr", "voir @tbl-x", "voir tableau 1"),
        ("de", "d. h. [@tbl-x]{.plain-page}", "d. h. Tabelle 1"),
        ("ru", "см. @tbl-x, @sec-sub.", "см. табл. 1, «Sub»."),
        ("ru", "@tbl-x показывает", "Таблица 1 показывает"),
        ("pl", "Zob. @tbl-x, m.in. @fig-x", "Zob. tabela 1, m.in. rysunek 1"),
        ("pl", "Tekst. @fig-x pokazuje", "Tekst. Rysunek 1 pokazuje"),
        ("pl", "zob. @sec-two", "zob. rozdział 1 w „There”"),
        ("cs", "Srov. @tbl-x; viz @fig-x", "Srov. tab. 1; viz obr. 1"),
        ("es", "p. ej. @tbl-x", "p. ej. tabla 1"),
        ("it", "Cfr. @fig-x", "Cfr. figura 1"),
        ("pt", "p. ex. @tbl-x", "p. ex. tabela 1"),
        ("nl", "Vgl. @tbl-x", "Vgl. tabel 1"),
        ("sv", "bl. a. @fig-x", "bl. a. figur 1"),
        ("uk", "Див. @tbl-x", "Див. табл. 1"),
        ("el", "Βλ. @tbl-x", "Βλ. πίν. 1"),
        ("el", "βλ. @sec-two", "βλ. κεφ. 1 («There»)"),
        ("tr", "Bkz. @tbl-x, [@sec-two].", "Bkz. Tablo 1, Bölüm 1 (“There”)."),
    ],
)
def test_words_by_language(language: str, text: str, expected: str, tmp_path: Path) -> None:
    assert said(tmp_path, text, language) == expected


def printed(root: Path, text: str, language: str = "en") -> str:
    """The words of a paragraph as they are printed, with # for each page that is filled in later."""
    files = {**FILES, "book.yaml": BOOK.replace("LANGUAGE", language), "one.md": ONE.replace("{TEXT}", text)}
    sections = render_print(compose_book(root, files), settings_for(root)).sections
    tree = etree.fromstring(next(one.xhtml for one in sections if one.id == "one"))
    for node in tree.iter("{*}span"):
        if node.get("data-page-of") or node.get("data-pages-of"):
            node.text = f"{node.get('data-several', '')}#"
    return texts(tree, "p")[0].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "see [@sec-three]{.page}", "see p. # below"),
        ("en", "see [@sec-one]{.page}.", "see p. # above."),
        ("en", "[@sec-three]{.page} has it", "Page # below has it"),
        ("en", "see [@tbl-x]{.plain-page}", "see p. #"),
        ("en", "pp. [-@tbl-x]{.page} and [-@sec-words]{.page}", "pp. # and #"),
        ("en", "see [@sec-three]{.pages}", "see pp. #"),
        ("en", "[@sec-three]{.pages} have it", "Pages # have it"),
        ("en", "see [@tbl-x]{.pages}", "see p. #"),
        ("en-GB", "see [@note-n]{.page}", "see p. # below"),
        ("de", "siehe [@sec-three]{.page}", "siehe S. # unten"),
        ("de", "vgl. [@sec-three]{.pages}", "vgl. S. #"),
        ("fr", "voir [@sec-one]{.page}", "voir p. # ci-dessus"),
        ("ru", "см. [@sec-three]{.page}", "см. с. # ниже"),
        ("pl", "Zob. [@sec-three]{.page}", "Zob. s. # poniżej"),
        ("es", "véase [@sec-one]{.page}", "véase p. # más arriba"),
        ("el", "βλ. [@sec-three]{.pages}", "βλ. σσ. #"),
        ("tr", "bkz. [@sec-three]{.page}", "bkz. aşağıda s. #"),
    ],
)
def test_pages(language: str, text: str, expected: str, tmp_path: Path) -> None:
    assert printed(tmp_path, text, language) == expected


def test_without_known_pages_the_thing_is_named(tmp_path: Path) -> None:
    assert said(tmp_path, "see [@tbl-x]{.page}, [@sec-three]{.pages}") == "see table 1, chapter 1"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "equation 1"), ("de", "Gleichung 1"), ("fr", "équation 1"), ("ru", "ур. 1")],
)
def test_equations(language: str, expected: str, tmp_path: Path) -> None:
    assert said(tmp_path, "a @eq-x\n\n$$ x $$ {#eq-x}", language) == f"a {expected}"


def test_numbers_that_run_on_need_no_title(tmp_path: Path) -> None:
    book = BOOK.replace("LANGUAGE", "en") + "numbering: {chapters: continuous}\n"
    files = {**FILES, "book.yaml": book, "one.md": ONE.replace("{TEXT}", "see @sec-two")}
    assert (
        texts(trees(ebook(tmp_path, files))["text/one.xhtml"], "p")[0].replace("\u00a0", " ")
        == "see chapter 2"
    )


@pytest.mark.parametrize(
    ("before", "opens"),
    [
        ("", True),
        ("Bread. ", True),
        ("Bread! ", True),
        ("“Bread.” ", True),
        ("(Bread.) ", True),
        ("Bread ", False),
        ("Bread: ", False),
        ("cf. ", False),
        ("(cf. ", False),
        ("e.g. ", False),
        ("by L. ", False),
        ("in 1923. ", True),
        ("Bread.<a epub:type='noteref'>1</a> ", True),
        ("<em>Bread.</em> ", True),
    ],
)
def test_where_sentences_begin(before: str, opens: bool) -> None:
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    tree = etree.fromstring(f"<div {names}><p>Earlier</p><p>{before}<b><a/></b></p></div>")
    assert opens_sentence(tree[1][-1][0], {"cf", "e.g"}) is opens
