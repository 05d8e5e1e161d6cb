"""The setting of the printed cover: the sheet laid out, with the text of its back as large as it will go."""

import base64
import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.lengths import length_in_points
from octavo.core.settings import Settings
from octavo.core.templating import make_environment
from octavo.core.xhtml import inner, words_of
from octavo.cover.barcode import barcode
from octavo.cover.blurb import blurb
from octavo.cover.fitting import FACES, font_file, font_folder
from octavo.cover.front import DESIGN, TEMPLATE_FAULTS, has_template, place
from octavo.cover.picture import ground_of, jpeg_for_print, panel
from octavo.cover.spine import NARROWEST, runs_up
from octavo.cover.words import check_characters, words
from octavo.drawing import DrawingFace, Page, PageLayout, lay_out
from octavo.source.manuscript import Kind
from octavo.source.metadata import Book

PRINT_TEMPLATE = "print/cover.html.j2"
#: Sizes of the blurb in points on a page of 6 by 9 inches, from the smallest to the largest; larger ones for
#: books in large print.
_SIZES, _LARGE_SIZES = (9.0, 12.5), (13.0, 18.0)
_WIDTH = 432.0
_STEP = 0.25
_LARGE = 14.0


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """Sizes in points: the trimmed page, the spine, the bleed."""

    width: float
    height: float
    spine: float
    bleed: float

    @property
    def trim(self) -> tuple[float, float]:
        """The whole cover, trimmed."""
        return 2 * self.width + self.spine, self.height


@dataclass(frozen=True, slots=True)
class _Picture:
    """The publisher's own front: a ``data:`` URL, the colour of its left edge, and one to be read on that."""

    src: str
    ground: str
    text: str


class Setting:
    """The setting of one cover."""

    def __init__(
        self, composed: ComposedBook, settings: Settings, sheet: CoverSheet, diagnostics: Diagnostics
    ) -> None:
        self._composed, self._settings, self._sheet = composed, settings, sheet
        self._diagnostics = diagnostics
        self._blurb = blurb(composed)
        if self._blurb is None:
            diagnostics.warning(
                "blurb-missing",
                Span("book.yaml"),
                "the back cover says nothing of the book",
                "add a division of the kind `blurb`, or a `description`",
            )
        self._picture = self._own_picture()
        if self._picture is None:
            check_characters(composed, diagnostics)

    def layout(self) -> PageLayout | None:
        """Return the laid-out sheet, the blurb as large as it will go; None if something in the book has to
        be corrected."""
        context = self._context()
        own = has_template(self._settings, PRINT_TEMPLATE) or has_template(self._settings, DESIGN)
        try:
            found = self._fitted(context)
        except TEMPLATE_FAULTS as error:
            if not own:
                raise  # the fault is in the terms, which all templates share
            line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
            self._report(line, str(error))
            return None
        return found if found is not None and self._is_whole(found) else None

    def _own_picture(self) -> _Picture | None:
        name = self._composed.book.cover
        if not name:
            return None
        sheet = self._sheet
        size = sheet.width + sheet.bleed, sheet.height + 2 * sheet.bleed
        found = panel(self._settings.book, name, size, place(self._settings), self._diagnostics)
        if found is None:
            return None
        data = base64.b64encode(jpeg_for_print(found)).decode()
        return _Picture(f"data:image/jpeg;base64,{data}", *ground_of(found))

    def _context(self) -> Mapping[str, Any]:
        book, sheet = self._composed.book, self._sheet
        isbn = book.bound_isbn
        return {
            **words(self._composed, self._settings),
            **dataclasses.asdict(sheet),
            "blurb": Markup(inner(self._blurb)) if self._blurb is not None else "",
            "barcode": barcode(isbn) if isbn else None,
            "price": book.print_cover.price or "",
            "spine_words": sheet.spine >= NARROWEST,
            "upwards": runs_up(book),
            "picture": self._picture,
        }

    def _fitted(self, context: Mapping[str, Any]) -> PageLayout | None:
        """Return the sheet with the largest blurb that has room; None, having reported it, if none has."""
        sizes = _sizes(self._composed.book, self._sheet.width)
        template = make_environment(self._settings).get_template(PRINT_TEMPLATE)

        def tried(size: float, text: str = context["blurb"]) -> PageLayout | None:
            html = template.render({**context, "blurb": text, "blurb_size": size})
            made = lay_out(self._page(html))
            return made if _has_room(made) else None

        best = tried(sizes[0])
        if best is None:
            self._report_length(lambda text: tried(sizes[0], text) is not None)
            return None
        low, high = 0, len(sizes)  # sizes[low] fits, sizes[high] does not
        while high - low > 1:
            middle = (low + high) // 2
            made = tried(sizes[middle])
            low, high = (middle, high) if made else (low, middle)
            best = made or best
        return best

    def _page(self, html: str) -> Page:
        faces = [
            DrawingFace(family, style, str(font_file(face, italic=style == "italic")))
            for face, (family, *_) in FACES.items()
            for style in ("normal", "italic")
        ]
        bold = font_folder() / "EB Garamond" / "EBGaramond-Bold.ttf"
        return Page(
            html,
            str(self._settings.book),
            0,
            0,
            (*faces, DrawingFace("EB Garamond Bold", "normal", str(bold))),
        )

    def _is_whole(self, layout: PageLayout) -> bool:
        """Return True if the book's own template has made one page of the right size; report it otherwise."""
        trim, bleed = self._sheet.trim, 2 * self._sheet.bleed
        wanted = trim[0] + bleed, trim[1] + bleed
        sizes = layout.sizes
        made = sizes[0]
        if len(sizes) == 1 and all(abs(a - b) < 0.1 for a, b in zip(made, wanted, strict=True)):
            return True
        size = "{:.1f} by {:.1f} pt"
        self._report(
            1,
            f"it has {len(sizes)} pages of {size.format(*made)}, not one of {size.format(*wanted)}",
        )
        return False

    def _report(self, line: int, message: str) -> None:
        own = PRINT_TEMPLATE if has_template(self._settings, PRINT_TEMPLATE) else DESIGN
        self._diagnostics.error(
            "cover-template",
            Span(f"templates/{own}", line),
            f"the printed cover can't be made from the book's own template: {message}",
            "correct the template, which must make one page: the cover with its bleed",
        )

    def _report_length(self, fits: Callable[[str], bool]) -> None:
        """Report a blurb that is too long, with the number of words for which there is room."""
        assert self._blurb is not None
        written = words_of(self._blurb)
        low, high = 0, len(written)
        while high - low > 5:
            middle = (low + high) // 2
            low, high = (middle, high) if fits(" ".join(written[:middle])) else (low, middle)
        blurbs = (one.span for one in self._composed.sections if one.kind is Kind.BLURB)
        self._diagnostics.error(
            "blurb-long",
            next(blurbs, Span("book.yaml")),
            f"the text of the back cover has {len(written)} words, and there is room for about {low}",
            "shorten it",
        )


def _sizes(book: Book, width: float) -> list[float]:
    """Return the sizes of type for the blurb on a page of that width, from the smallest."""
    large = book.variant is not None and length_in_points(book.variant.type_size) >= _LARGE
    least, most = _LARGE_SIZES if large else _SIZES
    most *= max(1.0, width / _WIDTH)
    return [least + _STEP * number for number in range(int((most - least) / _STEP) + 1)]


def _has_room(layout: PageLayout) -> bool:
    """Return True if the blurb ends above its limit. A template that marks no limit is trusted."""
    tops = layout.tops
    if "blurb-limit" not in tops:
        return True
    # What runs off the page has no end on it.
    return "blurb-end" in tops and tops["blurb-end"] <= tops["blurb-limit"]
