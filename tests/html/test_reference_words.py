"""The words of references: one or several, with words of the author, at the beginning of a sentence."""

import re
from pathlib import Path

import pytest
from lxml import etree

from octavo.html import render_ebook
from tests.books import compose_book, settings_for

FILES = {
    "tide.md": "# Tide {#sec-tide}\n\n## Ebb {#sec-ebb}\n\n$$a$$ {#eq:a}\n\n$$b$$ {#eq-b}\n\n$$c$$ {#eq-c}\n",
    "gate.md": "# Gate {#sec-gate}\n\nThe [sill]{#sill}.\n",
    "lock.md": "# Lock {#sec-lock}\n\nText.\n",
}


def words(root: Path, written: str, language: str = "en", chapter: str = "Here") -> str:
    """What a paragraph of a last chapter becomes in the e-book."""
    names = [*FILES, "here.md"]
    book = f"title: T\nlanguage: {language}\nbody: [{', '.join(names)}]\n"
    texts = {**FILES, "here.md": f"# {chapter} {{#sec-here}}\n\n{written}\n", "book.yaml": book}
    composed = compose_book(root, texts)
    pages = render_ebook(composed, settings_for(root)).documents
    page = next(page for page in pages if page.name == "text/sec-here.xhtml")
    paragraph = etree.fromstring(page.data).find(".//{*}p")
    assert paragraph is not None
    return " ".join("".join(map(str, paragraph.itertext())).replace("\u00a0", "~").split())


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("So [Chapter @sec-tide] says.", "So Chapter~1 says."),
        ("So [see @sec-tide] or [see Chap. @sec-tide].", "So see chapter~1 or see Chap.~1."),
        ("So [Section @sec-ebb] says.", "So Section “Ebb” says."),
        ("So @Sec-tide and @Sec:tide say.", "So Chapter~1 and Chapter~1 say."),
        ("So -@sec-tide and [-@sec:tide].", "So 1 and 1."),
        ("So [@sec-tide; @sec-lock].", "So chapters~1 and 3."),
        ("[@sec-tide; @sec-lock] say.", "Chapters~1 and 3 say."),
        ("So [@Sec-tide; @sec-lock].", "So Chapters~1 and 3."),
        ("So [-@sec-tide; -@sec-lock].", "So 1 and 3."),
        ("So [@sec-tide; @sec-gate].", "So chapters~1 and 2."),
        ("So [@sec-tide; @sec-gate; @sec-lock].", "So chapters~1–3."),
        ("So [@sec-tide; @sec-lock; @sec-here].", "So chapters~1, 3, and 4."),
        ("So [@eq:a; @eq-b; @eq-c].", "So equations~1–3."),
        ("So [Eqs. @eq-a; @eq-c].", "So Eqs.~1 and 3."),
        ("So [@sec-tide; @sec-ebb].", "So chapter~1 and “Ebb.”"),
        ("So [@sec-tide; @eq-a].", "So chapter~1 and equation~1."),
        ("So [@sec-tide; Section @sec-ebb].", "So chapter~1 and Section “Ebb.”"),
        ("So [@sill; @sec-tide].", "So “sill” and chapter~1."),
        ("[But see @sec-tide.]", "[But see chapter~1.]"),
    ],
)
def test_words(written: str, printed: str, tmp_path: Path) -> None:
    assert words(tmp_path, written) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "Kapitel~1 und 3. Siehe Gleichungen~1 und 3."),
        ("en-GB", "Chapters~1 and 3. Siehe equations~1 and 3."),
        ("fr", "Chapitres~1 et 3. Siehe équations~1 et 3."),
        ("cs", "Kapitoly~1 a~3. Siehe rov.~1 a~3."),
        ("ru", "Главы~1 и 3. Siehe ур.~1 и 3."),
        ("tr", "Bölüm~1 ve 3. Siehe Denklem~1 ve 3."),
    ],
)
def test_several_in_other_languages(language: str, printed: str, tmp_path: Path) -> None:
    assert words(tmp_path, "[@sec-tide; @sec-lock]. Siehe [@eq-a; @eq-c].", language) == printed


def test_each_number_of_several_is_a_link(tmp_path: Path) -> None:
    texts = {**FILES, "here.md": "# Here\n\nSo [@sec-tide; @sec-gate; @sec-lock].\n"}
    composed = compose_book(tmp_path, texts)
    page = next(p for p in render_ebook(composed, settings_for(tmp_path)).documents if "here" in p.name)
    links = [(a.get("href"), a.text) for a in etree.fromstring(page.data).iterfind(".//{*}p//{*}a")]
    assert links == [("sec-tide.xhtml", "1"), ("sec-lock.xhtml", "3")]


@pytest.mark.parametrize(
    ("title", "language", "printed"),
    [
        ("'Single' and \"Double\" -- dashes...", "en", "See “‘Single’ and ‘Double’ – dashes . . .” there."),
        ("The *Beagle* in 1913", "en", "See “The <em>Beagle</em> in 1913” there."),
        ('Das "Tor" -- heute', "de", "See „Das ‚Tor‘ – heute“ there."),
        ('Le "Port" -- hier', "fr", "See « Le “Port” – hier » there."),
        ("H~2~O[^n] and x", "en", "See “H<sub>2</sub>O and x” there."),
    ],
)
def test_a_title_is_quoted_with_its_signs(title: str, language: str, printed: str, tmp_path: Path) -> None:
    book = f"title: T\nlanguage: {language}\nbody: [a.md]\n"
    note = "\n\n[^n]: Note.\n" if "[^n]" in title else ""
    texts = {"book.yaml": book, "a.md": f"# A\n\nSee @sec-q there.\n\n## {title} {{#sec-q}}\n\nText.{note}"}
    pages = render_ebook(compose_book(tmp_path, texts), settings_for(tmp_path)).documents
    lines = next(page for page in pages if page.name == "text/a.xhtml").data.decode().split("\n")
    paragraph = next(line for line in lines if "there." in line)
    text = re.sub(r"</?(?:a|p|span)\b[^>]*>", "", paragraph)
    assert re.sub("[\u00a0\u202f]", " ", text) == printed
