"""XHTML for WeasyPrint, parsed as XML.

WeasyPrint's own parser is an HTML parser: it moves blocks out of inline elements, so a footnote of two
paragraphs would leave its place. Elements of the XHTML namespace lose it, because WeasyPrint's stylesheet
knows HTML names; SVG and attributes such as ``epub:type`` keep theirs.
"""

from pathlib import Path
from xml.etree import ElementTree

import cssselect2  # type: ignore[import-untyped]
from weasyprint import HTML
from weasyprint.urls import URLFetcher

XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(xhtml: str) -> ElementTree.Element:
    """Return the root of a well-formed XHTML document. Raise ElementTree.ParseError for any other text."""
    root = ElementTree.fromstring(xhtml)
    for element in root.iter():
        element.tag = element.tag.removeprefix(XHTML)
        language = element.get(XML_LANG)
        if language and "lang" not in element.attrib:
            element.set("lang", language)
    return root


class EngineDocument(HTML):  # type: ignore[misc]
    """A document of WeasyPrint's, made from a tree; pictures are relative to ``folder``.

    It sets what WeasyPrint's own ``__init__`` sets, which would parse HTML.
    """

    def __init__(self, root: ElementTree.Element, folder: Path, fetcher: URLFetcher) -> None:
        self.base_url = folder.resolve().as_uri() + "/"
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root
