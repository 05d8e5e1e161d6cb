"""The drawing itself: WeasyPrint sets the page, PDFium draws it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pypdfium2
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from octavo.typeset.single_page import DrawingError, DrawingFace, Page
from octavo.typeset.weasyprint.glyphs import draw_exactly
from octavo.typeset.weasyprint.patches.no_locale import forget_locale
from octavo.typeset.weasyprint.picture_names import Pictures

_POINTS_PER_PIXEL = 0.75  # CSS: 96 pixels are 72 points


class FolderFetcher(URLFetcher):  # type: ignore[misc]
    """Reads files of the given folders, and ``data:`` URLs; everything else is refused."""

    def __init__(self, *folders: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.folders = tuple(folder.resolve() for folder in folders)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The answer for a URL. Raises ValueError for one that leads out of the folders."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(unquote(parts.path)).resolve()
            if parts.netloc or not any(path.is_relative_to(folder) for folder in self.folders):
                raise ValueError(f"{url} is outside the book's folder")
        return super().fetch(url, headers)


def picture(page: Page) -> Image.Image:
    """A page as an RGB picture of as many pixels as it has CSS pixels.

    Raises DrawingError where it has another size, or where there is more than one page.
    """
    with pypdfium2.PdfDocument(laid_out(page).write_pdf()) as document:
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


def laid_out(page: Page) -> Document:
    """The engine's document of a page, as many pages as it may turn out to have.

    Glyphs stand as the typesetter puts them, so that it makes no difference whether that has mended the
    engine of this process before.
    """
    draw_exactly()
    forget_locale()
    fetcher = FolderFetcher(*page.folders)
    fonts = FontConfiguration()
    faces = CSS(string="".join(map(_font_face, page.faces)), url_fetcher=fetcher, font_config=fonts)
    base = Path(page.folder).resolve().as_uri() + "/"
    html = HTML(string=page.html, base_url=base, url_fetcher=fetcher)
    return html.render(stylesheets=[faces], font_config=fonts, cache=Pictures())


def _font_face(face: DrawingFace) -> str:
    source = Path(face.file).as_uri()
    return f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; src: url("{source}") }}'
