"""Metadata in the text: title blocks of Pandoc, and blocks of YAML that do not stand at the top of a file.

::

    % The Long Way
      to the New Course
    % Ada Example; Ben Sample
    % March 2026
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.yaml_nodes import BrokenYaml, MappingNode, ScalarNode, compose_yaml
from octavo.source.context import ReadingContext
from octavo.source.text import Text
from octavo.source.yaml_tree import DEPTH

_FIELD = re.compile(r"%(?:[ \t]+(?P<first>[^\n]*)|)\n(?P<more>(?:[ \t]+\S[^\n]*\n)*)")
_BLOCK = re.compile(
    r"(?:(?<=\n\n)|\A)---[ \t]*\n(?P<yaml>[A-Za-z_][\w.-]*:(?:[ \t][^\n]*)?\n(?:[ \t]*[^\s][^\n]*\n)*?)"
    r"(?:---|\.\.\.)[ \t]*(?=\n|\Z)"
)
_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})", re.MULTILINE)


def take_title_block(text: str, file: str, context: ReadingContext) -> tuple[Text | None, str]:
    """Return the title of the block of Pandoc's that begins a text, or None, and the text with its lines made
    blank. Authors and date are told."""
    if not text.startswith("%"):
        return None, text
    fields: list[tuple[str, str]] = []
    at = 0
    while len(fields) < 3 and (found := _FIELD.match(text + "\n", at)):
        fields.append((found["first"] or "", found["more"]))
        at = min(found.end(), len(text))
    if not fields or not fields[0][0].strip():
        return None, text
    names = ["authors", "date"][: max(len(fields) - 1, 0)]
    left = [name for name, (first, more) in zip(names, fields[1:], strict=True) if (first + more).strip()]
    if left:
        context.diagnostics.warning(
            "metadata-block",
            Span(file, 2 + fields[0][1].count("\n")),
            f"the lines with % name {' and '.join(left)}, which are left out",
            "write them in book.yaml, or `author:` in the front matter of the file",
        )
    first, more = fields[0]
    title = " ".join([first, *more.split("\n")])
    column = text.index(first) + 1
    found_title = context.inline_text(" ".join(title.split()), Span(file, 1, column))
    return found_title, "\n" * text.count("\n", 0, at) + text[at:]


def take_metadata_blocks(text: str, file: str, diagnostics: Diagnostics) -> str:
    """Return the text with the blocks of YAML in it made blank; each is told, with its keys."""
    if "\n---" not in text and not text.startswith("---"):
        return text
    fences = fenced_ranges(text)

    def blank(found: re.Match[str]) -> str:
        keys = None if lies_in(found.start(), fences) else _keys(found["yaml"])
        if keys is None:
            return found[0]
        diagnostics.warning(
            "metadata-block",
            Span(file, text.count("\n", 0, found.start()) + 1),
            f"a block of metadata in the text is left out; it has the keys {', '.join(keys)}",
            "write what is of use into the front matter at the top of the file, or into book.yaml",
        )
        return "\n" * found[0].count("\n")

    return _BLOCK.sub(blank, text)


def _keys(yaml: str) -> list[str] | None:
    """Return the keys of a mapping in quotation marks; None if the text is none."""
    try:
        root = compose_yaml(yaml, DEPTH)
    except BrokenYaml:
        return None
    if not isinstance(root, MappingNode):
        return None
    return [f"`{key.value}`" for key, _ in root.pairs[:12] if isinstance(key, ScalarNode)]


def fenced_ranges(text: str) -> list[tuple[int, int]]:
    """Return beginning and end of each block of program code between fences."""
    found: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]) and not text[fence.end() : _line_end(text, fence.end())].strip():
            found.append((opened.start(), fence.end()))
            opened = None
    return [*found, (opened.start(), len(text))] if opened else found


def lies_in(offset: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Return True if an offset lies in one of some ranges, which are in order and apart."""
    at = bisect_right(ranges, (offset, offset)) - 1
    return (at >= 0 and offset < ranges[at][1]) or (at + 1 < len(ranges) and ranges[at + 1][0] == offset)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
