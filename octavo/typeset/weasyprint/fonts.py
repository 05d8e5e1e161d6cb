"""The fonts of the book, and text that none of them could set."""

import shutil
import weakref
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from weasyprint.text.fonts import FontConfiguration

from octavo.typeset.layout import LayoutProblem
from octavo.typeset.weasyprint.messages import source_of_text


class TidyFonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration whose folder for font files goes when it does, or with the process: the engine
    counts on a destructor, which is not called at the end of a process."""

    @property
    def _folder(self) -> Path | None:
        found: Path | None = self.__dict__.get("_folder")
        return found

    @_folder.setter
    def _folder(self, folder: Path | None) -> None:
        self.__dict__["_folder"] = folder
        if folder is not None:
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)


class Fonts(TidyFonts):
    """A font configuration that knows which families the stylesheets brought."""

    def __init__(self) -> None:
        super().__init__()
        self._families: set[str] = set()

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """Take in an ``@font-face`` rule, as the engine asks."""
        self._families.add(str(rule_descriptors["font_family"]).lower())
        super().add_font_face(rule_descriptors, url_fetcher)

    @property
    def families(self) -> frozenset[str]:
        """The families that the stylesheets brought, in small letters."""
        return frozenset(self._families)

    def foreign(
        self, used: Iterable[Any], root: ElementTree.Element, drawn: Mapping[str, str]
    ) -> Iterator[LayoutProblem]:
        """Yield a problem for every font of this machine that a document uses, if the book brings fonts.

        ``drawn`` are words in drawings by their files: one that has all the characters asks for the font.
        """
        for font in used:
            if not self._families or str(font.family).lower() in self._families:
                continue
            characters = "".join(
                sorted({character for text in font.to_unicode.values() for character in text})
            )
            yield LayoutProblem(
                "font-foreign",
                f"in {font.family}, a font of this machine that others may lack",
                "add a font that has them to styles/fonts.css, or use characters that the book's fonts have",
                _drawing_with(characters, drawn) or source_of_text(root, characters[0])
                if characters
                else None,
                characters=characters,
            )


def _drawing_with(characters: str, drawn: Mapping[str, str]) -> str | None:
    """Return the place of a drawing whose words have all these characters, or None."""
    found = (file for file, words in sorted(drawn.items()) if set(characters) <= set(words))
    file = next(found, None)
    return None if file is None else f"{file}:1:1"
