"""Headnotes: what an editor says before a text by someone else."""

from octavo.elements.kind import ElementKind

KIND = ElementKind("headnote", classes=("headnote",), role="note", leads_in=True)
