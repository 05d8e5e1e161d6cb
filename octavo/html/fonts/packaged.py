"""The fonts that Octavo brings along, from packages: static fonts, one file for each weight and slant."""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import fontpkg_ibm_plex_mono
import rendercv_fonts

#: Of the many families in their package, those of the text.
_TEXT = ("EB Garamond", "Source Sans 3")
#: Of the many weights of the fixed-width face, those that code is set in.
_CODE = ("Regular", "Italic", "SemiBold", "SemiBoldItalic")
_MATHS = "ziamath"  # the package that draws formulas for print: its font is that of the screens too


@cache
def print_fonts() -> tuple[Path, ...]:
    """Return the font files that the pages of the PDF may use."""
    text = (path for name in _TEXT for path in Path(rendercv_fonts.path_of[name]).glob("*.ttf"))
    code = fontpkg_ibm_plex_mono.ROOT / "files"
    return tuple(sorted((*text, *(code / f"IBMPlexMono-{style}.ttf" for style in _CODE))))


@cache
def screen_fonts() -> Mapping[str, Path]:
    """Return the font files that e-books and sites may use, by their names."""
    maths = find_spec(_MATHS)
    folders = [Path(folder) / "fonts" for folder in (maths and maths.submodule_search_locations) or ()]
    files = (*print_fonts(), *(path for folder in folders for path in folder.glob("*.ttf")))
    return {path.name: path for path in files}
