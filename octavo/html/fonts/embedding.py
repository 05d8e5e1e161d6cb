"""Fonts as files of a book, and the CSS that declares them."""

import io
import json
import re
from collections.abc import Iterator

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.plain_words import plainly
from octavo.html.fonts.faces import Face
from octavo.html.fonts.files import FontFile
from octavo.html.fonts.subset import Use, subset
from octavo.html.pages import Asset


class Embedded:
    """The fonts of one book. ``more`` are features to keep beside the usual ones."""

    def __init__(self, more: frozenset[str], diagnostics: Diagnostics, *, web: bool) -> None:
        self.assets: list[Asset] = []
        self._more, self._diagnostics, self._web = more, diagnostics, web
        self._notices: dict[str, None] = {}
        self._rules: list[str] = []

    def add(self, face: Face, font: FontFile, use: Use) -> None:
        """Cut the font of a face to what is used of it. One that can't be cut is reported."""
        try:
            data, kind = self._data(face, font, use)
        except ValueError as error:
            self._diagnostics.error(
                "font-broken",
                Span(f"styles/{face.sheet}", face.line),
                f"the font `{face.sources[0]}` is damaged: {plainly(error)}",
                "name a file that ends in .ttf or .otf and opens in a font viewer",
            )
            return
        if self._web:
            data, kind = _compressed(data), "woff2"
        stem = f"{font.stem}-Superiors" if face.raised else font.stem
        name = self._free(re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-") or "font", kind)
        self.assets.append(Asset(f"fonts/{name}", f"font/{kind}", data))
        self._notices.update(dict.fromkeys(font.notice))
        self._rules.append(_rule(face, name))

    def css(self) -> str:
        """Return the notices of licence and copyright, and the ``@font-face`` rules; "" without fonts."""
        notice = "\n   ".join(text.replace("*/", "* /") for text in self._notices)
        return (f"/* {notice} */\n\n" if notice else "") + "".join(f"{rule}\n" for rule in self._rules)

    def _data(self, face: Face, font: FontFile, use: Use) -> tuple[bytes, str]:
        if not face.raised:
            return subset(font, use, self._more), font.kind
        from octavo.html.fonts.superiors import superior_font  # here, since it loads much

        return superior_font(font, face, use), "ttf"

    def _free(self, stem: str, kind: str) -> str:
        taken = {asset.name.casefold() for asset in self.assets}
        name, number = f"{stem}.{kind}", 1
        while f"fonts/{name}".casefold() in taken:
            number += 1
            name = f"{stem}-{number}.{kind}"
        return name


def _rule(face: Face, name: str) -> str:
    return f"@font-face {{ {' '.join(_descriptors(face, name))} }}"


def _descriptors(face: Face, name: str) -> Iterator[str]:
    first, last = face.weights
    yield f"font-family: {json.dumps(face.family, ensure_ascii=False)};"
    yield f'src: url("../fonts/{name}");'
    yield f"font-weight: {first};" if first == last else f"font-weight: {first} {last};"
    yield f"font-style: {face.slant};"
    if face.ranges is not None:
        yield f"unicode-range: {', '.join(f'U+{low:X}-{high:X}' for low, high in face.ranges)};"


def _compressed(data: bytes) -> bytes:
    """Return the font as WOFF2 (W3C)."""
    from fontTools.ttLib import TTFont

    with (
        TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False) as font,
        io.BytesIO() as target,
    ):
        font.flavor = "woff2"
        font.save(target, reorderTables=False)
        return target.getvalue()
