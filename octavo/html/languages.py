"""Languages in a finished document: named for HTML and for XML, with the direction of their scripts."""

from typing import Any

from lxml import etree

from octavo.core.xhtml import XHTML, XML_LANG, Element
from octavo.languages import direction

_MARKED: Any = etree.XPath("//*[@lang or @xml:lang]")
#: What runs from left to right in text of any direction: numbers of notes, and what programs read.
_LEFT_TO_RIGHT: Any = etree.XPath(
    "//x:a[@role='doc-noteref' or @role='doc-backlink'][not(@dir)] | //x:code[not(@dir)] | //x:pre[not(@dir)]"
    " | //x:kbd[not(@dir)] | //x:samp[not(@dir)]",
    namespaces={"x": XHTML},
)


def mark_languages(root: Element) -> None:
    """Give every element that names a language both attributes for it, and ``dir`` if it needs one.

    It needs one if its script runs the other way than that of the text around it and the author has not said
    so. In a document that runs from right to left the body says so too, for readers that look nowhere else.
    """
    for node in _MARKED(root):
        language = node.get("lang") or node.get(XML_LANG)
        if not language:
            continue
        node.set("lang", language)
        node.set(XML_LANG, language)
        if not node.get("dir") and direction(language) != _around(node):
            node.set("dir", direction(language))
    for node in _LEFT_TO_RIGHT(root):
        if _around(node) == "rtl":
            node.set("dir", "ltr")  # by itself, so that figures and brackets beside it stay in their places
    body = root.find(f"{{{XHTML}}}body")
    if root.get("dir") == "rtl" and body is not None and not body.get("dir"):
        body.set("dir", "rtl")


def _around(node: Element) -> str:
    """Return the direction of the text in which an element stands."""
    return next((way for above in node.iterancestors() if (way := above.get("dir")) in ("ltr", "rtl")), "ltr")
