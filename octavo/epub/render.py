"""A page of HTML made into a picture, with the bundled fonts and without the network."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pypdfium2
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from octavo.epub import fitting

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


def picture(html: str, book: Path, width: int, height: int) -> Image.Image:
    """Render a page of ``width`` by ``height`` CSS pixels as an RGB picture of as many pixels.

    Relative URLs in it are those of the book's folder. Raises ValueError where the page has another
    size or there is more than one.
    """
    fetcher = FolderFetcher(book, fitting.font_folder())
    fonts = FontConfiguration()
    faces = CSS(string=_font_faces(), url_fetcher=fetcher, font_config=fonts)
    page = HTML(string=html, base_url=book.resolve().as_uri() + "/", url_fetcher=fetcher)
    with pypdfium2.PdfDocument(page.write_pdf(stylesheets=[faces], font_config=fonts)) as document:
        if len(document) != 1:
            raise ValueError(f"it has {len(document)} pages instead of one")
        # Before anything is drawn: a template could ask for a page too large for the memory.
        size = tuple(round(points / _POINTS_PER_PIXEL) for points in document[0].get_size())
        if size != (width, height):
            raise ValueError(f"its page is {size[0]} by {size[1]} pixels instead of {width} by {height}")
        bitmap = document[0].render(scale=1 / _POINTS_PER_PIXEL, draw_annots=False)
        drawn: Image.Image = bitmap.to_pil().convert("RGB")
    return drawn


def _font_faces() -> str:
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-style: {style};'
        f' src: url("{fitting.font_file(face, italic=style == "italic").as_uri()}") }}'
        for face, (family, *_) in fitting.FACES.items()
        for style in ("normal", "italic")
    )
