"""The fonts of a PDF: each embedded, each with a map back to characters."""

from collections.abc import Iterator
from typing import Any

from pypdf.generic import IndirectObject

from octavo.check.findings import Findings, counted
from octavo.check.pdf.file import PdfFile, resolve
from octavo.core.diagnostics import Diagnostic

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check_fonts(pdf: PdfFile) -> Findings:
    """Check that every font of every page, form, pattern and annotation is embedded and has a ToUnicode
    map."""
    faults: list[Diagnostic] = []
    seen: set[int] = set()
    fonts = 0
    for index, page in enumerate(pdf.pages):
        for name, font in _fonts(page, seen):
            fonts += 1
            spot, title = pdf.spot(index), f"the font {_title(name, font)}"
            if not _embedded(font):
                faults.append(spot.fault("pdf-font-embedded", f"{title} is not embedded"))
            if not _has_unicode(font):
                message = f"{title} has no ToUnicode map, so its text cannot be searched or read aloud"
                faults.append(spot.fault("pdf-font-unicode", message))
    return Findings(
        tuple(faults), counted(fonts, "font") + (", embedded with ToUnicode" if not faults else "")
    )


def _fonts(page: Any, seen: set[int]) -> Iterator[tuple[str, Any]]:
    """Yield the fonts of a page that were not met before, with their resource names, nested resources
    included."""
    stack: list[Any] = [page.get("/Resources")]
    for annotation in resolve(page.get("/Annots")) or ():
        appearances = resolve((resolve(annotation) or {}).get("/AP")) or {}
        for appearance in appearances.values():
            # One appearance, or a dictionary of them by the annotation's state.
            states = resolve(appearance)
            stack += [appearance] if hasattr(states, "get_data") else (states or {}).values()
    while stack:
        item = stack.pop()
        if isinstance(item, IndirectObject):
            if item.idnum in seen:
                continue
            seen.add(item.idnum)
        holder = resolve(item)
        if not isinstance(holder, dict):
            continue
        # An XObject or a pattern holds resources of its own; a dictionary of resources is taken as it is.
        stack.append(holder.get("/Resources"))
        for kind in ("/XObject", "/Pattern"):
            stack += (resolve(holder.get(kind)) or {}).values()
        for name, font in _new(holder, seen):
            yield name, font
            stack.append(font.get("/Resources"))


def _new(resources: Any, seen: set[int]) -> Iterator[tuple[str, Any]]:
    """Yield the fonts of one dictionary of resources, and of its graphics states, that were not met
    before."""
    named = list((resolve(resources.get("/Font")) or {}).items())
    for name, state in (resolve(resources.get("/ExtGState")) or {}).items():
        font = resolve((resolve(state) or {}).get("/Font"))
        named += [(name, font[0])] if font else []
    for name, font in named:
        if isinstance(font, IndirectObject):
            if font.idnum in seen:
                continue
            seen.add(font.idnum)
        yield str(name), resolve(font)


def _title(name: str, font: Any) -> str:
    return str(font.get("/BaseFont", name)).removeprefix("/")


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":  # its glyphs are in the file by nature
        return True
    for item in resolve(font.get("/DescendantFonts")) or (font,):
        descriptor = resolve(resolve(item).get("/FontDescriptor")) or {}
        if not any(key in descriptor for key in _FILES):
            return False
    return True


def _has_unicode(font: Any) -> bool:
    """Return True if there is a ToUnicode map with at least one character or range in it."""
    cmap = resolve(font.get("/ToUnicode"))
    if not hasattr(cmap, "get_data"):
        return False
    data = cmap.get_data()
    return b"beginbfchar" in data or b"beginbfrange" in data
