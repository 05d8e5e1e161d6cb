"""Formats: one file for each that a book can be made in, with its options, what it needs, and its checks.

The build walks through the formats that are asked for and knows none of them by name; neither does one format
import another. What two of them are made of is in ``products``.
"""

from octavo.core.registry import Registry
from octavo.formats.check import Check
from octavo.formats.composed import ComposedFormat
from octavo.formats.cover import CoverFormat
from octavo.formats.epub import EpubFormat
from octavo.formats.format import Format
from octavo.formats.html import HtmlFormat
from octavo.formats.onix import OnixFormat
from octavo.formats.pdf import PdfFormat
from octavo.formats.print import PrintFormat
from octavo.formats.web import WebFormat
from octavo.formats.xhtml import XhtmlFormat

__all__ = ["CHECKS", "FORMATS"]

_FORMATS: tuple[Format, ...] = (
    EpubFormat(),
    PdfFormat(),
    HtmlFormat(),
    WebFormat(),
    PrintFormat(),
    CoverFormat(),
    OnixFormat(),
    ComposedFormat(),
    XhtmlFormat(),
)

#: The formats that Octavo has, in the order in which reports list their files.
FORMATS = Registry[Format]("format", tuple((each.name, each) for each in _FORMATS))

#: The checks of their files, in the order in which results are listed.
CHECKS = Registry[Check]("check", tuple((check.name, check) for each in _FORMATS for check in each.checks))
