"""What the finished documents hold, read from their bytes: manifest properties and accessibility."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import reduce
from typing import Any

from lxml import etree

from octavo.html.pages import Asset, Document
from octavo.xhtml import EPUB, EPUB_TYPE, XHTML, Element, local

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOVING = frozenset({"audio", "canvas", "script", "video", "animate", "animateMotion", "animateTransform"})
_FETCHED = frozenset({"src", "poster", "data"})
_FETCHED_BY_LINK = _FETCHED | {"href", "{http://www.w3.org/1999/xlink}href"}
# Queries see the attributes of all elements without a walk over them in Python.
_TYPES: Callable[[Element], Any] = etree.XPath("//@epub:type", namespaces={"epub": EPUB}, smart_strings=False)
_STYLES: Callable[[Element], Any] = etree.XPath("//@style", smart_strings=False)
_REMOTE = re.compile(r"\s*(https?:)?//", re.IGNORECASE)
# Sizes that a reader can't change; in em, percent and keywords, type follows the reader's wishes.
_FIXED_TYPE = re.compile(rb"\b(font-size|line-height)\s*:\s*[\d.]+\s*(px|pt|pc|cm|mm|in|q)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of some part of the book.

    ``pictures`` and ``described`` count pictures with meaning, and those of them with a text in their place.
    """

    pictures: int = 0
    described: int = 0
    headings: bool = False
    contents: bool = False
    page_list: bool = False
    page_breaks: bool = False
    notes: bool = False
    index: bool = False
    mathml: bool = False
    moving: bool = False
    fixed_type: bool = False

    def __or__(self, other: "Facts") -> "Facts":
        """What is true of both together."""
        values = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return Facts(*(a or b if isinstance(a, bool) else a + b for a, b in values))


def read(document: Document) -> Element:
    """The document's tree. Raises ValueError for one that is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(document.data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{document.name} is not well-formed: {error}") from error


def describe(document: Document) -> tuple[Facts, tuple[str, ...]]:
    """What is true of a document, and its manifest properties. Raises what ``read`` raises."""
    root = read(document)
    return facts_of(root), properties(root)


def properties(root: Element) -> tuple[str, ...]:
    """The manifest properties that a document needs for what is in it (EPUB 3.3, appendix D.7)."""
    found: dict[str, None] = {}
    for node in root.iter(etree.Element):
        name, attributes = local(node), node.keys()
        if name == "svg":
            found["svg"] = None
        elif name == "math":
            found["mathml"] = None
        elif name == "script" or any(str(attribute).startswith("on") for attribute in attributes):
            found["scripted"] = None
        elif name == "nav" and "toc" in (node.get(EPUB_TYPE) or "").split():
            found["nav"] = None
        if attributes and _is_remote(node, name):
            found["remote-resources"] = None
    return tuple(found)


def facts(documents: Iterable[Facts], assets: Sequence[Asset]) -> Facts:
    """What is true of all the documents and of the files that go with them."""
    return reduce(Facts.__or__, [*documents, *map(_asset, assets)], Facts())


def _is_remote(node: Element, name: str) -> bool:
    """Whether the element itself fetches something; a link (``a``) does not."""
    names = _FETCHED_BY_LINK if name in ("image", "link", "use") else _FETCHED
    return any(_REMOTE.match(str(value)) for attribute, value in node.items() if attribute in names)


def facts_of(root: Element) -> Facts:
    """What is true of one document."""
    types = {word for value in _TYPES(root) for word in value.split()}
    tags = {node.tag for node in root.iter(etree.Element)}
    names = {tag.rpartition("}")[2] for tag in tags}
    pictures = list(_pictures(root))
    styles = [*_STYLES(root), *(node.text or "" for node in root.iter("{*}style"))]
    return Facts(
        pictures=len(pictures),
        described=sum(map(_has_text, pictures)),
        headings=bool(names & _HEADINGS),
        contents=f"{{{XHTML}}}nav" in tags and "toc" in types,
        page_list="page-list" in types,
        page_breaks="pagebreak" in types,
        notes="noteref" in types,
        index="index" in types,
        mathml="math" in names,
        moving=bool(names & _MOVING),
        fixed_type=any(_FIXED_TYPE.search(style.encode()) for style in styles),
    )


def _pictures(root: Element) -> Iterator[Element]:
    for node in root.iter("{*}img", "{*}svg"):
        decorative = node.get("alt") == "" or node.get("role") in ("presentation", "none")
        decorative = decorative or node.get("aria-hidden") == "true"
        if not decorative:
            yield node


def _has_text(node: Element) -> bool:
    labels = ("alt", "aria-label", "aria-labelledby")
    return any((node.get(label) or "").strip() for label in labels) or any(
        local(child) == "title" and (child.text or "").strip() for child in node
    )


def _asset(asset: Asset) -> Facts:
    if asset.media_type == "text/css":
        return Facts(fixed_type=bool(_FIXED_TYPE.search(asset.data)))
    if asset.media_type in ("image/gif", "image/webp", "image/png"):
        return Facts(moving=_is_animated(asset.data))
    if asset.media_type == "image/svg+xml":
        return Facts(moving=re.search(rb"<(animate|script|set)\b", asset.data) is not None)
    return Facts(moving=asset.media_type.startswith(("audio/", "video/")))


def _is_animated(data: bytes) -> bool:
    from PIL import Image  # here, since few books need it

    try:
        with Image.open(io.BytesIO(data)) as image:
            return bool(getattr(image, "is_animated", False))
    except (OSError, SyntaxError, ValueError):
        return False
