"""Quotations: lines that begin with an angle bracket, or a fenced block ``extract``."""

from octavo.elements.kind import ElementKind

KIND = ElementKind(
    "quotation",
    called="a quotation",
    classes=("extract",),
    tokens=("blockquote_open",),
    tag="blockquote",
)
