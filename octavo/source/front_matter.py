"""YAML front matter: the keys between two lines of ``---`` at the very top of a Markdown file."""

import re
from typing import TypeVar

from pydantic import BaseModel

from octavo.core.diagnostics import Diagnostics, Span
from octavo.source.validate import validate
from octavo.source.yaml_tree import YamlNode, load_yaml

M = TypeVar("M", bound=BaseModel)

_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"---[ \t]*\n[ \t]*[\w-]+[ \t]*:")


def split_front_matter(
    source: str, file: str, model: type[M], diagnostics: Diagnostics
) -> tuple[M, YamlNode | None, str]:
    """Return the front matter of a file, its YAML, and the file's text with those lines made blank.

    Lines keep their numbers. A file without front matter gives the model's defaults and None.
    """
    found = _FRONT.match(source)
    if found is None:
        if _OPENED.match(source):
            diagnostics.error(
                "front-matter-unclosed",
                Span(file),
                "the front matter is opened by --- and never closed",
                "write a line --- after its last key",
            )
        return model(), None, source
    text = "\n" * source.count("\n", 0, found.end()) + source[found.end() :]
    node = load_yaml(found[1], file, diagnostics, first_line=2)
    if node is None or node.data is None:
        return model(), None, text
    front = validate(model, node, diagnostics, f"the front matter of {file}")
    return front if front is not None else model(), node, text
