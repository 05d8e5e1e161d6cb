"""Territories: countries, or the world with exceptions."""

from collections.abc import Sequence

from octavo.core.territories import WORLD
from octavo.core.xhtml import Element
from octavo.onix.elements import group, leaf


def territory(places: Sequence[str], without: Sequence[str] = ()) -> Element:
    """Return a territory; without places it is the world."""
    if not places or WORLD in places:
        return group(
            "Territory",
            leaf("RegionsIncluded", WORLD),
            leaf("CountriesExcluded", " ".join(without)),
        )
    return group("Territory", leaf("CountriesIncluded", " ".join(places)))
