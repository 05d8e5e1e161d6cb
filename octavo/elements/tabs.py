"""Tabs, one after the other, and what opens on a screen: blocks with a title, of which a book shows all."""

from octavo.elements.kind import TITLE, Attribute, ElementKind

KIND = ElementKind(
    "tabs",
    classes=("tabset", "panel-tabset", "tab-set", "tabs"),
    attributes=(Attribute("group"),),
    parts=(
        ElementKind("tab", classes=("tab",), attributes=(TITLE,)),
        ElementKind("details", classes=("details",), attributes=(TITLE,)),
    ),
)
