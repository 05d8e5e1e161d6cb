"""Reads the cases of ``fixtures/elements``: a title, Markdown, and the XHTML that it becomes.

Each part ends with a line that holds a single dot. The XHTML is that of the compose stage, with blocks on
lines of their own, attributes in alphabetical order, and without those that only say where things came
from. A no-break space is written ``~``, a thin one ``^``.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from octavo.core.xhtml import Element, inner

FIXTURES = Path(__file__).parent / "fixtures" / "elements"

_BLOCK = "p|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|div|pre|figure|aside"
_ENDS = re.compile(
    rf"(</(?:{_BLOCK})>|<(?:hr|figure)(?: [^<>]*)?/>|<(?:ul|ol|dl|blockquote|div|aside)(?: [^<>]*)?>)"
)
_BEGINS = re.compile(r"(?<=[^\n])(<(?:p|ul|ol)[ >])")
_BETWEEN = re.compile(rf"\n(?=</?(?:{_BLOCK})[ >])")
_ATTRIBUTE = re.compile(r' [\w:-]+="[^"]*"')
_TAG = re.compile(rf"<(\w+)((?:{_ATTRIBUTE.pattern})+)(/?)>")
_SPACES = str.maketrans({"\u00a0": "~", "\u202f": "^"})
_OURS = re.compile(r' data-(?:src|scope|file|alt)="[^"]*"(?=[^<>]*>)')


@dataclass(frozen=True)
class Case:
    """One case; ``str`` of it names it in pytest's output."""

    place: str
    given: str
    expected: str

    def __str__(self) -> str:
        return self.place


def read_cases() -> list[Case]:
    """The cases of all files."""
    return [case for path in sorted(FIXTURES.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> list[Case]:
    parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(parts) % 3 == 1, f"{path.name}: a case lacks a line with a dot"
    return [
        Case(f"{path.stem}: {parts[at].strip()}", parts[at + 1], parts[at + 2])
        for at in range(0, len(parts) - 1, 3)
    ]


def written(body: Element) -> str:
    """A body as the cases write it."""
    text = _TAG.sub(_sorted, _OURS.sub("", inner(body)))
    text = _ENDS.sub(r"\1\n", _BETWEEN.sub("", text))
    lines = _BEGINS.sub(r"\n\1", text).translate(_SPACES).split("\n")
    return "".join(line + "\n" for line in lines if line)


def _sorted(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{''.join(sorted(_ATTRIBUTE.findall(tag[2])))}{tag[3]}>"
