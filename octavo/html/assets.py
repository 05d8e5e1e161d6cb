"""Stylesheets that go with the documents."""

from octavo.html.pages import Asset
from octavo.settings import Settings
from octavo.templating import find


def stylesheets(settings: Settings, *names: str) -> list[Asset]:
    """Stylesheets as assets in ``styles/``: the book's own, or the default ones."""
    return [
        Asset(f"styles/{name}", "text/css", find(settings, "styles", name).read_bytes()) for name in names
    ]
