"""Names of blocks in other programs, and the classes that they have here.

::

    ```{note} A title          MyST
    :::tip A title             Docusaurus, VuePress
"""

from collections.abc import Mapping

from octavo.elements.callout import KINDS
from octavo.elements.reference_kinds import THEOREM_KINDS

#: Name -> classes; a title may stand behind the name.
BLOCKS: Mapping[str, str] = {
    **{name: f"callout callout-{kind}" for name, kind in KINDS.items()},
    "dropdown": "details",
    "details": "details",
    "sidebar": "sidebar",
    "topic": "sidebar",
    "card": "sidebar",
    "margin": "sidebar",
    "aside": "sidebar",
    "tab-set": "tabset",
    "tabs": "tabset",
    "tab-item": "tab",
    "tab": "tab",
    "epigraph": "epigraph",
    "pull-quote": "extract",
    "highlights": "extract",
    "grid": "columns",
    "grid-item": "column",
    "grid-item-card": "column",
    **{f"prf:{kind.term}": kind.term for kind in THEOREM_KINDS},
    "div": "",
    "container": "",
}


def named_block(name: str, title: str | None = None) -> dict[str, str] | None:
    """Return the attributes of a block by its name, or None if the name is not known.

    A title of "" leaves out the label of a callout.
    """
    classes = BLOCKS.get(name.lower())
    if classes is None:
        return None
    attributes = {"class": classes} if classes else {}
    if title is not None:
        attributes["title"] = title
    return attributes
