"""The Jinja2 environment: sandboxed, because a book may bring templates of its own."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from octavo.xhtml import Element, inner, outer


def make_environment(folders: Sequence[Path]) -> ImmutableSandboxedEnvironment:
    """Templates are looked for in each folder in turn; all values are escaped but for elements."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["inner"] = _inner
    environment.filters["outer"] = _outer
    return environment


def _inner(node: Element | None) -> Markup:
    """What an element holds, as XHTML; nothing for None."""
    return Markup(inner(node)) if node is not None else Markup()


def _outer(node: Element | None) -> Markup:
    """An element as XHTML; nothing for None."""
    return Markup(outer(node)[0]) if node is not None else Markup()
