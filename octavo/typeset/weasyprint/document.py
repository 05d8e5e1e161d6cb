"""XHTML for the engine, parsed as XML.

The engine's own parser is an HTML parser: it moves blocks out of inline elements, so a footnote of
two paragraphs would leave its place. Elements of the XHTML namespace lose it, because the engine's
stylesheet knows HTML names; SVG and attributes such as ``epub:type`` keep theirs.
"""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import cssselect2  # type: ignore[import-untyped]
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from octavo.typeset.weasyprint.pseudo_elements import engine_stylesheets

XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(xhtml: str) -> ElementTree.Element:
    """The root of a well-formed XHTML document. Raises xml.etree.ElementTree.ParseError for any other."""
    root = ElementTree.fromstring(xhtml)
    for element in root.iter():
        element.tag = element.tag.removeprefix(XHTML)
        language = element.get(XML_LANG)
        if language and "lang" not in element.attrib:
            element.set("lang", language)
    return root


class EngineDocument(HTML):  # type: ignore[misc]
    """A document of the engine, made from a tree; images are relative to ``folder``."""

    def __init__(self, root: ElementTree.Element, folder: Path, fetcher: URLFetcher) -> None:
        self.base_url = folder.resolve().as_uri() + "/"
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002
        return engine_stylesheets()
