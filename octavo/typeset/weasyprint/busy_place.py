"""The element on which the engine is busy, from the functions that are at work."""

from collections.abc import Sequence
from types import FrameType
from typing import TypeGuard
from xml.etree import ElementTree

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import Parents, parents_of, source_of

_BEGINNINGS = {"Engine.__init__", "Engine.warm_up"}


def busy_source(frames: Sequence[FrameType]) -> str | None:
    """Return the number of the place in the source on which the innermost functions are busy, or None if
    none is known. ``frames`` are theirs, the innermost first."""
    root = next((found for each in reversed(frames) if _is_element(found := each.f_locals.get("root"))), None)
    if root is None:
        return None
    parents = parents_of(root)
    for each in frames:
        for value in list(each.f_locals.values()):
            element = value if _is_element(value) else getattr(value, "element", None)
            if _is_element(element) and (source := _source(element, parents)):
                return source
    return None


def _source(element: ElementTree.Element, parents: Parents) -> str | None:
    """Return the place of an element: its own, or that of the one around it or else in it."""
    around = source_of(element, parents)[0]
    if around or element.tag in ("html", "body"):
        return around
    return next((place for inside in element.iter() if (place := inside.get(Data.SRC))), None)


def begins_engine(frames: Sequence[FrameType]) -> bool:
    """Return True if an engine is being set up: its stylesheets are read, or a sample is set."""
    return any(each.f_code.co_qualname in _BEGINNINGS for each in frames)


def _is_element(value: object) -> TypeGuard[ElementTree.Element]:
    return isinstance(value, ElementTree.Element)
