"""Figures side by side: in print they are one display, which is moved and set on the line grid as a whole."""

from octavo.core.xhtml import Element, set_attribute
from octavo.elements.kind import ElementKind


def _finish(group: Element) -> None:
    """Give the figures in a group the class ``grouped``: the group is the display, and none of them is."""
    for figure in group.iter("{*}figure"):
        set_attribute(figure, "class", f"{figure.get('class', '')} grouped".strip())


KIND = ElementKind(
    "figures", called="a block of `figures`", classes=("figures",), finish=_finish, display=True
)
