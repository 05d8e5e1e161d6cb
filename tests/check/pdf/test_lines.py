"""What of a page is its text, and what its running head and folio."""

from pathlib import Path

import pikepdf
import pytest
import weasyprint

from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.lines import text_words

pytestmark = pytest.mark.engine

STYLE = "@page { size: 300px 400px; margin: 60px } p, h1 { margin: 0; font: 12px/16px serif }"


def page(path: Path, head: str, foot: str, first: str) -> list[str]:
    """The words of the text of a page 1 with this head, folio at the foot and first line."""
    margins = f'@page {{ @top-left {{ content: "{head}" }} @bottom-center {{ content: "{foot}" }} }}'
    html = (
        f"<style>{STYLE}{margins}</style><h1>{first}</h1><p>&#160;</p><p>&#160;</p><p>Some words<br>more</p>"
    )
    weasyprint.HTML(string=html).write_pdf(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name("/D"), St=1)])
        pdf.save(path)
    return [word.text for word in text_words(PdfFile(path), 0)]


@pytest.mark.parametrize(
    ("head", "foot", "first", "words"),
    [
        ("1", "", "Title", "Title Some words more"),
        ("Head 1", "", "Title", "Title Some words more"),
        ("", "1", "Title", "Title Some words more"),
        # A chapter that is called by its number stands on the page with the same number.
        ("", "1", "Chapter 1", "Chapter 1 Some words more"),
    ],
)
def test_head_and_folio_are_no_text(tmp_path: Path, head: str, foot: str, first: str, words: str) -> None:
    assert page(tmp_path / "page.pdf", head, foot, first) == words.split()
