"""The content of finished documents, read from their bytes: manifest properties, facts on accessibility."""

import io
import itertools
import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from lxml import etree

from octavo.core.accessibility import DocumentPicture, Facts
from octavo.core.xhtml import EPUB, EPUB_TYPE, XHTML, XML_LANG, Element, classes, local
from octavo.html.pages import Asset, RenderedDocument

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SOUNDING = frozenset({"audio", "video"})
_MOVING = frozenset({"canvas", "script", "video", "animate", "animateMotion", "animateTransform", "set"})
#: The class of a picture for which nobody wrote what it shows: its caption stands for that, or nothing.
_UNDESCRIBED = "undescribed"
_NO_ROLES = frozenset({"presentation", "none"})
_FETCHED = frozenset({"src", "poster", "data"})
#: Elements that fetch what they link to.
_LINKING = ("image", "link", "use")
_FETCHED_BY_LINK = _FETCHED | {"href", "{http://www.w3.org/1999/xlink}href"}
# Queries see the attributes of all elements without a walk over them in Python.
_TYPES: Callable[[Element], Any] = etree.XPath("//@epub:type", namespaces={"epub": EPUB}, smart_strings=False)
_STYLES: Callable[[Element], Any] = etree.XPath("//@style", smart_strings=False)
_ROLES: Callable[[Element], Any] = etree.XPath("//@role", smart_strings=False)
_IDS: Callable[[Element], Any] = etree.XPath("//@id", smart_strings=False)
# Passages in a language; that of the whole document is none.
_MARKED: Callable[[Element], Any] = etree.XPath("/*//*/@lang/.. | /*//*/@xml:lang/..")
_FETCHING: Callable[[Element], Any] = etree.XPath("//@src/.. | //@poster/.. | //@data/..")
_REMOTE = re.compile(r"\s*(https?:)?//", re.IGNORECASE)
# Sizes that a reader can't change; in em, percent and keywords, type follows the reader's wishes.
_FIXED_TYPE = re.compile(r"\b(font-size|line-height)\s*:\s*[\d.]+\s*(px|pt|pc|cm|mm|in|q)\b", re.IGNORECASE)
_MOVED = re.compile(r"@keyframes|\banimation(-name)?\s*:|background-attachment\s*:\s*fixed", re.IGNORECASE)
# A colour that does not follow the reader's own.
_COLOUR = re.compile(
    r"(?<![\w-])(?:background|background-color|color)\s*:"
    r"(?!\s*(?:inherit|currentcolor|transparent|none|initial|unset)\b)",
    re.IGNORECASE,
)
# Attributes that tie a picture to the element with its longer description.
_LONGER = ("aria-describedby", "aria-details")


def read(document: RenderedDocument) -> Element:
    """Return the document's tree. Raise ValueError for one that is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(document.data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{document.name} is not well-formed: {error}") from error


def describe(document: RenderedDocument) -> tuple[Facts, tuple[str, ...]]:
    """Return the facts of a document, and its manifest properties. Raise what ``read`` raises."""
    root = read(document)
    return facts_of(root, document.name), properties(root)


def properties(root: Element) -> tuple[str, ...]:
    """Return the manifest properties that a document needs for what is in it (EPUB 3.3, appendix D.7)."""
    named = _by_name(root)
    navs = ((node.get(EPUB_TYPE) or "").split() for node in named.get("nav", ()))
    attributes = {str(name) for nodes in named.values() for node in nodes for name in node.attrib}
    fetching = itertools.chain(_FETCHING(root), *(named.get(name, ()) for name in _LINKING))
    needed = {
        "svg": "svg" in named,
        "mathml": "math" in named,
        "scripted": "script" in named or any(name.startswith("on") for name in attributes),
        "nav": any("toc" in types for types in navs),
        "remote-resources": any(map(_is_remote, fetching)),
    }
    return tuple(name for name, needs in needed.items() if needs)


def facts(documents: Iterable[Facts], assets: Sequence[Asset]) -> Facts:
    """Return the facts of all documents together, and of the files that go with them."""
    return reduce(Facts.__or__, [*documents, *map(_asset, assets)], Facts())


def _by_name(root: Element) -> dict[str, list[Element]]:
    """Return the elements of a document by their names, in its order."""
    found: dict[str, list[Element]] = {}
    for node in root.iter(etree.Element):
        found.setdefault(local(node), []).append(node)
    return found


def _is_remote(node: Element) -> bool:
    """Return True if the element itself fetches something; a link (``a``) does not."""
    names = _FETCHED_BY_LINK if local(node) in _LINKING else _FETCHED
    return any(_REMOTE.match(str(value)) for attribute, value in node.items() if attribute in names)


def facts_of(root: Element, name: str = "") -> Facts:
    """Return the facts of one document, whose name is ``name``."""
    types = [word for value in _TYPES(root) for word in value.split()]
    named = _by_name(root)
    shown = [_picture(node, name, root) for node in _any_of(root, "img", "svg")]
    meant = [picture for picture in shown if not picture.decorative]
    ranks = [int(local(node)[1]) for node in _any_of(root, *_HEADINGS)]
    tables = [node for node in named.get("table", ()) if node.get("role") not in _NO_ROLES]
    styles = [*_STYLES(root), *(node.text or "" for node in named.get("style", ()))]
    return Facts(
        pictures=len(meant),
        described=sum(bool(picture.text) for picture in meant),
        explained=sum(picture.explained for picture in meant),
        shown=tuple(shown),
        headings=len(ranks),
        jumps=sum(after > before + 1 for before, after in itertools.pairwise(ranks)),
        contents="nav" in named and "toc" in types,
        page_list=_entries(named.get("nav", ()), "page-list"),
        page_breaks=types.count("pagebreak"),
        notes=types.count("noteref"),
        links=sum("href" in node.attrib for node in named.get("a", ())),
        tables=len(tables),
        headed=sum(node.find(".//{*}th") is not None for node in tables),
        index="index" in types,
        aria=any(set(role.split()) - _NO_ROLES for role in _ROLES(root)),
        ruby="ruby" in named,
        languages=tuple(filter(None, map(_language, _MARKED(root)))),
        moving=not _MOVING.isdisjoint(named) or any(map(_MOVED.search, styles)),
        sounding=not _SOUNDING.isdisjoint(named),
        fixed_type=any(map(_FIXED_TYPE.search, styles)),
        coloured=any(map(_COLOUR.search, styles)),
        **_formulas(root, named),
    )


def _any_of(root: Element, *names: str) -> Iterable[Element]:
    """Return the elements with one of these names, in the order of the document."""
    return root.iter(*(f"{{*}}{name}" for name in names))


def _entries(navs: Iterable[Element], kind: str) -> int:
    """Return the number of links in the lists of a kind among those of a navigation document."""
    lists = (node for node in navs if kind in (node.get(EPUB_TYPE) or "").split())
    return sum(1 for each in lists for _ in each.iter(f"{{{XHTML}}}a"))


def _language(node: Element) -> str:
    return node.get(XML_LANG) or node.get("lang") or ""


def _formulas(root: Element, named: Mapping[str, Sequence[Element]]) -> dict[str, int]:
    written = named.get("math", ())
    drawn = [node for node in _any_of(root, "img", "svg") if _is_formula(node)]
    tex = [
        each for each in written if each.find(".//{*}annotation[@encoding='application/x-tex']") is not None
    ]
    return {
        "formulas": len(written) + len(drawn),
        "mathml": len(written),
        "spoken": sum(bool(_text(node)) for node in [*written, *drawn]),
        "latex": len(tex),
    }


def _is_formula(node: Element) -> bool:
    return node.get("role") == "math" or "formula" in classes(node)


def _picture(node: Element, document: str, root: Element) -> DocumentPicture:
    lacking = _UNDESCRIBED in classes(node)
    silent = node.get("alt") == "" or node.get("role") in _NO_ROLES or node.get("aria-hidden") == "true"
    decorative = silent and not lacking
    source = node.get("src") or local(node)
    text = "" if decorative or lacking else _text(node)
    wanted = {word for label in _LONGER for word in (node.get(label) or "").split()}
    explained = bool(wanted) and not wanted.isdisjoint(_IDS(root))
    return DocumentPicture(document, source, text, decorative, explained)


def _text(node: Element) -> str:
    """Return what is said in place of a picture or formula, on one line."""
    said = [node.get(label) or "" for label in ("alt", "alttext", "aria-label", "aria-labelledby")]
    said += (child.text or "" for child in node if local(child) == "title")
    return next((" ".join(text.split()) for text in said if text.strip()), "")


def _asset(asset: Asset) -> Facts:
    if asset.media_type == "text/css":
        sheet = asset.data.decode("utf-8", "replace")
        return Facts(
            fixed_type=_FIXED_TYPE.search(sheet) is not None,
            moving=_MOVED.search(sheet) is not None,
            coloured=_COLOUR.search(sheet) is not None,
        )
    if asset.media_type in ("image/gif", "image/webp", "image/png"):
        return Facts(moving=_is_animated(asset.data))
    if asset.media_type == "image/svg+xml":
        return Facts(moving=re.search(rb"<(\w+:)?(animate|script|set)|@keyframes", asset.data) is not None)
    sounding = asset.media_type.startswith(("audio/", "video/"))
    return Facts(sounding=sounding, moving=asset.media_type.startswith("video/"))


def _is_animated(data: bytes) -> bool:
    from PIL import Image  # here, since few books need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # no pixel of it is decoded
            with Image.open(io.BytesIO(data)) as image:
                return bool(getattr(image, "is_animated", False))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
