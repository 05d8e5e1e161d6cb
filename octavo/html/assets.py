"""Files that go with the documents: stylesheets and pictures."""

import re
from pathlib import Path

from octavo.compose.edition import Edition
from octavo.html.pages import Asset
from octavo.settings import Settings

_MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".css": "text/css",
}


def stylesheet(settings: Settings, name: str) -> Path:
    """The book's own stylesheet of that name, or the default one. Raises FileNotFoundError for neither."""
    for folder in settings.resource_folders("styles"):
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"there is no stylesheet {name}")


def stylesheets(settings: Settings, *names: str) -> list[Asset]:
    """Stylesheets as assets in ``styles/``."""
    return [Asset(f"styles/{name}", "text/css", stylesheet(settings, name).read_bytes()) for name in names]


def pictures(edition: Edition) -> tuple[list[Asset], dict[str, str]]:
    """The pictures that the book shows, as assets, and where each path of the source went."""
    assets: list[Asset] = []
    places: dict[str, str] = {}
    taken: set[str] = set()
    sources = [picture.src for picture in edition.pictures.values()]
    for section in edition.sections:
        if section.body is not None:
            sources += [node.get("src", "") for node in section.body.iter("{*}img")]
    for source in dict.fromkeys(filter(None, sources)):
        path = edition.root / source
        name = _safe(source, taken)
        assets.append(Asset(name, _MEDIA_TYPES[path.suffix.lower()], path.read_bytes()))
        places[source] = name
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
