"""Raw HTML and its like, which only screens show: taken out before pages are printed."""

from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, drop


def drop_for_screens(tree: Element) -> None:
    """Take out of a tree what is for screens alone."""
    for node in list(tree.iter("{*}div", "{*}span")):
        if node.get(Data.SCREEN):
            drop(node)
