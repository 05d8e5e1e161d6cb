"""Errors in templates of a book's own or of an extension: the fault is theirs, so it gets a diagnostic with
a place."""

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError
from lxml.etree import XMLSyntaxError

from octavo.core.active_content import ActiveContentError
from octavo.core.bounds import OverBoundsError
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.settings import Settings
from octavo.core.work_places import busy_at, report_excess

_HINT = "compare it with the default template of the same name, or remove it to use that one"
_HARMLESS = "take it out: pages run nothing, and load nothing but the files of the book"
_HINT_ON_EXTENSION = "install another version of the extension, or tell its makers"


@contextmanager
def template_faults(settings: Settings, diagnostics: Diagnostics) -> Iterator[None]:
    """Report an exception that comes out of a template of the book's own or of an extension, instead of
    raising it.

    Exceptions that come from anywhere else go on.
    """
    own = settings.book / "templates"
    folders = [folder for folder in (own, *settings.template_folders) if folder.is_dir()]
    whose = "the book's own" if own in folders else "an extension's"
    hint = _HINT if own in folders else _HINT_ON_EXTENSION
    try:
        yield
    except OverBoundsError as error:
        _report_excess(error, own, settings, diagnostics)
    except (XMLSyntaxError, UnicodeEncodeError) as error:  # the latter for half a character
        if not folders:
            raise
        diagnostics.error(
            "template-xml", None, f"a page made by {whose} templates is not well-formed: {error}", hint
        )
    except ActiveContentError as error:
        what = f"a page made by {whose} templates" if folders else "a page"
        diagnostics.error("template-active", None, f"{what} holds {error}, which no page may hold", _HARMLESS)
    except Exception as error:
        file, line = _place(error, folders)
        # A default template fails if another lacks what it takes from there.
        if file is None and not (folders and _in_template(error)):
            raise
        if file is None:
            what, span = f"something is missing in {whose} templates", None
        elif file.is_relative_to(own.resolve()):
            span = Span(file.relative_to(settings.book.resolve()).as_posix(), line)
            what, hint = "this template can't be used", _HINT
        else:
            what, span = f"the template {file} of an extension can't be used, line {line}", None
            hint = _HINT_ON_EXTENSION
        diagnostics.error("template-broken", span, f"{what}: {_described(error)}", hint)


def _report_excess(error: OverBoundsError, own: Path, settings: Settings, diagnostics: Diagnostics) -> None:
    """Report that a page took too much, at the line of the book's own template, or else of its text."""
    file, line = _place(error, [own]) if own.is_dir() else (None, 1)
    if file is None:
        report_excess(error, busy_at(error.__traceback__), "making this page", diagnostics)
    else:
        span = Span(file.relative_to(settings.book.resolve()).as_posix(), line)
        report_excess(error, span, "this template", diagnostics)


def _described(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    return str(error.message) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _in_template(error: Exception) -> bool:
    """Return True if an exception comes out of a template."""
    frames = traceback.extract_tb(error.__traceback__)
    return isinstance(error, TemplateError) or any(frame.filename.endswith(".j2") for frame in frames)


def _place(error: Exception, folders: Sequence[Path]) -> tuple[Path | None, int]:
    """Return the innermost line of templates in the folders that had to do with the exception."""
    frames = [_place_in_source(*found) for found in traceback.walk_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((error.filename, error.lineno))
    for filename, line in reversed(frames):
        path = Path(filename).resolve()
        if any(path.is_relative_to(folder.resolve()) for folder in folders):
            return path, line
    return None, 1


def _place_in_source(frame: FrameType, line: int) -> tuple[str, int]:
    """Return the file and the line of a frame.

    Jinja2 rewrites tracebacks so that they name the lines of templates, but not if a macro was called from
    Python: then they name those of the code that it has made of the template.
    """
    template = frame.f_globals.get("__jinja_template__")
    source_line = template.get_corresponding_lineno(line) if isinstance(template, Template) else line
    return frame.f_code.co_filename, source_line
