"""Templates and styles: the book's own before the defaults, file by file, and neither may reach further.

A book is untrusted input. Its templates run in a sandbox that shows them data only (see ``Sandbox``), and
no file outside of the book is read through a link in it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import CodeType, MappingProxyType, NoneType
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.environment import Environment, TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import do_center, do_indent, sync_do_sum
from jinja2.loaders import split_template_path
from jinja2.runtime import LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace, pass_environment

from octavo.core.bounds import DEFAULT, WorkBounds, bounded
from octavo.core.composed_names import existing
from octavo.core.settings import RESOURCES, Settings
from octavo.core.template_output import Generator, formatted, guarded, printed

#: Types whose public methods a template may use; of all others it sees declared fields only.
_OPEN = (
    *(str, int, float, Mapping, list, tuple, set, frozenset, date, NoneType),
    *(Undefined, Macro, TemplateModule, TemplateReference, LoopContext, Namespace, Cycler, Joiner),
)
_WIDE = re.compile(r"%[^a-zA-Z%]*\d{5}")  # in a text, what is to be five figures wide or wider
_LONGEST = 1_000_000  # characters or items that a template may make by multiplying
_WIDEST = 10_000  # columns by which a template may move or centre text
_LARGEST = 10**300  # whole numbers that a template may multiply
#: Earlier names of default templates -> their names now. A book's own templates may import either.
EARLIER_TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "macros/citations.html.j2": "elements/citation.html.j2",
        "macros/figures.html.j2": "elements/figure.html.j2",
        "macros/glossary.html.j2": "elements/glossary.html.j2",
        "macros/maths.html.j2": "elements/formula.html.j2",
        "macros/notes.html.j2": "elements/note.html.j2",
        "macros/references.html.j2": "elements/reference.html.j2",
        "macros/tables.html.j2": "elements/table.html.j2",
    }
)


def find_all(settings: Settings | None, kind: str, name: str) -> Iterator[Path]:
    """Yield the files of that name in the folders for ``kind`` ("templates" or "styles"), the book's own
    first.

    Without settings only the default is found.
    """
    folders = settings.resource_folders(kind) if settings else (RESOURCES / kind,)
    for folder in folders:
        path = existing(folder / name)
        # What extensions and Octavo bring is as trustworthy as their code.
        if _inside(path, settings.book) if settings and folder.parent == settings.book else path.is_file():
            yield path


def _inside(path: Path, home: Path) -> Path | None:
    return path if path.is_file() and path.resolve().is_relative_to(home.resolve()) else None


def find(settings: Settings | None, kind: str, name: str) -> Path:
    """Return the first of ``find_all``. Raise FileNotFoundError if there is none."""
    for path in find_all(settings, kind, name):
        return path
    raise FileNotFoundError(f"there is no {name} in {kind}")


def make_environment(settings: Settings | None) -> "Sandbox":
    """Return the environment of a book's templates. Without settings only the default templates are found.

    A template is found under its earlier name too, if the book has no file of that name.
    """

    def locate(name: str) -> Path | None:
        names = (name, EARLIER_TEMPLATES.get(name, name))
        return next((path for one in names for path in find_all(settings, "templates", one)), None)

    return Sandbox(locate, settings.bounds if settings else DEFAULT)


def folder_environment(folder: Path, bounds: WorkBounds = DEFAULT) -> "Sandbox":
    """Return the environment of a template that stands by itself and may include only what lies beside it."""
    return Sandbox(lambda name: _inside(folder / name, folder), bounds)


def read_template(path: Path, name: str) -> str:
    """Return the text of a template or terms file. Raise TemplateSyntaxError for one that is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        raise TemplateSyntaxError(
            f"it is not UTF-8 (byte {byte:02X} in line {line})", line, name, str(path)
        ) from error


class _Loader(BaseLoader):
    """Loads what a function finds; templates keep their paths, so that messages can name them."""

    def __init__(self, locate: Callable[[str], Path | None]) -> None:
        self._locate = locate

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        path = self._locate("/".join(split_template_path(template)))
        if path is None:
            raise TemplateNotFound(template)
        return read_template(path, template), str(path), lambda: True


class _Compiled(BytecodeCache):
    """The compiled code of templates, kept as long as the process lives: several media share most of them.

    Nothing is written to disk, where code could be slipped in.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code if its text is the same."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class _BoundedTemplate(Template):
    """A template that takes no more time and memory than its environment allows."""

    def render(self, *values: Any, **named: Any) -> str:
        """Return what it makes. Raise OverBoundsError if that takes too much."""
        environment = self.environment
        assert isinstance(environment, Sandbox)
        with environment.bounded():
            return super().render(*values, **named)


class Sandbox(ImmutableSandboxedEnvironment):
    """Autoescape is on and an unknown name is an error. Templates read data: fields of dataclasses and of
    the models of book.yaml, and what text, numbers, lists and mappings can do. Methods of other objects
    (a path that reads files, a tree that writes them) and paths themselves are out of reach."""

    intercepted_binops = frozenset({"*", "**", "%"})
    template_class = _BoundedTemplate
    code_generator_class = Generator

    def __init__(self, locate: Callable[[str], Path | None], bounds: WorkBounds = DEFAULT) -> None:
        super().__init__(
            loader=_Loader(locate),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,  # to fold constants takes longer than a few pages gain by it
            bytecode_cache=_COMPILED,
            finalize=printed,
        )
        self._bounds = bounds
        self.large = 0.0  # the seconds in which a slow machine makes all of what is to be made
        self.filters = guarded({**self.filters, "sum": _total, "center": _centred, "indent": _indented})

    def compile(
        self, source: Any, name: str | None = None, filename: str | None = None, *more: Any, **named: Any
    ) -> Any:
        """Return the code of a template.

        Raise OverBoundsError if that takes too much, and TemplateSyntaxError for brackets that are too deep.
        """
        try:
            with self.bounded():
                return super().compile(source, name, filename, *more, **named)
        except RecursionError:
            deep = "its brackets or blocks stand some hundred deep in each other"
            raise TemplateSyntaxError(deep, 1, name, filename) from None

    def bounded(self) -> AbstractContextManager[None]:
        """Return a block in which OverBoundsError is raised when its templates take too much."""
        return bounded(self._bounds, self.large)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return True if a template may see ``obj.attr``."""
        kind: Any = type(obj)
        if attr in _fields(kind):
            return not attr.startswith("_") and not isinstance(value, Path)
        return _is_open(kind) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return the result of an operator.

        Raise SecurityError for a product or power that would fill the memory.
        """
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if isinstance(left, int) and isinstance(right, int) and max(left, right, -left, -right) > _LARGEST:
            raise SecurityError("a number in a template is too large")
        if operator == "**" and not (numbers and abs(left) <= 1000 and abs(right) <= 100):
            raise SecurityError("a power in a template is too large")
        if operator == "*" and not numbers:
            count, thing = (left, right) if isinstance(left, int) else (right, left)
            if not isinstance(count, int) or count * len(thing) > _LONGEST:
                raise SecurityError("a product in a template is too long")
        if operator == "%" and isinstance(left, str):
            if _WIDE.search(left):
                raise SecurityError("a width in a template is too large")
            printed(right)
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return what stands for the method ``format`` of a text, or None for any other value."""
        if super().wrap_str_format(value) is None:
            return None
        text, by_map = value.__self__, value.__name__ == "format_map"
        return lambda *values, **named: formatted(self, text, *((), *values) if by_map else (values, named))


@pass_environment
def _total(environment: Environment, values: Any, attribute: Any = None, start: Any = 0) -> Any:
    """Return a sum of numbers: lists are added again and again, each time all of them."""
    if not isinstance(start, int | float):
        raise SecurityError("a template can add up numbers only")
    return sync_do_sum(environment, values, attribute, start)


def _centred(value: Any, width: int = 80) -> str:
    _bound_width(width)
    return do_center(value, width)


def _indented(value: Any, width: int | str = 4, first: bool = False, blank: bool = False) -> str:
    _bound_width(width if isinstance(width, int) else len(width))
    return do_indent(value, width, first, blank)


def _bound_width(width: int) -> None:
    if width > _WIDEST:
        raise SecurityError("a width in a template is too large")


@cache
def _is_open(kind: Any) -> bool:
    return issubclass(kind, _OPEN)


@cache
def _fields(kind: Any) -> frozenset[str]:
    """Return the declared fields of a dataclass or of a pydantic model."""
    if is_dataclass(kind):
        return frozenset(field.name for field in fields(kind))
    return frozenset(getattr(kind, "model_fields", ()))
