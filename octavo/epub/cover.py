"""The cover: the publisher's own picture, or one set from the template ``cover.html.j2``."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from octavo.diagnostics import Diagnostics, Span
from octavo.drawing import Drawer, Drawing, DrawingError, Face, Page
from octavo.epub.fitting import FACES, fit, font_file, missing
from octavo.epub.inline import Run, legal, plain, runs
from octavo.epub.metadata import principal_role
from octavo.epub.templates import environment
from octavo.settings import Settings
from octavo.source.metadata import Book

WIDTH, HEIGHT = 1600, 2560  # pixels; the shape and size that booksellers recommend
TEMPLATE = "cover.html.j2"

#: What a broken expression in a template can raise.
_TEMPLATE_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Cover:
    """The front cover: a JPEG, its size in pixels, and what is to be read out in its place."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int
    alt: str


class UnfinishedCover:
    """A cover that is being made: the book's own picture where ``book.cover`` names one that can be used,
    else one drawn from a template."""

    def __init__(self, book: Book, settings: Settings, diagnostics: Diagnostics, drawer: Drawer) -> None:
        self._book, self._settings, self._diagnostics, self._drawer = book, settings, diagnostics, drawer
        self._own = _own_picture(book, settings, diagnostics)
        self._from_own_template = False
        self._drawing = self._begin() if self._own is None else None

    def finish(self) -> Cover:
        """The cover. Problems of the picture or of the book's own template go to the diagnostics; there is
        a cover in any case. Raises MissingLibraries where one has to be drawn and nothing can draw here."""
        return self._own or Cover(self._drawn(), WIDTH, HEIGHT, alternative(self._book))

    def _begin(self) -> Drawing:
        _check_characters(self._book, self._diagnostics)
        if (self._settings.book / "templates" / TEMPLATE).is_file():
            try:
                drawing = self._draw(page(self._book, self._settings))
            except _TEMPLATE_FAULTS as error:
                self._report(error)
            else:
                self._from_own_template = True
                return drawing
        return self._draw(page(self._book))

    def _drawn(self) -> bytes:
        drawing = self._drawing or self._begin()
        try:
            return drawing.jpeg()
        except DrawingError as error:
            if not self._from_own_template:
                raise
            self._report(error)
        return self._draw(page(self._book)).jpeg()

    def _draw(self, html: str) -> Drawing:
        return self._drawer.draw(sheet(html, self._settings.book))

    def _report(self, error: Exception) -> None:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
        self._diagnostics.error(
            "cover-template",
            Span(f"templates/{TEMPLATE}", line),
            f"the cover can't be made from the book's own template: {error}",
            f"mend the template, which must make one page of {WIDTH} by {HEIGHT} px",
        )


def make_cover(book: Book, settings: Settings, diagnostics: Diagnostics | None = None) -> Cover:
    """The cover, made in this process; see ``UnfinishedCover``."""
    diagnostics = Diagnostics() if diagnostics is None else diagnostics
    return UnfinishedCover(book, settings, diagnostics, Drawer()).finish()


def sheet(html: str, book: Path) -> Page:
    """The page to draw from the HTML of a cover; ``book`` is the folder of what it refers to."""
    faces = (
        Face(family, style, str(font_file(face, italic=style == "italic")))
        for face, (family, *_) in FACES.items()
        for style in ("normal", "italic")
    )
    return Page(html, str(book), WIDTH, HEIGHT, tuple(faces))


def names_cover(settings: Settings) -> bool:
    """Whether the book seems to bring its own picture, before it is read."""
    return _named(settings) > 0


def alternative(book: Book) -> str:
    """What a cover says, as one line of plain text without words of any language added."""
    title = plain(book.title, book.language)
    if book.subtitle:
        title = f"{title}: {plain(book.subtitle, book.language)}"
    names = [name for role in (principal_role(book), "edt", "trl") for name in _names(book).get(role, ())]
    publisher = [book.publisher.name] if book.publisher else []
    return legal(", ".join([title, *dict.fromkeys(names), *publisher]))


def page(book: Book, settings: Settings | None = None) -> str:
    """The HTML of a cover. Raises jinja2.TemplateError for a faulty template.

    Without settings it is made from the default template.
    """
    language = book.language
    title = runs(book.title, language)
    template = environment(settings).get_template(TEMPLATE)
    return template.render(
        language=language,
        title=title,
        subtitle=runs(book.subtitle or "", language),
        role=principal_role(book),
        names=_names(book),
        publisher=book.publisher.name if book.publisher else "",
        series=book.series.name if book.series else "",
        initial=initial(title),
        fit=fit,
        run=Run,
        caps=caps,
        plain=_joined,
    )


def initial(title: Sequence[Run]) -> str:
    """The letter that stands for a title: that of its first word with more than three letters (not of an
    article), or else of its first word; "" for a title without letters."""
    words = re.findall(r"[^\W\d_]+", _joined(title))
    telling = [word for word in words if len(word) > 3]
    chosen: str = (telling or words or [""])[0]
    return chosen[:1].upper()


def caps(text: Sequence[Run]) -> tuple[Run, ...]:
    """The same runs in capitals."""
    return tuple(Run(run.text.upper(), run.italic) for run in text)


def _own_picture(book: Book, settings: Settings, diagnostics: Diagnostics) -> Cover | None:
    if not book.cover:
        return None
    # Here, since few books need the library for pictures.
    from PIL import Image

    from octavo.epub.picture import load

    jpeg = load(settings.book, book.cover, _place(settings), diagnostics)
    if jpeg is None:
        return None
    with Image.open(io.BytesIO(jpeg)) as image:
        return Cover(jpeg, image.width, image.height, alternative(book))


def _check_characters(book: Book, diagnostics: Diagnostics) -> None:
    lacking = missing((*runs(book.title, book.language), *runs(book.subtitle or "", book.language)))
    lacking += missing([Run(contributor.name) for contributor in book.contributors])
    if lacking:
        diagnostics.warning(
            "cover-characters",
            Span("book.yaml"),
            f"the font of the cover has no letters for {lacking[:20]}",
            "give a cover picture (`cover:`), or a templates/cover.html.j2 that uses a font of the book's",
        )


def _names(book: Book) -> dict[str, tuple[str, ...]]:
    """Names of contributors by MARC role."""
    roles = dict.fromkeys(contributor.role for contributor in book.contributors)
    return {role: tuple(c.name for c in book.contributors if c.role == role) for role in roles}


def _joined(text: Sequence[Run]) -> str:
    return "".join(run.text for run in text)


def _place(settings: Settings) -> Span:
    return Span("book.yaml", max(_named(settings), 1))


def _named(settings: Settings) -> int:
    """The line of book.yaml that names the cover, 0 where none does."""
    try:
        lines = (settings.book / "book.yaml").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    numbers = (n for n, line in enumerate(lines, 1) if line.startswith("cover:"))
    return next(numbers, 0)
