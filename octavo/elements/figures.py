"""Figures side by side: in print they are one display, which is moved and set on the line grid as a whole."""

from octavo.core.xhtml import Element, set_attribute


def finish_figures(group: Element) -> None:
    """Make a block of figures the display, and none of the figures in it (class ``grouped``)."""
    group.set("data-display", "yes")
    for figure in group.iter("{*}figure"):
        set_attribute(figure, "class", f"{figure.get('class', '')} grouped".strip())
