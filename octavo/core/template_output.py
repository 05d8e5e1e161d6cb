"""The values that a template may print: words, numbers and lists of them, and what has words of its own.

Python prints any other object by its class and its address in memory, or with all that it holds, so that the
same source would not make the same bytes, and paths of the machine would come into a book.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from pathlib import PurePath
from types import NoneType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro, Undefined
from jinja2.sandbox import SandboxedEscapeFormatter, SandboxedFormatter
from markupsafe import Markup

_PLAIN = frozenset({str, Markup, int, float, bool, NoneType})
_WORDS = (str, int, float, date, Undefined, Macro, range)
_DEEPEST = 20
#: Filters of Jinja that make text of what they are given.
_MAKE_TEXT = frozenset(
    {"capitalize", "center", "e", "escape", "forceescape", "format", "indent", "join", "lower", "pprint"}
    | {"replace", "safe", "string", "striptags", "title", "tojson", "trim", "truncate", "upper"}
    | {"urlencode", "urlize", "wordcount", "wordwrap", "xmlattr"}
)
#: Those that make text of each of what a list holds.
_OF_EACH = frozenset({"join"})
_WIDE = re.compile(r"\d{5}")
_SURROUNDINGS = (Context, EvalContext, Environment)


def printed(value: Any) -> Any:
    """Return a value as it is. Raise SecurityError if it, or what it holds, has no words of its own."""
    if type(value) not in _PLAIN:
        _check(value, 0)
    return value


def _check(value: Any, depth: int) -> None:
    kind = type(value)
    if kind in _PLAIN or isinstance(value, _WORDS):
        return
    # What stands in a list is printed as Python writes it.
    if isinstance(value, list | tuple | set | frozenset | Mapping) and depth < _DEEPEST:
        # A tuple with names is printed with them, which are words too.
        inside: Iterable[Any] = (*value, *value.values()) if isinstance(value, Mapping) else value
        for one in inside:
            _check(one, depth + 1)
    elif depth or isinstance(value, PurePath | type) or not _has_words(kind):
        raise SecurityError(f"a template can't print a value of the kind {kind.__name__}, only what is in it")


def _has_words(kind: Any) -> bool:
    return kind.__str__ is not object.__str__ or hasattr(kind, "__html__")


def guarded(filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Return filters of which those that make text take only what may be printed."""
    return {name: _guarded(name, one) if name in _MAKE_TEXT else one for name, one in filters.items()}


def _guarded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)  # with the mark of a filter that is given its surroundings
    def checked(*values: Any, **named: Any) -> Any:
        # What `map` and `select` give can be gone through once only.
        given = [list(value) if hasattr(value, "__next__") else value for value in values]
        for value in (*given, *named.values()):
            if isinstance(value, _SURROUNDINGS):
                continue
            each = value if name in _OF_EACH and isinstance(value, list | tuple) else (value,)
            for one in each:
                printed(one)
        return function(*given, **named)

    return checked


class Generator(CodeGenerator):
    """Makes the code of templates in which ``~`` joins only what may be printed."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write the parts as a call of the environment's own function around each."""
        check = nodes.EnvironmentAttribute("finalize")
        parts = [nodes.Call(check, [part], [], None, None, lineno=node.lineno) for part in node.nodes]
        super().visit_Concat(nodes.Concat(parts, lineno=node.lineno), frame)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Return the text of a constant; one that may not be printed is left to the time when it is."""
        try:
            if not isinstance(node, nodes.TemplateData):
                printed(node.as_const(frame.eval_ctx))
        except SecurityError as error:
            raise nodes.Impossible from error
        return super()._output_child_to_const(node, frame, finalize)


class _Checked(SandboxedFormatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if _WIDE.search(format_spec):
            raise SecurityError("a width in a template is too large")
        printed(value)
        return str(super().format_field(value, format_spec))

    def convert_field(self, value: Any, conversion: Any) -> Any:
        return super().convert_field(printed(value), conversion)


class _CheckedEscape(_Checked, SandboxedEscapeFormatter):
    pass


def formatted(environment: Environment, text: str, values: Any, named: Any) -> str:
    """Return what ``text.format`` gives, of values that may be printed."""
    if isinstance(text, Markup):
        return Markup(_CheckedEscape(environment, escape=text.escape).vformat(text, values, named))
    return _Checked(environment).vformat(text, values, named)
