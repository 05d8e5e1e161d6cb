"""WeasyPrint's log messages, turned into problems with stable codes."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from octavo.core.vocabulary import Data
from octavo.typeset.layout import LayoutProblem

_LOGGER = logging.getLogger("weasyprint")
_PLACE = re.compile(r" at (\d+):(\d+)\b")
_CODEPOINT = re.compile(r"\(U\+([0-9A-F]+)\)")
_URL = re.compile(r"""["']?(file:[^"'\s]+)""")


class _MessageCollector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.texts[record.getMessage()] = None


@contextmanager
def collected() -> Iterator[list[str]]:
    """Fill the list with the distinct messages of level warning and above of the block, at its end."""
    handler, found = _MessageCollector(), list[str]()
    propagate, _LOGGER.propagate = _LOGGER.propagate, False
    _LOGGER.addHandler(handler)
    try:
        yield found
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.propagate = propagate
        found.extend(handler.texts)


def stylesheet_problem(text: str, name: str) -> LayoutProblem:
    """Return a message about the stylesheet called ``name``."""
    if text.startswith("Font-face"):
        return LayoutProblem(
            "font-unreadable", f"{name}: {text}", "check the url() in the @font-face rule", error=True
        )
    place = _PLACE.search(text)
    source = f"{name}:{place[1]}:{place[2]}" if place else None
    return LayoutProblem(
        "stylesheet", f"{name}: the typesetter says: {text}", "take it out or reword it", source
    )


def document_problem(text: str, root: ElementTree.Element) -> LayoutProblem:
    """Return a message about the document ``root``, with its place in the source."""
    if codepoint := _CODEPOINT.search(text):
        character = chr(int(codepoint[1], 16))
        return LayoutProblem(
            "glyph-missing",
            "no font of the book has",
            "add a font that has them to styles/fonts.css, or use characters that the fonts have",
            source_of_text(root, character),
            error=True,
            characters=character,
        )
    if text.startswith(("Failed to load image", "Failed to render SVG", "Failed to load inline SVG")):
        name = _file_name(text)
        return LayoutProblem(
            "image-unreadable",
            f"the picture {name or ''} cannot be used: {text}",
            "check that the file is there, in the book's folder, and is a whole SVG, PNG or JPEG file",
            source_of_image(root, name),
            error=True,
        )
    if text.startswith("Failed to load stylesheet"):
        return LayoutProblem("stylesheet-unreadable", text, "check the name of the stylesheet", error=True)
    return LayoutProblem("typesetter", f"the typesetter says: {text}", "look at the place in the PDF")


def _file_name(text: str) -> str | None:
    url = _URL.search(text)
    return unquote(urlsplit(url[1]).path).rpartition("/")[2] if url else None


def source_of_text(root: ElementTree.Element, text: str) -> str | None:
    """Return the ``data-src`` nearest to the first element in which ``text`` occurs."""

    def search(element: ElementTree.Element, source: str | None) -> tuple[bool, str | None]:
        source = element.get(Data.SRC) or source
        if text in (element.text or ""):
            return True, source
        for child in element:
            found, place = search(child, source)
            if found:
                return True, place
            if text in (child.tail or ""):
                return True, source
        return False, None

    return search(root, None)[1]


def source_of_image(root: ElementTree.Element, name: str | None) -> str | None:
    """Return the ``data-src`` nearest to the first picture whose file is called ``name``."""

    def search(element: ElementTree.Element, source: str | None) -> tuple[bool, str | None]:
        source = element.get(Data.SRC) or source
        if element.tag == "img" and unquote(element.get("src", "")).rpartition("/")[2] == name:
            return True, source
        for child in element:
            found, place = search(child, source)
            if found:
                return True, place
        return False, None

    return search(root, None)[1] if name else None
