"""Stylesheets and fonts of an e-book: each document has them, and they are what they say."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import tinycss2  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, TTLibError

from octavo.check.documents.parsed import Reference
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import Findings, counted, in_document
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

_FONTS = (".ttf", ".otf")
_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_FAMILY = re.compile(r"""font-family\s*:\s*["']?([^"';]+)["']?""")
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)")


def check_styles(parts: EpubParts) -> Findings:
    """Check that documents have the stylesheets that the others have, and that no stylesheet is empty."""
    faults: list[Diagnostic] = []
    linked: dict[str, tuple[str, ...]] = {}
    for document in parts.spine:
        links = (
            one for one in document.root.iter("{*}link") if "stylesheet" in (one.get("rel") or "").split()
        )
        linked[document.name] = tuple(
            Reference(document.name, one, one.get("href") or "", True).resolve()[0]
            for one in links
            if "alternate" not in (one.get("rel") or "").split()
        )
    usual = Counter(linked.values()).most_common(1)[0][0] if linked else ()
    for document in parts.spine:
        lacking = [sheet for sheet in usual if sheet not in linked[document.name]]
        if lacking and document.root.find("{*}head/{*}style") is None:
            write = parts.writer("epub-style", document.name, document.root)
            faults.append(write(f"the document has no stylesheet {lacking[0]}, which the others have"))
        elif not lacking and [sheet for sheet in linked[document.name] if sheet in usual] != list(usual):
            write = parts.writer("epub-style", document.name, document.root)
            faults.append(write("the document has its stylesheets in another order than the others"))
    for name, text in parts.book.styles.items():
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        if not rules:
            faults.append(in_document(name).fault("epub-style", "the stylesheet says nothing"))
    return Findings(tuple(faults), f"{counted(len(parts.book.styles), 'stylesheet')} in each document")


def check_fonts(parts: EpubParts) -> Findings:
    """Check that each font can be read, is whole, is the one for which a stylesheet takes it, and is used."""
    faults: list[Diagnostic] = []
    faces = dict(_faces(parts))
    fonts = [item.name for item in parts.items.values() if item.name.lower().endswith(_FONTS)]
    for name in fonts:
        if name not in parts.book.names:
            continue
        spot = in_document(name)
        said = _font_fault(parts.read(name), faces.get(name))
        if said is None and name not in faces:
            said = "no stylesheet uses the font"
        if said:
            faults.append(spot.fault("epub-font", said))
    return Findings(tuple(faults), counted(len(fonts), "font"))


def _faces(parts: EpubParts) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield the file, the family, and the slope of each font that stylesheets name."""
    for sheet, text in parts.book.styles.items():
        for rule in re.findall(r"@font-face\s*\{([^}]*)\}", text):
            family = _FAMILY.search(rule)
            for address in _ADDRESS.findall(rule):
                name = Reference(sheet, None, address, True).resolve()[0]
                yield name, (family[1].strip() if family else "", bool(_ITALIC.search(rule)))


def _font_fault(data: bytes, face: tuple[str, bool] | None) -> str | None:
    """Return what is wrong with a font, or None."""
    try:
        with TTFont(io.BytesIO(data), checkChecksums=2, lazy=True) as font:
            for tag in font.reader.keys():  # noqa: SIM118 - it is no mapping
                _ = font.reader[tag]
            names = {squash(font["name"].getDebugName(number) or "") for number in (1, 16)} - {""}
            slanted = bool(font["OS/2"].fsSelection & 1)
    except (TTLibError, AssertionError, KeyError, OSError, ValueError, IndexError) as error:
        return f"the font is damaged: {error}"[:120]
    except Exception as error:
        return f"the font is damaged: {type(error).__name__}"
    if face is None:
        return None
    family = squash(face[0])
    if names and not any(family.startswith(name) or name.startswith(family) for name in names):
        return f"the font is another one than \u201c{face[0]}\u201d, as which a stylesheet uses it"
    if slanted != face[1]:
        return f"the font is {'italic' if slanted else 'upright'}, a stylesheet uses it as the other"
    return _blank(data)


def _blank(data: bytes) -> str | None:
    """Return that a letter or figure of a font is drawn as nothing, or None."""
    with TTFont(io.BytesIO(data), lazy=True) as font:
        if "glyf" not in font:
            return None
        offsets, numbers = font["loca"], font.getReverseGlyphMap()
        for code, name in (font.getBestCmap() or {}).items():
            kind = unicodedata.category(chr(code))
            number = numbers.get(name, -1)
            if kind in ("Lu", "Ll", "Nd") and number >= 0 and offsets[number] == offsets[number + 1]:
                return f"the font draws nothing for \u201c{chr(code)}\u201d"
    return None
