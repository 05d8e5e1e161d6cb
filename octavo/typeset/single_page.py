"""A page that stands by itself, such as a cover: what it is made of, and what is known when it is laid out.

It goes to another process and back as JSON, one line for a page.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol


class DrawingError(ValueError):
    """A page can't be drawn; the message says why."""


@dataclass(frozen=True, slots=True)
class DrawingFace:
    """A font that a page may use: its family, "normal" or "italic", and its file."""

    family: str
    style: str
    file: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of HTML, and the width and height in CSS pixels that it must have to be drawn.

    Relative URLs in it are those of ``folder``. Nothing is read but what lies in that folder and in those
    of the fonts.
    """

    html: str = field(repr=False)
    folder: str
    width: int
    height: int
    faces: tuple[DrawingFace, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders from which files may be read."""
        return tuple(dict.fromkeys([Path(self.folder), *(Path(face.file).parent for face in self.faces)]))

    def line(self) -> str:
        """Return the page as one line of JSON."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def from_line(cls, line: str) -> "Page":
        """Return the page that ``line`` wrote."""
        values = json.loads(line)
        faces = tuple(DrawingFace(**face) for face in values.pop("faces"))
        return cls(**values, faces=faces)


class PageLayout(Protocol):
    """A page as it was laid out: as many pages as it has turned out to have."""

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Return the width and height of each page, in points."""

    @property
    def tops(self) -> dict[str, float]:
        """Return how far below the top of the first page each id on it stands, in points."""

    def pdf(self) -> bytes:
        """Return the pages as a PDF file."""
