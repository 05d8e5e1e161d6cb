"""Pages that stand by themselves, such as covers: WeasyPrint sets them, PDFium draws them."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pypdfium2
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.urls import URLFetcher, URLFetcherResponse

from octavo.core.pdfium import PDFIUM
from octavo.typeset.single_page import DrawingError, DrawingFace, Page
from octavo.typeset.weasyprint.fonts import TidyFonts
from octavo.typeset.weasyprint.patches import patched
from octavo.typeset.weasyprint.picture_names import Pictures

_POINTS_PER_PIXEL = 0.75  # CSS: 96 pixels are 72 points


class FolderFetcher(URLFetcher):  # type: ignore[misc]
    """Reads files of the given folders, and ``data:`` URLs; everything else is refused."""

    def __init__(self, *folders: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.folders = tuple(folder.resolve() for folder in folders)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the answer for a URL. Raise ValueError for one that leads out of the folders."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(unquote(parts.path)).resolve()
            if parts.netloc or not any(path.is_relative_to(folder) for folder in self.folders):
                raise ValueError(f"{url} is outside the book's folder")
        return super().fetch(url, headers)


class EnginePage:
    """A document of WeasyPrint's as a ``PageLayout``."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Return the width and height of each page, in points."""
        pages = self._document.pages
        return [(page.width * _POINTS_PER_PIXEL, page.height * _POINTS_PER_PIXEL) for page in pages]

    @property
    def tops(self) -> dict[str, float]:
        """Return how far below the top of the first page each id on it stands, in points."""
        anchors = self._document.pages[0].anchors
        return {name: rectangle[1] * _POINTS_PER_PIXEL for name, rectangle in anchors.items()}

    def pdf(self) -> bytes:
        """Return the pages as a PDF file."""
        with patched():
            return bytes(self._document.write_pdf())


def lay_out(page: Page) -> EnginePage:
    """Lay out a page, whatever size it turns out to have.

    Raise EngineMismatch if another WeasyPrint is installed than the one that the patches fit.
    """
    with patched():
        fetcher = FolderFetcher(*page.folders)
        fonts = TidyFonts()
        faces = CSS(string="".join(map(_font_face, page.faces)), url_fetcher=fetcher, font_config=fonts)
        base = Path(page.folder).resolve().as_uri() + "/"
        html = HTML(string=page.html, base_url=base, url_fetcher=fetcher)
        return EnginePage(html.render(stylesheets=[faces], font_config=fonts, cache=Pictures()))


def draw(page: Page) -> Image.Image:
    """Return a page as an RGB picture of as many pixels as it has CSS pixels.

    Raise DrawingError if it has another size than it must have, or if there is more than one page.
    """
    data = lay_out(page).pdf()
    with PDFIUM, pypdfium2.PdfDocument(data) as document:
        if len(document) != 1:
            raise DrawingError(f"it has {len(document)} pages instead of one")
        # Before anything is drawn: a template could ask for a page too large for the memory.
        width, height = (round(points / _POINTS_PER_PIXEL) for points in document[0].get_size())
        if (width, height) != (page.width, page.height):
            raise DrawingError(
                f"its page is {width} by {height} pixels instead of {page.width} by {page.height}"
            )
        bitmap = document[0].render(scale=1 / _POINTS_PER_PIXEL, draw_annots=False)
        drawn: Image.Image = bitmap.to_pil().convert("RGB")
    return drawn


def _font_face(face: DrawingFace) -> str:
    source = Path(face.file).as_uri()
    return f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; src: url("{source}") }}'
