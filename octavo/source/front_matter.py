"""YAML front matter: the keys between two lines of ``---`` at the very top of a Markdown file."""

import re
from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel

from octavo.core.diagnostics import Diagnostics, Span
from octavo.source.validate import validate
from octavo.source.yaml_tree import YamlNode, load_yaml

M = TypeVar("M", bound=BaseModel)

_KEY = r"[ \t]*\n[ \t]*[\w-]+[ \t]*:"
#: Blank lines may stand above it, if a key follows.
_FRONT = re.compile(
    rf"(?:---|\s*\n---(?={_KEY}))[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_OPENED = re.compile(rf"(?:\s*\n)?---{_KEY}")


def split_front_matter(
    source: str,
    file: str,
    model: type[M],
    diagnostics: Diagnostics,
    prepare: Callable[[YamlNode], None] | None = None,
) -> tuple[M, YamlNode | None, str]:
    """Return the front matter of a file, its YAML, and the file's text with those lines made blank.

    Lines keep their numbers. A file without front matter gives the model's defaults and None. ``prepare`` may
    change the YAML before it is compared with the model.
    """
    node, text = split_yaml(source, file, diagnostics)
    if node is None or node.data is None:
        return model(), None, text
    if prepare is not None and isinstance(node.data, dict):
        prepare(node)
    front = validate(model, node, diagnostics, f"the front matter of {file}")
    return front if front is not None else model(), node, text


def split_yaml(source: str, file: str, diagnostics: Diagnostics) -> tuple[YamlNode | None, str]:
    """Return the YAML of a file's front matter, or None, and its text with those lines made blank."""
    found = _FRONT.match(source)
    if found is None:
        if _OPENED.match(source):
            diagnostics.error(
                "front-matter-unclosed",
                Span(file),
                "the front matter is opened by --- and never closed",
                "write a line --- after its last key",
            )
        return None, source
    text = "\n" * source.count("\n", 0, found.end()) + source[found.end() :]
    first = 1 + source.count("\n", 0, found.start(1))
    return load_yaml(found[1], file, diagnostics, first_line=first), text
