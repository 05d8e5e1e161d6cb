"""Headings inside a file. That on its first line is the title of the division."""

from octavo.elements.kind import ElementKind

KIND = ElementKind("heading", called="a heading", tokens=("heading_open",))
