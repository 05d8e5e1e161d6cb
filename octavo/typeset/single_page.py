"""What is to be drawn, and how it goes to another process and back: as JSON, one line for a page."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


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
    """One page of HTML, and the width and height in CSS pixels that it must have.

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
        """The folders from which files may be read."""
        return tuple(dict.fromkeys([Path(self.folder), *(Path(face.file).parent for face in self.faces)]))

    def line(self) -> str:
        """The page as one line of JSON."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def from_line(cls, line: str) -> "Page":
        """The page that ``line`` wrote."""
        values = json.loads(line)
        faces = tuple(DrawingFace(**face) for face in values.pop("faces"))
        return cls(**values, faces=faces)
