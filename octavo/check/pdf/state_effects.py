"""Graphics states of a PDF that may make unseen what is drawn in them."""

from typing import Any

from pikepdf import Array, Dictionary, Name

#: How much a thing must cover at least, and the ways of mixing that leave black black.
_LEAST_OPACITY = 0.2
_BLENDS = frozenset(map(Name, ("/Normal", "/Compatible", "/Multiply", "/Darken")))


def state_effect(operands: Any, resources: Any) -> str:
    """Return what a graphics state does to what is drawn, if it may make it unseen, or ""."""
    states = resources.get("/ExtGState") if resources is not None else None
    state = states.get(operands[0]) if states is not None else None
    if not isinstance(state, Dictionary):
        return ""
    if float(state.get("/ca", 1)) < _LEAST_OPACITY:
        return "nearly transparent"
    if isinstance(state.get("/SMask"), Dictionary):
        return "behind a mask"
    blends = state.get("/BM", Name("/Normal"))
    blend = blends[0] if isinstance(blends, Array) and len(blends) else blends
    if blend not in _BLENDS:
        return f"mixed with what lies below ({blend})"
    return ""
