"""Files that a text includes: as mdBook, Quarto, bookdown and MyST write it."""

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: An include that stands on a line of its own.
LINE = re.compile(
    r"^\s*(?:\{\{\s*#(include|rustdoc_include|playground)\s+([^\s{}]+)[^{}]*\}\}"
    r"|\{\{<\s*(include)\s+[\"']?([^\s\"'>]+)[\"']?\s*>\}\})\s*$"
)
_CHILD = re.compile(r"\bchild\s*=\s*(?:c\(([^()]*)\)|[\"']([^\"']+)[\"'])")
_OPTION = re.compile(r"^\s*:([\w-]+):\s*(.*?)\s*$")
_ANCHOR = re.compile(r"ANCHOR(?:_END)?:\s*([\w-]+)")
_CHOOSING = frozenset({"lines", "start-line", "end-line", "start-after", "end-before"})
#: Files in files, and all files of a book.
_DEPTH = 10
_MOST = 5_000

Read = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Included:
    """An included file: its name, and the lines of it, with the number of the first."""

    file: str
    lines: Sequence[str]
    first: int


class Includes:
    """Finds included files. ``read`` returns the text of a file of the book, or None."""

    def __init__(self, read: Read, depth: int = 0) -> None:
        self._read = read
        self.depth = depth
        self.found = [0]

    def deeper(self) -> "Includes":
        """Return the finder for the text of an included file."""
        other = Includes(self._read, self.depth + 1)
        other.found = self.found
        return other

    def of_line(self, line: str, beside: str) -> Included | None:
        """Return what a line includes, or None."""
        match = LINE.match(line)
        if match is None:
            return None
        path, _, part = (match[2] or match[4]).partition(":") if match[1] else (match[4], "", "")
        return self._part(path, part, beside)

    def of_directive(self, name: str, path: str, options: Sequence[str], beside: str) -> Included | None:
        """Return what a directive of MyST includes, or None."""
        if name not in ("include", "literalinclude"):
            return None
        found = self._part(path.strip(), "", beside)
        chosen: dict[str, str] = {match[1]: match[2] for line in options if (match := _OPTION.match(line))}
        return _chosen(found, chosen) if found and chosen.keys() & _CHOOSING else found

    def of_chunk(self, info: str, beside: str) -> list[Included]:
        """Return the documents that a chunk of R has as its children."""
        child = _CHILD.search(info)
        names = (
            re.findall(r"[\"']([^\"']+)[\"']", child[1])
            if child and child[1]
            else [child[2]]
            if child
            else []
        )
        return [found for name in names if (found := self._part(name, "", beside))]

    def _part(self, path: str, part: str, beside: str) -> Included | None:
        self.found[0] += 1
        if self.depth >= _DEPTH or self.found[0] > _MOST:
            return None
        name = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(beside), path)
        name = posixpath.normpath(name)
        text = self._read(name)
        if text is None:
            return None
        lines = text.removesuffix("\n").split("\n")
        first = 0
        numbers = re.fullmatch(r"(\d*)(:?)(\d*)", part)
        if part and numbers:
            first = max(0, int(numbers[1] or 1) - 1)
            last = int(numbers[3]) if numbers[3] else (len(lines) if numbers[2] else first + 1)
            lines = lines[first:last]
        elif part:
            marks = [
                (at, match[0])
                for at, line in enumerate(lines)
                if (match := _ANCHOR.search(line)) and match[1] == part
            ]
            if not marks:
                return None
            first = marks[0][0] + 1
            lines = lines[first : marks[1][0] if len(marks) > 1 else len(lines)]
        return Included(name, ["" if _ANCHOR.search(line) else line for line in lines], first + 1)


def _chosen(found: Included, options: dict[str, str]) -> Included | None:
    """Return the lines that the options of a directive choose, or None if it is not sure which."""
    lines = list(found.lines)
    first, last = 0, len(lines)
    if "lines" in options:
        one = re.fullmatch(r"(\d+)(?:-(\d+))?", options["lines"])
        if one is None:
            return None
        first, last = int(one[1]) - 1, int(one[2] or one[1])
    for name, end in (("start-line", False), ("end-line", True)):
        if name in options:
            if not options[name].isdecimal():
                return None
            first, last = (first, int(options[name])) if end else (int(options[name]), last)
    for name, end in (("start-after", False), ("end-before", True)):
        if name in options:
            at = next((at for at in range(first, last) if options[name] in lines[at]), None)
            if at is None:
                return None
            first, last = (first, at) if end else (at + 1, last)
    return Included(found.file, lines[first:last], found.first + first)
