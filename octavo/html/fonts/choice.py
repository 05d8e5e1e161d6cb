"""The faces that the pages of a book take, and the characters of each of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from octavo.core.xhtml import Element
from octavo.html.fonts.faces import Face, faces, nearest_faces
from octavo.html.fonts.files import FontFile, FontFiles
from octavo.html.fonts.shaping import without_small_capitals
from octavo.html.fonts.sheets import Declared, Rule, read_sheet
from octavo.html.fonts.styles import TextStyle
from octavo.html.fonts.subset import Use
from octavo.html.fonts.texts import texts


@dataclass(slots=True)
class Lacking:
    """Characters that texts have and fonts lack: their glyphs, or the small capitals for them."""

    glyphs: set[str] = field(default_factory=set)
    small_capitals: set[str] = field(default_factory=set)


def used_faces(
    trees: Iterable[Element],
    sheets: Mapping[str, str],
    declaring: str,
    files: FontFiles,
    lacking: Lacking | None = None,
) -> Iterator[tuple[Face, FontFile, Use]]:
    """Yield the faces that show at least one character, in the order in which they are declared.

    ``sheets`` are texts of stylesheets by name, in the order of the cascade; of the one called ``declaring``,
    which print has too, only the faces count. A character goes to the first family in a text's list whose
    face has it, as in a browser (CSS Fonts 4, section 5.3). ``lacking`` gets those that none of them has.
    """
    declared: list[Declared] = []
    rules: list[Rule] = []
    for name, css in sheets.items():
        sheet = read_sheet(css, name, len(rules))
        declared += sheet.faces
        rules += sheet.rules if name != declaring else ()
    known = faces(declared)
    families: dict[str, list[Face]] = {}
    for face in known:
        families.setdefault(face.family.casefold(), []).append(face)
    uses: dict[Face, Use] = {}
    for style, characters in texts(trees, rules, sheets.values()).items():
        for names, weight, slant in style.choices():
            left = {ord(character) for character in style.shown(characters)}
            for name in names:
                for face in nearest_faces(families.get(name, ()), weight, slant):
                    taken = _use_face(face, left, style, files, uses)
                    left -= taken
                    font = files.of(face) if taken and lacking is not None else None
                    if lacking is not None and font is not None and all(style.small):
                        written = taken & set(map(ord, characters))
                        lacking.small_capitals.update(map(chr, without_small_capitals(font, written)))
            if lacking is not None and any(name in families for name in names):
                lacking.glyphs.update(map(chr, left))
    for face in known:
        font = files.of(face) if face in uses else None
        if font is not None:
            yield face, font, uses[face]


def _use_face(
    face: Face, left: set[int], style: TextStyle, files: FontFiles, uses: dict[Face, Use]
) -> set[int]:
    """Give a face those of the characters left that it has; returns them."""
    font = files.of(face)
    if font is None or not left:
        return set()
    taken = {code for code in left & font.codes if face.covers(code)}
    if face.raised:
        from octavo.html.fonts.superiors import superiors  # here, since it loads much

        taken = set(superiors(font, taken))
    if taken:
        use = uses.setdefault(face, Use())
        use.codes |= taken
        use.small |= True in style.small
        use.raised |= True in style.raised
    return taken
