"""Fenced blocks: code, cells that are run, directives of MyST."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from octavo.check.audit.source.includes import LINE, Included, Includes
from octavo.check.audit.source.patterns import CELL, CODE_WORDS, NOT_PRINTED, OPTION, QUOTE
from octavo.check.audit.source.uncompared import Uncompared

_DIRECTIVE = re.compile(r"^\{([\w:.-]+)\}\s*(.*)$")
_CAPTION = re.compile(
    r"(?<![\w-])(?:lst-cap|filename|title|caption|fig\.cap|tbl-cap|fig-cap)=(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)')"
)
_CELL_CAPTION = re.compile(r"^#\|\s*(?:lst-cap|fig-cap|tbl-cap|filename):\s*(.*?)\s*$")
_CELL_OPTION = re.compile(r"^\s*(?:#|//|--|%%)\|")
_CELL_MARK = re.compile(r"^\s*(?:\*\s+)?-(?:\s+|$)")
_DELIMITER = re.compile(r"^:delim:\s*(\S+)")
_DELIMITERS = {"tab": "\t", "space": " "}
_OTHERS = frozenset({"figure", "image"})
_RUN = frozenset({"python", "r", "R", "julia", "bash", "ojs", "sql"})
_ANNOTATION = re.compile(r"\s*(?:#|//|--|%|;)+\s*<\d+>\s*$")


class FenceTarget(Protocol):
    """The reader of a file, to which the blocks are added."""

    file: str
    unsure: Uncompared
    includes: Includes

    def include(self, found: Included | None, line: str) -> None:
        """Add the blocks of an included file."""

    def nested(self, inner: list[str], before: int, name: str = "") -> None:
        """Read the lines within a directive."""

    def code(self, text: str, line: int, file: str = "", doubtful: bool = False) -> None:
        """Add a block of code, perhaps of an included file."""

    def caption(self, text: str, line: int, doubtful: bool = False) -> None:
        """Add a caption, or the name of a file, that stands with a block."""


def read_fence(blocks: FenceTarget, lines: Sequence[str], index: int, mark: str, info: str) -> int:
    """Read a block of code, or a directive of MyST, whose text is read as Markdown; return the index of the
    line behind it."""
    end = index + 1
    closing = re.compile(rf"^\s*(?:>\s*)*{re.escape(mark)}{re.escape(mark[0])}*\s*$")
    while end < len(lines) and not closing.match(lines[end]):
        end += 1
    inner = list(lines[index + 1 : end])
    if lines[index].lstrip().startswith(">"):
        inner = [QUOTE.sub("", line) for line in inner]
    directive = _DIRECTIVE.match(info)
    if directive and directive[1] in _RUN:
        _cell(blocks, info, inner, index)
    elif directive and directive[1] not in CODE_WORDS and not directive[1].startswith("="):
        _directive(blocks, directive[1], directive[2], inner, index)
    elif directive is None and CELL.match(info):
        _cell(blocks, info, inner, index)
    elif info.startswith("{=") or re.search(r"\{=\w+\}", info) or info.split(" ")[0] in NOT_PRINTED:
        blocks.unsure.add("raw text of other formats", "\n".join(inner))
    else:
        _listing(blocks, directive is not None, info, inner, index)
    return end + 1


def _directive(blocks: FenceTarget, name: str, argument: str, inner: list[str], index: int) -> None:
    options = [line for line in inner if OPTION.match(line.strip())]
    included = blocks.includes.of_directive(name, argument, options, blocks.file)
    if included:
        blocks.include(included, "")
    elif name in NOT_PRINTED or name in _OTHERS:
        blocks.unsure.add("blocks of other programs", "\n".join(inner) + " " + argument)
    else:
        blocks.unsure.add("words behind the name of a block", argument)
        delimiter = ","
        while inner and OPTION.match(inner[0].strip()):
            if delimited := _DELIMITER.match(inner[0].strip()):
                delimiter = _DELIMITERS.get(delimited[1], delimited[1][0])
            blocks.unsure.add("options of directives", inner.pop(0))
            index += 1
        if name == "csv-table":
            inner = _csv_rows(inner, delimiter)
        if name == "list-table":  # its items are rows and cells
            inner = [_CELL_MARK.sub("| ", line) for line in inner]
        blocks.nested(inner, index + 1, name)


def _csv_rows(lines: Sequence[str], delimiter: str) -> list[str]:
    """Return the rows of a table of values with bars between them, each on its first line."""
    rows = [""] * len(lines)
    read = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    before = 0
    try:
        for row in read:
            cells = (" ".join(cell.split()) for cell in row)
            rows[min(before, len(rows) - 1)] = f"| {' | '.join(cells)} |" if row else ""
            before = read.line_num
    except csv.Error:  # whoever makes the book has said so
        return list(lines)
    return rows


def _cell(blocks: FenceTarget, info: str, inner: Sequence[str], index: int) -> None:
    """Read a cell of code that is run: what of it is printed depends on its options."""
    for child in blocks.includes.of_chunk(info, blocks.file):
        blocks.include(child, "")
    for caption in _CAPTION.finditer(info):
        blocks.caption(caption[1] or caption[2] or "", index + 1, doubtful=True)
    for offset, line in enumerate(inner):
        if typed := _CELL_CAPTION.match(line):
            blocks.caption(typed[1].strip("\"'"), index + 2 + offset, doubtful=True)
    printed = ["" if _CELL_OPTION.match(line) else line for line in inner]
    blocks.code("\n".join(printed), index + 2, doubtful=True)


def _listing(blocks: FenceTarget, directive: bool, info: str, inner: list[str], index: int) -> None:
    if not directive:
        for caption in _CAPTION.finditer(info):
            blocks.caption(caption[1] or caption[2] or "", index + 1)
    rust = info.split(",")[0].strip() == "rust"
    if rust:
        inner = shown_rust(inner)
    skip = 0
    if directive and inner and inner[0].strip() == "---":
        skip = next((at for at in range(1, len(inner)) if inner[at].strip() == "---"), 0) + 1
    while directive and skip < len(inner) and (option := OPTION.match(inner[skip].strip())):
        if option[0].startswith(":caption:"):
            blocks.caption(inner[skip].strip().removeprefix(":caption:"), index + 2 + skip)
        skip += 1
    if directive and "literalinclude" in info:
        found = blocks.includes.of_directive("literalinclude", info.partition("}")[2], inner, blocks.file)
        if found:
            blocks.code("\n".join(found.lines), found.first, found.file)
        return
    for text, line, file in _parts(blocks, inner[skip:], index + 2 + skip, rust):
        blocks.code(text, line, file)


def _parts(
    blocks: FenceTarget, inner: Sequence[str], number: int, rust: bool
) -> Iterator[tuple[str, int, str]]:
    """Yield code with what it includes: the text, its first line, its file."""
    own: list[str] = []
    for offset, line in enumerate([*inner, None]):
        included = line is not None and "{{" in line and LINE.match(line)
        if line is not None and not included:
            own.append(_ANNOTATION.sub("", line))
            continue
        yield "\n".join(own), number + offset - len(own), ""
        own = []
        found = blocks.includes.of_line(line, blocks.file) if line is not None else None
        if found:
            yield "\n".join(shown_rust(found.lines) if rust else found.lines), found.first, found.file


def shown_rust(lines: Sequence[str]) -> list[str]:
    """Return lines of Rust; those that rustdoc hides are empty."""
    return ["" if line.strip() == "#" or line.lstrip().startswith("# ") else line for line in lines]
