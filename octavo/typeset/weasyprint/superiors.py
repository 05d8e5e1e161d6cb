"""Superscripts and subscripts: set in the glyphs that a font has for them, if it has one for every sign.

CSS asks for such glyphs by ``font-variant-position``, but WeasyPrint does not make up what a font lacks, so
a sign without one would stand on the line at its full size. So each ``sup`` and ``sub`` is examined in the
font in which it will be set. One that has all its glyphs is marked; the stylesheet has a rule for it, and one
for the others, which are small and raised.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.glyphs_of import StyleOf, glyphs_of

#: Tags of scripts, and the values of ``font-variant-position`` that they ask for.
POSITIONS = {"sup": "super", "sub": "sub"}
#: What may stand in a script that is set in glyphs of the font.
_TEXT = frozenset({"em", "i", "strong", "b", "span", "u", "s"})


def scripts_of(root: Element) -> list[Element]:
    """Return the superscripts and subscripts of a tree."""
    return [element for element in root.iter() if element.tag in POSITIONS]


def mark_superiors(scripts: list[Element], style_of: StyleOf) -> None:
    """Mark those scripts for all of whose signs the font has glyphs."""
    for script in scripts:
        position = POSITIONS[script.tag]
        if all(_has_glyphs(text, style_of(element), position) for element, text in _texts(script)):
            script.set(Data.SCRIPT, "glyphs")


def _texts(script: Element) -> Iterator[tuple[Element, str]]:
    """Yield the texts of a script with the elements that style them.

    What is more than text has no glyph: a no-text element yields a sign that no font has.
    """
    yield script, script.text or ""
    for child in script:
        if child.tag in _TEXT:
            yield from _texts(child)
        else:
            yield script, "\uffff"
        yield script, child.tail or ""


def _has_glyphs(text: str, style: Any, position: str) -> bool:
    shown = {character for character in text if not character.isspace()}
    if not shown:
        return True
    plain, raised = style.copy(), style.copy()
    plain["font_variant_position"], raised["font_variant_position"] = "normal", position
    return all(glyphs_of(sign, plain).isdisjoint(glyphs_of(sign, raised)) for sign in shown)
