"""The only door through which the engine reads files: a book is untrusted input."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from octavo.core.composed_names import existing
from octavo.pictures import CONVERTED, HEAD, Sharpness, convert, kind_of
from octavo.pictures.svg_drawing import drawing_for_print, words_of
from octavo.typeset.layout import LayoutSettings
from octavo.typeset.weasyprint.deep_pictures import with_eight_bits

MEDIA_TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_NO_PICTURES = frozenset({".css", ".ttf", ".otf", ".woff", ".woff2"})


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Serves files of the images folder and of the stylesheets' folders, the fonts, and ``data:`` URLs.

    ``font:NAME`` is the font file of that name among those of the book. All else is refused.
    """

    def __init__(self, settings: LayoutSettings) -> None:
        super().__init__(allowed_protocols=("file", "data", "font"), allow_redirects=False)
        sheets = (*settings.stylesheets, *settings.edition_stylesheets)
        folders = [settings.images, *(sheet.parent for sheet in sheets)]
        if settings.furniture:
            folders.append(settings.furniture.parent)
        self._folders = tuple({folder.resolve(): None for folder in folders})
        self._files = frozenset(font.resolve() for font in settings.fonts)
        self._fonts = {font.name: font for font in settings.fonts}
        self._images = settings.images.resolve()
        #: The families of the book's fonts, when its stylesheets are read.
        self.families: frozenset[str] = frozenset()
        #: Words of drawings by their files, as far as those were asked for.
        self.words: dict[str, str] = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the content of an allowed URL. Raise ValueError for any other (the engine reports it)."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        if parts.scheme == "font":
            return self._serve(url, self._font(unquote(parts.path)))
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise ValueError("only files of the book and of its stylesheets can be read")
        # Links are resolved before the comparison, so that none leads out of the folders.
        path = existing(Path(unquote(parts.path))).resolve()
        if path not in self._files and not any(path.is_relative_to(folder) for folder in self._folders):
            raise ValueError("the file is outside the book's folder")
        return self._serve(url, path)

    def _font(self, name: str) -> Path:
        if name not in self._fonts:
            raise ValueError(f"the book has no font file {name}")
        return self._fonts[name]

    def _drawing(self, url: str, path: Path, data: bytes) -> URLFetcherResponse:
        if path.is_relative_to(self._images) and (words := words_of(data)):
            self.words[path.relative_to(self._images).as_posix()] = words
        plain = _settled(data, self.families, tuple(self._fonts.values()))
        address = url if plain == data else f"drawn:{path.name}"
        return URLFetcherResponse(address, plain, {"Content-Type": "image/svg+xml"})

    def _serve(self, url: str, path: Path) -> URLFetcherResponse:
        data, suffix = path.read_bytes(), path.suffix.lower()
        if suffix not in _NO_PICTURES:
            suffix = kind_of(data[:HEAD], suffix)
        media_type = MEDIA_TYPES.get(suffix, "application/octet-stream")
        if suffix in CONVERTED:
            # Under an address that is no file's: else the engine would go back to the file itself.
            drawn = _drawn(data, suffix)
            return URLFetcherResponse(f"drawn:{path.name}", drawn, {"Content-Type": "image/svg+xml"})
        if suffix == ".svg":
            return self._drawing(url, path, data)
        if media_type == "image/png" and (plain := with_eight_bits(data)):
            # Under an address that is no file's: else the engine would go back to the file itself.
            return URLFetcherResponse(f"plain:{path.name}", plain, {"Content-Type": media_type})
        return URLFetcherResponse(url, data, {"Content-Type": media_type})


@lru_cache(maxsize=8)
def _drawn(data: bytes, suffix: str) -> bytes:
    """Return a picture of a kind that the engine doesn't read, as a drawing of its size that holds its
    pixels. A page is laid out several times, and asks for its pictures each time."""
    return convert(data, suffix, Sharpness.PRINT).as_svg()


@lru_cache(maxsize=32)
def _settled(data: bytes, families: frozenset[str], fonts: tuple[Path, ...]) -> bytes:
    return drawing_for_print(data, families, fonts)
