"""Attributes that every element takes, and those that none does, since what they say is settled elsewhere."""

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
_LOOK = "stylesheets say how a thing looks"
_TEX = "where a figure stands is found page by page"
_DRAWN = "it is for pictures that a program draws; `width` and `height` say how large one is printed"
_SCREEN = "it is for web pages"
#: Attributes of Pandoc, Quarto and HTML for what is settled elsewhere, and where that is. Pictures take some.
SETTLED_ELSEWHERE = {
    "width": _LOOK,
    "height": _LOOK,
    "fig-align": _LOOK,
    "fig-env": _TEX,
    "fig-pos": _TEX,
    "fig-width": _DRAWN,
    "fig-height": _DRAWN,
    "fig-dpi": _DRAWN,
    "fig-format": _DRAWN,
    "fig-scap": "a list of figures has their captions",
    "fig-link": "a picture has a link around it: [![caption](file)](address)",
    **dict.fromkeys(("align", "valign", "hspace", "vspace", "border"), _LOOK),
    **dict.fromkeys(("target", "rel", "download", "referrerpolicy"), _SCREEN),
    **dict.fromkeys(("group", "loop", "autoplay", "usemap", "ismap", "crossorigin", "tabindex"), _SCREEN),
    "loading": _SCREEN,
    "decoding": _SCREEN,
    "srcset": _SCREEN,
    "sizes": _SCREEN,
    "target": "a reading system opens links in its own way",
    "rel": "a reading system opens links in its own way",
    "group": "pictures are shown one after the other",
    "style": _LOOK,
    "role": "the kind of an element says what it is",
}


def settled_elsewhere(name: str) -> str | None:
    """Return where it is settled what an attribute says, or None if it is none of those."""
    if name.startswith(("data-", "aria-")):
        return "it is for scripts of web pages" if name.startswith("data-") else SETTLED_ELSEWHERE["role"]
    return SETTLED_ELSEWHERE.get(name)
