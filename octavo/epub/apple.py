"""Requirements of Apple Books beyond EPUB 3.3 (Apple Books Asset Guide 5.3)."""

from collections.abc import Iterable

from ebooklib import epub

from octavo.html.pages import Asset

_PREFIX = ("ibooks", "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/")


def declare_fonts(target: epub.EpubBook, assets: Iterable[Asset]) -> None:
    """Say in the package that a book brings fonts, if it does: Apple Books shows its own otherwise."""
    if any(asset.media_type.startswith("font/") for asset in assets):
        target.add_prefix(*_PREFIX)
        target.add_metadata(None, "meta", "true", {"property": "ibooks:specified-fonts"})
