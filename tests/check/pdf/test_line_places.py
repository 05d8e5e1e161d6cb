"""Lines and last pages that are right though they look odd, and those that are wrong."""

from pathlib import Path

import pikepdf
import pytest
import weasyprint

from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.furniture import check_furniture
from octavo.check.pdf.lines_of_text import check_lines
from octavo.core.diagnostics import Severity

pytestmark = pytest.mark.engine

WORDS = "Rain fell on the roofs of the town and on the road to the mill all day long. "
PAGE = "@page { size: 300px 500px; margin: 30px }"
STYLE = f"<style>{PAGE} p {{ font: 12px/16px serif; text-align: justify }}</style>"


def made(path: Path, body: str) -> PdfFile:
    html = f"<html lang='en'><head><title>Rain</title>{STYLE}</head><body>{body}</body></html>"
    weasyprint.HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1")
    return PdfFile(path)


def drawing() -> str:
    shape = "<rect width='90' height='90' fill='black'/>"
    size = "width='100' height='100' viewBox='0 0 100 100'"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{shape}</svg>"
    return '<img alt="A square" src="data:image/svg+xml,' + svg.replace("#", "%23").replace("<", "%3c") + '">'


def test_a_line_may_begin_with_a_picture(tmp_path: Path) -> None:
    picture = drawing().replace("<img", "<img style='width: 24px; height: 10px'")
    body = f"<p>{WORDS * 3}<br>{picture} and so it went on and on and on until the evening {WORDS * 4}</p>"
    assert check_lines(made(tmp_path / "one.pdf", body)).diagnostics == ()


def test_a_book_may_end_in_an_empty_page_that_was_composed(tmp_path: Path) -> None:
    pdf = made(tmp_path / "one.pdf", f"<p>{WORDS}</p><div style='break-before: page'></div>")
    assert [one.severity for one in check_furniture(pdf).diagnostics] == [Severity.WARNING]
    with pikepdf.open(tmp_path / "one.pdf") as other:
        other.add_blank_page(page_size=(225, 375))
        other.save(tmp_path / "two.pdf")
    assert [one.severity for one in check_furniture(PdfFile(tmp_path / "two.pdf")).diagnostics] == [
        Severity.ERROR
    ]
