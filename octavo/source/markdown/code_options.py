"""Options of blocks of code, in the words of Pandoc, Quarto, Docusaurus, Material for MkDocs and MyST.

They have many names for the same: ``startFrom``, ``lineno-start`` and ``linenums`` all say how lines are
numbered. A name is known in any case, with dots, hyphens or underscores.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_CAPTION = frozenset({"lst-cap", "caption", "lst-caption", "cap"})
_FILE = frozenset({"filename", "title", "file", "file-name", "filepath"})
_ID = frozenset({"lst-label", "label", "name"})
_FIRST = frozenset(
    {"startfrom", "start-from", "lineno-start", "linenostart", "line-start", "start-line", "firstnumber"}
    | {"first-number", "number-start"}
)
_NUMBERED = frozenset(
    {"code-line-numbers", "linenos", "line-numbers", "linenumbers", "linenums", "number-lines"}
    | {"numberlines", "showlinenumbers", "show-line-numbers", "lineno"}
)
_STRONG = frozenset(
    {"emphasize-lines", "hl-lines", "highlight", "highlight-lines", "emphasise-lines", "lines"}
)
#: What is for screens, or says how a program is to be run; on paper it changes nothing.
_IDLE = frozenset(
    {"code-fold", "code-summary", "code-overflow", "code-copy", "code-tools", "code-link", "code-block-bg"}
    | {"code-block-border-left", "code-annotations", "lineanchors", "anchorlinenos", "copy", "live", "force"}
    | {"class-output", "attr-output", "class-source", "attr-source", "executable", "exec", "eval", "echo"}
    | {"tags", "mystnb"}
)
#: Classes that other programs put on each block of code.
_MARKERS = frozenset({"sourcecode", "cell-code", "code", "highlight-source", "hljs"})
_NO = frozenset({"false", "no", "none", "off", "0"})
_RANGE = re.compile(r"(\d{1,6})(?:\s*(?:-|\.\.)\s*(\d{1,6}))?")
#: Most lines of one block that can be set off.
_LINES = 100_000


@dataclass(slots=True)
class CodeOptions:
    """The options of a block of code.

    ``first`` is the number of the first line if lines are numbered; ``strong`` are lines that are set off,
    from 1; ``idle`` are names that mean nothing on paper, ``others`` what no one knows.
    """

    id: str = ""
    caption: str = ""
    file: str = ""
    first: int | None = None
    strong: frozenset[int] = frozenset()
    idle: list[str] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)


def read_options(values: Mapping[str, str]) -> CodeOptions:
    """Return what attributes or options ask of a block of code; "class" holds the classes, "id" the id."""
    found = CodeOptions()
    for name, value in values.items():
        _read(found, name, value.strip())
    return found


def _read(found: CodeOptions, name: str, value: str) -> None:
    key = plain_name(name)
    if key == "class":
        classes = [one for one in value.split() if plain_name(one) not in _MARKERS]
        numbered = [one for one in classes if plain_name(one) in _NUMBERED]
        if numbered and found.first is None:
            found.first = 1
        if rest := " ".join(one for one in classes if one not in numbered):
            found.others["class"] = rest
    elif key == "id" or (key in _ID and not found.id):
        found.id = value
    elif key in _CAPTION:
        found.caption = value
    elif key in _FILE:
        found.file = value
    elif key in _FIRST:
        found.first = _number(value, 1)
    elif key in _NUMBERED:
        _number_lines(found, value)
    elif key in _STRONG:
        found.strong |= lines_named(value)
    elif key in _IDLE:
        found.idle.append(name)
    else:
        found.others[name] = value


def _number_lines(found: CodeOptions, value: str) -> None:
    """Read ``true``, the number of the first line, or (Quarto) the lines that are set off, as ``6-8|10``."""
    if value.lower() in _NO:
        found.first = None
    elif value.isdecimal():
        found.first = _number(value, 1)
    elif _RANGE.search(value):
        found.strong |= lines_named(value)
    elif found.first is None:
        found.first = 1


def _number(value: str, otherwise: int) -> int:
    return int(value[:9]) if value.isdecimal() else otherwise


def lines_named(text: str) -> frozenset[int]:
    """Return the lines that a list such as ``1,3-5`` names."""
    return frozenset(_lines(_RANGE.findall(text[:2000])))


def _lines(ranges: Iterable[tuple[str, str]]) -> Iterator[int]:
    left = _LINES
    for first, last in ranges:
        end = min(int(last or first), int(first) + left)
        yield from range(int(first), end + 1)
        left -= max(0, end - int(first))


def plain_name(name: str) -> str:
    """Return a name as it is compared: ``fig.cap``, ``fig_cap`` and ``Fig-Cap`` are one."""
    return re.sub(r"[._]", "-", name.lower())
