"""Attributes that every element takes, and those that say how a thing looks, which none does."""

from octavo.elements.kind import Attribute, ValueRule
from octavo.languages.tags import WELL_FORMED

#: Attributes by the names in ``kind.GLOBAL``.
COMMON = {
    one.name: one
    for one in (
        Attribute(
            "id",
            rule=ValueRule(
                r"[^\W\d][\w.-]*",
                "id-invalid",
                "`{value}` cannot be an id",
                "begin it with a letter; use letters, digits, hyphens, dots and underscores",
            ),
        ),
        Attribute("class"),
        Attribute(
            "lang",
            rule=ValueRule(
                WELL_FORMED,
                "language-invalid",
                "`{value}` is not a language tag",
                'write a BCP 47 tag such as "de", "ru" or "en-GB"',
            ),
        ),
        Attribute(
            "dir",
            rule=ValueRule(
                "ltr|rtl|auto", "attribute-value", "`dir` cannot be `{value}`", "write ltr, rtl or auto"
            ),
        ),
    )
}
#: Attributes of Pandoc and Quarto for the look of a thing, which is the stylesheet's business.
LOOKS = frozenset({"width", "height", "fig-align", "style", "role"})
