"""Superscripts and subscripts. In print they are the glyphs that the font has for them, if it has all."""

from octavo.elements.kind import ElementKind

KIND = ElementKind("scripts", called="a superscript or subscript", tokens=("sup_open", "sub_open"))
