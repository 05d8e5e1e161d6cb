"""Small helpers for XHTML element trees (lxml), shared by the stages that build and read them."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

from octavo.core.diagnostics import Span
from octavo.core.invisible_signs import without_invisible
from octavo.core.vocabulary import Data

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
NSMAP: Any = {None: XHTML, "epub": EPUB}  # the stubs know no default namespace
EPUB_TYPE = f"{{{EPUB}}}type"
XML_LANG = f"{{{XML}}}lang"


Element = etree._Element

# Only inside a tag: in text, "<" and ">" are written as entities.
_DECLARATION = re.compile(rf' xmlns(?::epub)?="(?:{re.escape(XHTML)}|{re.escape(EPUB)})"(?=[^<>]*>)')

#: Characters of XHTML in which there may be so many elements that to move them takes long.
_LARGE = 100_000


def element(
    tag: str,
    attributes: Mapping[str, str] | None = None,
    content: "str | Element | Iterable[Element]" = (),
    span: Span | None = None,
) -> Element:
    """Return a new XHTML element with text, one child or several, and its place in the source."""
    node = etree.Element(f"{{{XHTML}}}{tag}", nsmap=NSMAP)
    for name, value in (attributes or {}).items():
        set_attribute(node, name, value)
    if isinstance(content, str):
        node.text = content
    elif isinstance(content, etree._Element):
        node.append(content)
    else:
        node.extend(content)
    if span:
        node.set(Data.SRC, str(span))
    return node


def add_child(
    parent: Element, tag: str, attributes: Mapping[str, str] | None = None, span: Span | None = None
) -> Element:
    """Return a new XHTML element, made at the end of another; that is much faster than to make it and move
    it there."""
    node = etree.SubElement(parent, f"{{{XHTML}}}{tag}")
    for name, value in (attributes or {}).items():
        set_attribute(node, name, value)
    if span:
        node.set(Data.SRC, str(span))
    return node


def set_attribute(node: Element, name: str, value: str) -> None:
    """Set an attribute; ``epub:type`` gets its namespace, and ``lang`` its twin ``xml:lang``."""
    if name == "epub:type":
        node.set(EPUB_TYPE, value)
        return
    node.set(name, value)
    if name == "lang":
        node.set(XML_LANG, value)


def pop_attribute(node: Element, name: str) -> str:
    """Remove an attribute and return its value, "" if it is missing."""
    value = node.get(name, "")
    if name in node.attrib:
        del node.attrib[name]
    return value


def local(node: Element) -> str:
    """Return the element's name without its namespace; "" for comments and processing instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def span_of(node: Element) -> Span | None:
    """Return the nearest place in the source that the element or one above it carries."""
    current: Element | None = node
    while current is not None:
        place = current.get(Data.SRC)
        if place:
            return Span.parse(place)
        current = current.getparent()
    return None


def classes(node: Element) -> list[str]:
    """Return the words of the ``class`` attribute."""
    return (node.get("class") or "").split()


def language_at(node: Element) -> str | None:
    """Return the language that an element or the nearest one around it names, or None."""
    current: Element | None = node
    while current is not None:
        if language := current.get(XML_LANG) or current.get("lang"):
            return str(language)
        current = current.getparent()
    return None


def is_noteref(node: Element) -> bool:
    """Return True if the element is a note call."""
    kind = node.get(EPUB_TYPE)
    return kind is not None and "noteref" in kind.split()


def plain(node: Element) -> str:
    """Return the element's text on one line, without note calls and signs that nobody sees.

    A forced line break is a space.
    """
    return without_invisible(" ".join(words_of(node)))


def words_of(node: Element) -> list[str]:
    """Return the words of the element's text, without note calls."""
    parts: list[str] = []
    _add_plain(node, parts)
    return "".join(parts).split()


def _add_plain(node: Element, parts: list[str]) -> None:
    if not is_noteref(node) and isinstance(node.tag, str):
        parts.append(" " if local(node) == "br" else node.text or "")
        for child in node:
            _add_plain(child, parts)
            parts.append(child.tail or "")


def append_text(node: Element, text: str) -> None:
    """Add text after everything that the element holds."""
    # Its children would be counted one by one (``len``).
    last = next(node.iterchildren(reversed=True), None)
    if last is None:
        node.text = (node.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def move_content(source: Element, target: Element) -> None:
    """Move text and children of one element to the end of another."""
    append_text(target, source.text or "")
    source.text = None
    for child in list(source):
        target.append(child)


def replace(old: Element, new: "Iterable[Element]") -> None:
    """Put elements in the place of another; the text after it stays."""
    parent = old.getparent()
    if parent is None:
        raise ValueError("an element without a parent can't be replaced")
    tail, old.tail = old.tail, None
    last = old
    for node in new:
        last.addnext(node)
        last = node
    if tail:
        last.tail = (last.tail or "") + tail
    drop(old)


def drop(node: Element) -> None:
    """Remove an element with its content; the text after it stays."""
    parent = node.getparent()
    if parent is None:
        return
    _add_before(node, node.tail)
    node.tail = None
    parent.remove(node)


def unwrap(node: Element) -> None:
    """Replace an element by its content."""
    parent = node.getparent()
    if parent is None:
        return
    _add_before(node, node.text)
    for child in list(node):
        node.addprevious(child)
    _add_before(node, node.tail)
    node.tail = None
    parent.remove(node)


def _add_before(node: Element, text: str | None) -> None:
    """Add text before an element that has a parent."""
    before, parent = node.getprevious(), node.getparent()
    if not text or parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def copy(node: Element) -> Element:
    """Return a deep copy without the text that follows the element."""
    twin: Element = deepcopy(node)
    twin.tail = None
    return twin


def inner(node: Element) -> str:
    """Return the element's content as XHTML text; namespaces are declared only if the root does not
    declare them."""
    return outer(node)[1]


def outer(node: Element) -> tuple[str, str]:
    """Return the whole element, and its content, as XHTML text without namespace declarations."""
    return _written(copy(node))


def used_up(node: Element) -> str:
    """Return the same as ``inner`` for a copy that nobody needs any more: it is moved, not copied again."""
    node.tail = None
    return _written(node)[1]


def _written(node: Element) -> tuple[str, str]:
    # lxml gives an element that was taken out of its tree the prefix "html"; a parent takes it away again.
    parent = etree.Element(f"{{{XHTML}}}r", nsmap=NSMAP)
    parent.append(node)
    text = _DECLARATION.sub("", etree.tostring(parent[0], encoding="unicode"))
    start, end = text.find(">") + 1, text.rfind("</")
    return text, (text[start:end] if end >= start and not text[:start].endswith("/>") else "")


def parse(fragment: str) -> list[Element]:
    """Return the elements of a text in XHTML, parsed as XML (no DTD, no entities, no network).

    Raise lxml.etree.XMLSyntaxError if the text is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    wrapped = f'<r xmlns="{XHTML}" xmlns:epub="{EPUB}">{fragment}</r>'
    root = etree.fromstring(wrapped.encode("utf-8", "surrogatepass"), parser)
    if len(fragment) > _LARGE:
        # To take out an element whose namespace is declared above it takes lxml a time that grows with the
        # square of the elements in it. A copy declares its own.
        nodes = [deepcopy(node) for node in root]
        for node in nodes:
            node.tail = node.tail if node.tail and node.tail.strip() else None
        return nodes
    nodes = list(root)
    for node in nodes:
        node.tail = node.tail if node.tail and node.tail.strip() else None
        root.remove(node)
    return nodes
