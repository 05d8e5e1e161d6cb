"""Files that go with the documents: stylesheets and pictures."""

import re
from collections.abc import Iterable
from pathlib import Path

from octavo.html.pages import Asset
from octavo.settings import Settings
from octavo.templating import find
from octavo.xhtml import Element

_MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}


def stylesheets(settings: Settings, *names: str) -> list[Asset]:
    """Stylesheets as assets in ``styles/``: the book's own, or the default ones."""
    return [
        Asset(f"styles/{name}", "text/css", find(settings, "styles", name).read_bytes()) for name in names
    ]


def pictures(root: Path, trees: Iterable[Element]) -> tuple[list[Asset], dict[str, str]]:
    """The pictures that finished pages show, as assets, and where each path of the source went.

    ``root`` is the book's folder; what lies outside of it is not read.
    """
    assets: list[Asset] = []
    places: dict[str, str] = {}
    taken: set[str] = set()
    sources = (node.get("src", "") for tree in trees for node in tree.iter("{*}img"))
    for source in dict.fromkeys(sources):
        path = root / source
        media_type = _MEDIA_TYPES.get(path.suffix.lower())
        if media_type and path.is_file() and path.resolve().is_relative_to(root.resolve()):
            places[source] = _safe(source, taken)
            assets.append(Asset(places[source], media_type, path.read_bytes()))
    return assets, places


def _safe(source: str, taken: set[str]) -> str:
    """A name that every reading system takes: ASCII letters, digits, points and hyphens."""
    plain = re.sub(r"[^A-Za-z0-9._/-]+", "-", source.removeprefix("images/"))
    name, count = f"images/{plain}", 1
    while name.lower() in taken:
        count += 1
        name = f"images/{count}-{plain}"
    taken.add(name.lower())
    return name
