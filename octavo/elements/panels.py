"""Blocks beside each other, such as the pictures of a figure: rows, and the panels in them."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import set_attribute
from octavo.elements.kind import ElementKind, TreeBuilder


def _row(builder: TreeBuilder, token: Token) -> None:
    """Open a row. One that is not part of a figure is a display of its own."""
    shares = " ".join(f"{abs(share):g}" for share in token.meta["shares"])
    attributes = {Data.SLOT: "element", Data.ELEMENT: "panels", Data.SHARES: shares}
    if token.meta["alone"]:
        attributes[Data.DISPLAY] = "yes"
    attributes[Data.ROWS] = str(token.meta["rows"])
    builder.open("div", attributes)


def _panel(builder: TreeBuilder, token: Token) -> None:
    share = f"{token.meta['share']:g}"
    builder.open("div", {Data.SLOT: "element", Data.ELEMENT: "panel", Data.SHARES: share})


def _close_panel(builder: TreeBuilder, _: Token) -> None:
    """Close a panel; the row, or the figure, is the display, and what the panel holds is none."""
    for figure in builder.current.iter("{*}figure"):
        set_attribute(figure, "class", f"{figure.get('class', '')} grouped".strip())
    builder.close()


def _close(builder: TreeBuilder, _: Token) -> None:
    builder.close()


KIND = ElementKind(
    "panels",
    called="a row of panels",
    handlers=(
        ("panels_open", _row),
        ("panels_close", _close),
        ("panel_open", _panel),
        ("panel_close", _close_panel),
    ),
    templated=True,
    parts=(ElementKind("panel", templated=True),),
)
