"""Editions on finished pages: the size of the page, of the type, and the line grid."""

from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw
import pytest

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.html import render_print
from octavo.source import read
from octavo.typeset import typeset
from tests.books import write_book

pytestmark = pytest.mark.engine

WORDS = "the quiet harbour waited under a heavy morning sky while gulls went about their business "
BOOK = """\
title: A Book
editions:
  paperback: {trim: a-format, type-size: 9pt}
  large-print:
    trim: {width: 7in, height: 10in}
    type-size: 18pt
    leading: 1.25
    smallest: 16pt
    hyphenation: false
    justification: false
    isbn: 978-0-262-13472-9
    styles: [large.css]
front: [half-title, title-page, copyright, contents]
body: [one.md]
back: [notes]
"""
CHAPTER = f"""\
# Extraordinarily Long Afternoons

{WORDS * 12}[^a]

## Under the heading

> {WORDS * 2}

{WORDS * 6}[^b] {WORDS * 6}`code`

{"Characteristically incomprehensible internationalization. " * 6}

| Year | Ships |
|:-----|------:|
| 1923 | 12 |
| 1924 | 14 |

{WORDS * 12}

[^a]: An endnote. {WORDS}
"""
FILES = {
    "book.yaml": BOOK,
    "one.md": CHAPTER,
    "notes/foot.md": f"---\nseries: footnotes\n---\n\n[^b]: A footnote. {WORDS}\n",
    "styles/large.css": ".lead-in { font-variant-caps: normal }\n",
}


class Pages:
    """A finished PDF, as other programs read it."""

    def __init__(self, pdf: bytes) -> None:
        self.pikepdf = pikepdf.open(BytesIO(pdf))
        self._pages = pypdfium2.PdfDocument(pdf)
        self.letters = [_letters(page) for page in self._pages]

    def sizes(self) -> Counter[float]:
        """How many letters there are of each size, in points."""
        return Counter(size for page in self.letters for _, size, _ in page)

    def baselines(self, size: float) -> list[list[float]]:
        """For each page, the baselines of letters of a size, as points from the foot."""
        return [sorted({base for _, found, base in page if found == size}) for page in self.letters]

    @property
    def hyphens(self) -> int:
        """How many words are divided; the reader has a sign of its own for the hyphen at a line's end."""
        texts = (page.get_textpage().get_text_range() for page in self._pages)
        return sum(text.count(sign) for text in texts for sign in ("\u2010", "\x02", "\ufffe"))


def _letters(page: pypdfium2.PdfPage) -> list[tuple[str, float, float]]:
    text, raw = page.get_textpage(), pypdfium2.raw
    found = []
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter.isalnum():
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text, index, matrix)
            size = raw.FPDFText_GetFontSize(text, index) * matrix.d
            found.append((letter, round(size, 2), round(matrix.f, 1)))
    return found


def printed(root: Path, edition: str, files: Mapping[str, str] = FILES) -> Pages:
    """The pages of an edition; nothing may be wrong with them."""
    diagnostics = Diagnostics()
    manuscript = read(write_book(root, files), diagnostics, edition=edition)
    assert manuscript is not None
    settings = Settings(root, root / "output", edition=edition)
    pages = render_print(compose(manuscript, diagnostics), settings)
    made = typeset(pages, 1, diagnostics)
    assert [str(found) for found in diagnostics] == []
    return Pages(made.pdf)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return printed(tmp_path_factory.mktemp("large"), "large-print")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return printed(tmp_path_factory.mktemp("small"), "paperback")


def test_every_page_has_the_trim_of_its_edition(large: Pages, small: Pages) -> None:
    for page in large.pikepdf.pages:
        assert [float(side) for side in page.mediabox] == [0, 0, 504, 720]
    for page in small.pikepdf.pages:
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 311.811, 504.567], abs=0.01)


def test_the_text_has_the_size_that_was_asked_for(large: Pages, small: Pages) -> None:
    assert large.sizes().most_common(1)[0][0] == 18
    assert small.sizes().most_common(1)[0][0] == 9


def test_nothing_is_smaller_than_the_smallest_type(large: Pages) -> None:
    assert min(large.sizes()) == 16


def test_small_editions_stay_readable(small: Pages) -> None:
    # Code is in a face with a large x-height: at 7.2 points it is as large as the text around at 9.
    assert sorted(small.sizes())[:2] == [7.2, 7.5]


@pytest.mark.parametrize(("edition", "size", "line"), [("large-print", 18, 22.5), ("paperback", 9, 10.84)])
def test_lines_of_all_pages_stand_on_one_grid(
    edition: str, size: float, line: float, large: Pages, small: Pages
) -> None:
    pages = large if edition == "large-print" else small
    lines = [base for page in pages.baselines(size)[4:] if len(page) > 5 for base in page]
    assert len(lines) > 40
    grid = max(lines)
    off = [abs((grid - base + line / 2) % line - line / 2) for base in lines]
    assert max(off) < 0.35


def test_words_are_whole_where_hyphenation_is_off(large: Pages, small: Pages) -> None:
    assert large.hyphens == 0
    assert small.hyphens > 0


def test_the_pdf_carries_the_isbn(large: Pages) -> None:
    with large.pikepdf.open_metadata() as metadata:
        assert metadata["dc:identifier"] == "urn:isbn:9780262134729"


def test_the_edition_s_own_stylesheet_comes_last(large: Pages, tmp_path: Path) -> None:
    sheet = "html { font-size: 20pt }\n.page .folio { font-size: 30pt }\n"
    changed = printed(tmp_path, "large-print", {**FILES, "styles/large.css": sheet})
    assert changed.sizes().most_common(1)[0][0] == 20
    assert 30 in changed.sizes()
    assert 30 not in large.sizes()
