"""The cover: the publisher's own picture, or one set from the template ``cover.html.j2``."""

import io
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from octavo.compose.composed_book import ComposedBook
from octavo.core.book_places import place_of
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.settings import Settings
from octavo.core.templating import make_environment
from octavo.cover.fitting import FACES, font_file
from octavo.cover.words import alternative, check_characters, words
from octavo.drawing import Drawer, DrawingError, DrawingFace, Page, PendingDrawing

WIDTH, HEIGHT = 1600, 2560  # pixels; the shape and size that booksellers recommend
TEMPLATE = "cover.html.j2"
#: The design of the front, which the printed cover shares.
DESIGN = "macros/cover.html.j2"

#: What a broken expression in a template can raise.
TEMPLATE_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Cover:
    """The front cover: a JPEG, its size in pixels, and what is to be read out in its place."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int
    alt: str


class UnfinishedCover:
    """A cover that is being made: the book's own picture if ``book.cover`` names one that can be used, else
    one drawn from a template."""

    def __init__(
        self, composed: ComposedBook, settings: Settings, diagnostics: Diagnostics, drawer: Drawer
    ) -> None:
        self._composed, self._settings = composed, settings
        self._diagnostics, self._drawer = diagnostics, drawer
        self._own = _own_picture(composed, settings, diagnostics)
        self._own_template = any(has_template(settings, name) for name in (TEMPLATE, DESIGN))
        self._drawing = self._begin() if self._own is None else None

    def finish(self) -> Cover:
        """Return the cover. Problems of the picture or of the book's own template go to the diagnostics;
        there is a cover in any case. Raise EngineUnusable if one has to be drawn and nothing can draw here.
        """
        return self._own or Cover(self._drawn(), WIDTH, HEIGHT, alternative(self._composed))

    def _begin(self) -> PendingDrawing:
        check_characters(self._composed, self._diagnostics)
        try:
            drawing = self._draw(page(self._composed, self._settings))
        except TEMPLATE_FAULTS as error:
            if not self._own_template:
                raise  # the fault is in the terms, which all templates share
            self._report(error)
            self._own_template = False
            return self._draw(page(self._composed))
        return drawing

    def _drawn(self) -> bytes:
        drawing = self._drawing or self._begin()
        try:
            return drawing.jpeg()
        except DrawingError as error:
            if not self._own_template:
                raise
            self._report(error)
        return self._draw(page(self._composed)).jpeg()

    def _draw(self, html: str) -> PendingDrawing:
        return self._drawer.draw(sheet(html, self._settings.book))

    def _report(self, error: Exception) -> None:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
        self._diagnostics.error(
            "cover-template",
            Span(f"templates/{TEMPLATE}", line),
            f"the cover can't be made from the book's own template: {error}",
            f"correct the template, which must make one page of {WIDTH} by {HEIGHT} px",
        )


def make_cover(composed: ComposedBook, settings: Settings, diagnostics: Diagnostics | None = None) -> Cover:
    """Return the cover, made in this process; see ``UnfinishedCover``."""
    diagnostics = Diagnostics() if diagnostics is None else diagnostics
    return UnfinishedCover(composed, settings, diagnostics, Drawer()).finish()


def sheet(html: str, book: Path) -> Page:
    """Return the page to draw from the HTML of a cover; ``book`` is the folder of what it refers to."""
    faces = (
        DrawingFace(family, style, str(font_file(face, italic=style == "italic")))
        for face, (family, *_) in FACES.items()
        for style in ("normal", "italic")
    )
    return Page(html, str(book), WIDTH, HEIGHT, tuple(faces))


def names_cover(settings: Settings) -> bool:
    """Return True if the book seems to bring its own picture, before it is read."""
    return _named(settings) > 0


def page(composed: ComposedBook, settings: Settings | None = None) -> str:
    """Return the HTML of a cover. Raise jinja2.TemplateError for a faulty template.

    Without settings it is made from the default templates and terms.
    """
    template = make_environment(settings).get_template(TEMPLATE)
    return template.render(words(composed, settings) | {"width": WIDTH, "height": HEIGHT})


def has_template(settings: Settings, name: str) -> bool:
    """Return True if the book has a template of that name."""
    return (settings.book / "templates" / name).is_file()


def _own_picture(composed: ComposedBook, settings: Settings, diagnostics: Diagnostics) -> Cover | None:
    name = composed.book.cover
    if not name:
        return None
    # Here, since few books need the library for pictures.
    from PIL import Image

    from octavo.cover.picture import load

    jpeg = load(settings.book, name, place(settings), diagnostics)
    if jpeg is None:
        return None
    with Image.open(io.BytesIO(jpeg)) as image:
        return Cover(jpeg, image.width, image.height, alternative(composed))


def place(settings: Settings) -> Span:
    """Return the place at which ``book.yaml`` names the cover picture."""
    return place_of(settings.book, "cover")


def _named(settings: Settings) -> int:
    """Return the line of book.yaml that names the cover, 0 if none does."""
    try:
        lines = (settings.book / "book.yaml").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    numbers = (n for n, line in enumerate(lines, 1) if line.startswith("cover:"))
    return next(numbers, 0)
