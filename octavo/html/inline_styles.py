"""Widths that templates write into ``style`` attributes, moved to a stylesheet: a page that forbids styles in
its elements (Content Security Policy, ``style-src``) shows them all the same."""

from collections.abc import Iterable

from lxml import etree

from octavo.core.xhtml import Element, classes, pop_attribute
from octavo.html.pages import Asset

#: Of the classes; no class of an author's can begin like this, since they begin with a letter.
_PREFIX = "-style-"


def styles_to_classes(trees: Iterable[Element], name: str) -> Asset:
    """Replace each ``style`` attribute by a class; returned is the stylesheet ``name`` with their rules."""
    known: dict[str, str] = {}
    for tree in trees:
        for node in tree.iter(etree.Element):
            if style := pop_attribute(node, "style"):
                given = known.setdefault(style, f"{_PREFIX}{len(known) + 1}")
                node.set("class", " ".join([*classes(node), given]))
    rules = "".join(f".{given} {{ {_plain(style)} }}\n" for style, given in known.items())
    return Asset(name, "text/css", rules.encode())


def _plain(style: str) -> str:
    """Return a declaration that cannot end its rule."""
    return style.translate({ord(sign): None for sign in "{}<>"})
