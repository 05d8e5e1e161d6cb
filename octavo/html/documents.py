"""XHTML documents of the e-book and the site: parsed, their links turned from ids to files, written."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import unescape
from urllib.parse import unquote

from lxml import etree

from octavo.core.active_content import check_harmless
from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element
from octavo.html.languages import mark_languages


def _tags(names: str) -> frozenset[str]:
    return frozenset(f"{{{XHTML}}}{name}" for name in names.split())


#: Elements that may be written without an end tag, in HTML as in XHTML.
_VOID = _tags("br hr img col link meta input source wbr area base embed track")
_BLOCKS = _tags(
    "p div section header footer aside nav figure figcaption blockquote ul ol li dl dt dd pre hr "
    "table thead tbody tr th td caption h1 h2 h3 h4 h5 h6"
)
# Only inside a tag: in text, "<" and ">" are written as entities.
_SOURCE_ATTRIBUTE = re.compile(rf' {Data.SRC}="([^"]*)"(?=[^<>]*>)')


def parse_document(text: str) -> Element:
    """Return a whole document, parsed as XML.

    Raise lxml.etree.XMLSyntaxError for a template's mistakes, and ActiveContentError for what no page may
    hold.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    page = etree.fromstring(text.encode(), parser)
    check_harmless(page)
    return page


def ids_of(tree: Element) -> Iterable[str]:
    """Return all ids of a document."""
    return (node.get("id", "") for node in tree.iter(etree.Element) if node.get("id"))


def link(tree: Element, name: str, places: Mapping[str, str], pictures: Mapping[str, str]) -> None:
    """Turn ``href="#id"`` into the path of the place that has the id, and picture paths into those of
    their assets, both relative to this document. An id that no file holds loses its link."""
    folder = posixpath.dirname(name)
    relative = cache(lambda path: posixpath.relpath(path, folder or "."))
    for node in tree.iter(f"{{{XHTML}}}a", f"{{{XHTML}}}link"):
        target = unquote(node.get("href", ""))[1:]
        if not node.get("href", "").startswith("#"):
            continue
        if target not in places:
            del node.attrib["href"]
            continue
        file, sign, fragment = places[target].partition("#")
        if file != name:
            node.set("href", relative(file) + sign + fragment)
    for node in tree.iter(f"{{{XHTML}}}img"):
        source = node.get("src", "")
        if source in pictures:
            node.set("src", relative(pictures[source]))


def write_document(tree: Element, name: str, sources: dict[str, str], keep: str = Data.SRC) -> bytes:
    """Return the document as UTF-8.

    Blocks stand on lines of their own, so that a validator's line number leads back to the source:
    ``sources`` gets "name:line" -> span. Of the attributes that begin with ``data-`` those stay that begin
    with ``keep``.
    """
    mark_languages(tree)
    for node in tree.iter(etree.Element):
        tag = node.tag
        if tag in _BLOCKS and not (node.tail or "").strip() and not _inside_text(node):
            node.tail = "\n"
        if not node.text and not len(node) and tag not in _VOID:
            node.text = ""  # <span></span>, which a reader that takes the file for HTML understands too
        for attribute in node.keys():  # noqa: SIM118 - a list, so that the mapping may lose some
            if str(attribute).startswith("data-") and not str(attribute).startswith((Data.SRC, keep)):
                del node.attrib[attribute]
    text = etree.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")
    lines, place = [], ""
    for number, line in enumerate(text.split("\n"), start=2):  # line 1 is the XML declaration
        if Data.SRC in line and (found := _SOURCE_ATTRIBUTE.findall(line)):
            place = unescape(found[-1])
            line = _SOURCE_ATTRIBUTE.sub("", line)
        if place:
            sources[f"{name}:{number}"] = place
        lines.append(line)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(lines) + "\n").encode()


def _inside_text(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and bool((parent.text or "").strip())
