"""The cascade: the stylesheets of a book, in the one order in which they apply.

Each kind of element has its own, by its name: ``elements/NAME.css`` for print and screens,
``NAME.print.css``, ``NAME.epub.css``; those that it needs. They follow each other in the order of the
registry of elements, behind what holds for all text and before what the divisions of a book change::

    print     fonts.css  base.css  elements/*.css  print.css  elements/*.print.css  divisions.print.css
    screens              base.css  elements/*.css  epub.css   elements/*.epub.css   divisions.epub.css

A screen gets two files, ``base.css`` and ``epub.css``, each of which holds all that stands in its half of the
line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from octavo.core.registry import Registry
from octavo.core.settings import Settings
from octavo.core.templating import find, find_all
from octavo.elements import ElementKind
from octavo.html.pages import Asset


@dataclass(frozen=True, slots=True)
class StylePart:
    """A stylesheet: its path in the folder ``styles``, its text, and True if it is the book's own, not the
    default one."""

    name: str
    text: str
    own: bool = False


def print_sheets(settings: Settings, elements: Registry[ElementKind]) -> tuple[Path, ...]:
    """Return the stylesheets of the printed pages, the book's own before the default ones, file by file."""
    return (
        find(settings, "styles", "fonts.css"),
        find(settings, "styles", "base.css"),
        *_of_elements(settings, elements, ".css"),
        find(settings, "styles", "print.css"),
        *_of_elements(settings, elements, ".print.css"),
        find(settings, "styles", "divisions.print.css"),
    )


def screen_sheets(
    settings: Settings, elements: Registry[ElementKind], *more: str
) -> Mapping[str, tuple[StylePart, ...]]:
    """Return the stylesheets of an e-book or a site by their names, each with the parts that it is made of.

    ``more`` are the names of others that follow, of one part each.
    """
    paths = {
        "base.css": [
            find(settings, "styles", "base.css"),
            *_of_elements(settings, elements, ".css"),
        ],
        "epub.css": [
            find(settings, "styles", "epub.css"),
            *_of_elements(settings, elements, ".epub.css"),
            find(settings, "styles", "divisions.epub.css"),
        ],
        **{name: [find(settings, "styles", name)] for name in more},
    }
    return {name: tuple(_part(path, settings) for path in parts) for name, parts in paths.items()}


def joined(name: str, parts: Sequence[StylePart]) -> Asset:
    """Return a stylesheet as a file of the e-book or site: its parts, one behind the other."""
    return Asset(f"styles/{name}", "text/css", "\n".join(part.text for part in parts).encode())


def style_sources(sheets: Mapping[str, Sequence[StylePart]]) -> dict[str, str]:
    """Return from which lines of the book's own stylesheets those of the joined ones come, such as
    "styles/epub.css:7" -> "styles/elements/letter.epub.css:2:1"; where what is not the book's begins again,
    "" is the source."""
    sources: dict[str, str] = {}
    for name, parts in sheets.items():
        line, before = 1, False
        for part in parts:
            if part.own:
                lines = range(part.text.count("\n") + 1)
                sources |= {f"styles/{name}:{line + at}": f"styles/{part.name}:{at + 1}:1" for at in lines}
            elif before:
                sources[f"styles/{name}:{line}"] = ""
            line, before = line + part.text.count("\n") + 1, part.own
    return sources


def _of_elements(settings: Settings, elements: Registry[ElementKind], ending: str) -> list[Path]:
    """Return the stylesheets of one ending that kinds of element have, in the order of the registry."""
    names = (f"elements/{kind.name}{ending}" for kind in elements)
    found = (next(find_all(settings, "styles", name), None) for name in names)
    return [path for path in found if path is not None]


def _part(path: Path, settings: Settings) -> StylePart:
    folder = "elements/" if path.parent.name == "elements" else ""
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    return StylePart(f"{folder}{path.name}", text, path.is_relative_to(settings.book))
