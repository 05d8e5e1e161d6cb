"""Recipes for Octavo. A book has them with ``extensions: [octavo-recipes]`` in book.yaml."""

from pathlib import Path

from octavo.api import Octavo

from .checks import RECIPES_CHECK
from .element import RECIPE
from .shopping_list import ShoppingList

_HERE = Path(__file__).resolve().parent


def setup(octavo: Octavo) -> None:
    """Register the parts of the extension."""
    octavo.add_templates(_HERE / "templates")
    octavo.add_styles(_HERE / "styles")
    octavo.add_element(RECIPE, after="sidebar")
    octavo.add_format(ShoppingList())
    octavo.add_check(RECIPES_CHECK)
