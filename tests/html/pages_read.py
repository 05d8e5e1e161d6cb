"""Reads finished pages back: as trees, with their links."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from octavo.core.pagemap import PageMap
from octavo.core.xhtml import Element, local
from octavo.html import render_ebook, render_site
from octavo.html.pages import EbookPages
from tests.books import compose_book, settings_for


def ebook(root: Path, files: Mapping[str, str]) -> EbookPages:
    """The documents of the EPUB of a book."""
    return render_ebook(compose_book(root, files), settings_for(root))


def site(
    root: Path, files: Mapping[str, str], pagemap: PageMap | None = None, *, search: bool = False
) -> EbookPages:
    """The pages of the site of a book."""
    return render_site(compose_book(root, files), settings_for(root), pagemap, search)


def trees(pages: EbookPages) -> dict[str, Element]:
    """The documents by name, parsed as XML."""
    return {document.name: etree.fromstring(document.data) for document in pages.documents}


def dead_links(pages: EbookPages, *more: str) -> list[str]:
    """Links and pictures that lead to nothing; ``more`` are files that come from elsewhere."""
    parsed = trees(pages)
    ids = {name: {node.get("id") for node in tree.iter()} for name, tree in parsed.items()}
    files = {*parsed, *(asset.name for asset in pages.assets), *more}
    dead = []
    for name, tree in parsed.items():
        for address in _addresses(tree):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            path = unquote(parts.path)
            file = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if file not in files or (parts.fragment and unquote(parts.fragment) not in ids.get(file, ())):
                dead.append(f"{name}: {address}")
    return dead


def _addresses(tree: Element) -> Iterator[str]:
    for node in tree.iter("{*}a", "{*}link", "{*}img"):
        address = node.get("src") if local(node) == "img" else node.get("href")
        yield "" if address is None else address


def texts(tree: Element, tag: str) -> list[str]:
    """What all elements of a name say."""
    return [" ".join("".join(map(str, node.itertext())).split()) for node in tree.iter(f"{{*}}{tag}")]
