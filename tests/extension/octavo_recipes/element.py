"""The element: ``::: {.recipe title="Soda Bread" serves=4}`` with a list of ingredients and the method."""

from octavo.api import TITLE, Attribute, AttributeUse, ElementKind, RequiredContent, ValueRule

#: The number of people that a recipe is for.
SERVES = Attribute(
    "serves",
    AttributeUse.FIELD,
    ValueRule(r"[1-9]\d*", "recipe-serves", "`serves` cannot be `{value}`", "write a number of people"),
)
#: A recipe without a list is no recipe.
INGREDIENTS = RequiredContent(
    ("bullet_list_open",),
    "recipe-without-ingredients",
    "the recipe has no list of ingredients",
    "begin it with a list, an ingredient in each line",
)

RECIPE = ElementKind(
    "recipe",
    classes=("recipe",),
    attributes=(TITLE, SERVES),
    content=INGREDIENTS,
    templated=True,
    display=True,
)
