"""Elements of an ONIX 3.1 message with reference names, built from the inside out."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from lxml import etree

from octavo.core.xhtml import Element

NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"
_NSMAP: Any = {None: NAMESPACE}  # the stubs know no default namespace

# What XML 1.0 leaves out of its characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: What may stand in a group: an element, nothing, or several.
Content = Element | None | Iterable[Element | None]


def group(name: str, *content: Content, **attributes: str) -> Element:
    """Return a composite with its parts in their order; parts that are None are left out."""
    node = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, nsmap=_NSMAP)
    for part in content:
        if isinstance(part, etree._Element):
            node.append(part)
        elif part is not None:
            node.extend([one for one in part if one is not None])
    return node


def leaf(name: str, text: str | int | None, **attributes: str) -> Element | None:
    """Return a data element with its text on one line, or None if there is no text."""
    line = one_line(str(text)) if text is not None else ""
    if not line:
        return None
    node = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, nsmap=_NSMAP)
    node.text = line
    return node


def unless_empty(node: Element) -> Element | None:
    """Return the composite, or None if it has no parts."""
    return node if len(node) else None


def one_line(text: str) -> str:
    """Return a text without ends of lines, runs of spaces, and characters that XML can't hold."""
    return re.sub(r"[ \t\r\n]+", " ", legal(text)).strip()


def legal(text: str) -> str:
    """Return the text without characters that XML can't hold."""
    return _ILLEGAL.sub("", text)


def address(url: str) -> str:
    """Return a web address in the characters of RFC 3986: all others are percent-encoded."""
    return quote(re.sub("%(?![0-9A-Fa-f]{2})", "%25", url), safe="%/:?#[]@!$&'()*+,;=~")


def website(role: str, url: str | None) -> Element | None:
    """Return a web address and what it is the address of (list 73); None without one."""
    if url is None:
        return None
    return group("Website", leaf("WebsiteRole", role), leaf("WebsiteLink", address(url)))


def lay_out(node: Element, depth: int = 0) -> None:
    """Put each composite on lines of its own, indented; running text stays as it is."""
    if not len(node) or node.tag == f"{{{NAMESPACE}}}Text":
        return
    inside = "\n" + "  " * (depth + 1)
    node.text = inside
    for child in node:
        child.tail = inside
        lay_out(child, depth + 1)
    node[-1].tail = "\n" + "  " * depth
