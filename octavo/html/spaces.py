"""White space that a typesetter would keep: line ends of the source would end lines of the page."""

import re

from lxml import etree

from octavo.core.xhtml import Element, local

_SPACES = re.compile(r"[ \t\r\n]+")


def collapse_spaces(tree: Element) -> None:
    """Make one space of each run of spaces and line ends in a tree, as CSS does (Text Level 3, section 4.1);
    preformatted text stays. The engine leaves it undone in what floats to the page foot."""
    for node in tree.iter(etree.Element):
        kept = local(node) == "pre" or any(local(above) == "pre" for above in node.iterancestors())
        if node.text and not kept:
            node.text = _SPACES.sub(" ", node.text)
        if node.tail and not any(local(above) == "pre" for above in node.iterancestors()):
            node.tail = _SPACES.sub(" ", node.tail)
