"""Errors in a book's own template: the fault is the book's, so it gets a diagnostic with a place."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from lxml.etree import XMLSyntaxError

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.settings import Settings

_HINT = "compare it with the default template of the same name, or remove it to use that one"


@contextmanager
def template_faults(settings: Settings, diagnostics: Diagnostics) -> Iterator[None]:
    """Report an exception that comes out of a template of the book's own, instead of raising it.

    Exceptions that come from anywhere else go on.
    """
    folder = settings.book / "templates"
    try:
        yield
    except XMLSyntaxError as error:
        if not folder.is_dir():
            raise
        diagnostics.error(
            "template-xml",
            None,
            f"a page made by the book's own templates is not well-formed: {error}",
            _HINT,
        )
    except Exception as error:
        span = _place(error, settings.book, folder)
        # A default template fails if one of the book's own lacks what it takes from there.
        if span is None and not (folder.is_dir() and _in_template(error)):
            raise
        message = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        what = "this template can't be used" if span else "a template of the book's own lacks something"
        diagnostics.error("template-broken", span, f"{what}: {message}", _HINT)


def _in_template(error: Exception) -> bool:
    """Return True if an exception comes out of a template."""
    frames = traceback.extract_tb(error.__traceback__)
    return isinstance(error, TemplateError) or any(frame.filename.endswith(".j2") for frame in frames)


def _place(error: Exception, book: Path, folder: Path) -> Span | None:
    """Return the innermost line of the book's own templates that had to do with the exception."""
    # Jinja2 rewrites tracebacks so that they name the lines of templates.
    frames = [(f.filename, f.lineno or 1) for f in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((error.filename, error.lineno))
    for filename, line in reversed(frames):
        path = Path(filename).resolve()
        if path.is_relative_to(folder.resolve()):
            return Span(path.relative_to(book.resolve()).as_posix(), line)
    return None
