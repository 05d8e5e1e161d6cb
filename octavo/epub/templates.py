"""The Jinja2 environment of the cover: the book's own templates before the defaults, and sandboxed."""

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from octavo.settings import RESOURCES, Settings


def environment(settings: Settings | None) -> Environment:
    """An environment with autoescape on. A book is untrusted: its templates can't reach Python's internals.

    Without settings only the default templates are found.
    """
    folders = settings.resource_folders("templates") if settings else (RESOURCES / "templates",)
    # Nothing outside the book is read through a link in it.
    book = settings.book if settings else None
    homes = {folder: (book if book and folder.parent == book else folder).resolve() for folder in folders}

    def load(name: str) -> str | None:
        for folder, home in homes.items():
            path = (folder / name).resolve()
            if path.is_file() and path.is_relative_to(home):
                return path.read_text(encoding="utf-8")
        return None

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
