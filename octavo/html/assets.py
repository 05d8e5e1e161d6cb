"""Stylesheets that go with the documents."""

from octavo.core.settings import Settings
from octavo.core.templating import find
from octavo.html.pages import Asset


def stylesheets(settings: Settings, *names: str) -> list[Asset]:
    """Return stylesheets as assets in ``styles/``: the book's own, or the default ones."""
    return [
        Asset(f"styles/{name}", "text/css", find(settings, "styles", name).read_bytes()) for name in names
    ]
