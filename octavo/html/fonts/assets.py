"""The stylesheets of an e-book or a site, and the fonts that its pages need, cut to what they use."""

from collections.abc import Iterable, Mapping, Sequence

from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.core.templating import find
from octavo.core.xhtml import Element
from octavo.html.cascade import StylePart, joined
from octavo.html.pages import Asset
from octavo.source.metadata import Book

#: The stylesheet that declares the fonts and says where they are used.
SHEET = "fonts.css"

_RULES = "ebook-fonts.css"


def sheet_names(book: Book, *names: str) -> tuple[str, ...]:
    """Return the stylesheets that a page links to: ``names``, and that of the fonts if the book embeds
    them."""
    return (*names, SHEET) if book.ebook.fonts == "embed" else names


def font_assets(
    trees: Iterable[Element],
    book: Book,
    settings: Settings,
    named: Mapping[str, Sequence[StylePart]],
    diagnostics: Diagnostics | None = None,
    *,
    web: bool = False,
) -> tuple[Asset, ...]:
    """Return the stylesheets of an e-book or site, and the fonts if the book embeds them.

    The stylesheets, and that of the fonts, are in ``styles/``, the fonts in ``fonts/``. ``trees`` are all
    pages. ``named`` are the parts of each stylesheet, without what ``sheet_names`` adds. Fonts are TrueType
    or OpenType; for the ``web`` they are WOFF2, if that can be made. Fonts that can't be used are reported.
    """
    # Here, since no other build needs it.
    from octavo.html.fonts.choice import Lacking, used_faces
    from octavo.html.fonts.embedding import Embedded
    from octavo.html.fonts.files import FontFiles
    from octavo.html.fonts.lacking import report_lacking
    from octavo.html.fonts.plain import plain_sheet
    from octavo.html.fonts.subset import asked_for

    own = [joined(name, parts) for name, parts in named.items()]
    if book.ebook.fonts != "embed":
        return tuple(plain_sheet(asset, families=False) for asset in own)
    found = Diagnostics() if diagnostics is None else diagnostics
    rules = Asset(_RULES, "text/css", find(settings, "styles", _RULES).read_bytes())
    declaring = Asset(SHEET, "text/css", find(settings, "styles", SHEET).read_bytes())
    parts = {part.name: part.text for parts in named.values() for part in parts}
    sheets = {SHEET: _text(declaring), **parts, _RULES: _text(rules)}
    embedded = Embedded(asked_for(sheets.values()), found, web=web)
    every, lacking = list(trees), Lacking()
    for face, font, use in used_faces(every, sheets, SHEET, FontFiles(settings.book, found), lacking):
        embedded.add(face, font, use)
    if not found.failed:  # else the characters of a font that can't be read would be told once more
        report_lacking(every, lacking, found)
    sheet = embedded.css() + _text(plain_sheet(rules))
    return (*map(plain_sheet, own), Asset(f"styles/{SHEET}", "text/css", sheet.encode()), *embedded.assets)


def _text(asset: Asset) -> str:
    return asset.data.decode("utf-8-sig", errors="replace")
