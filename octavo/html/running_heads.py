"""The words of the running heads: the title of the book on the left, that of the division on the right.

The pages on which they stand are those of ``kinds.furniture``; their markup is in
``templates/print/furniture.html.j2``, their look in ``styles/furniture.css``.
"""

from markupsafe import escape

from octavo.compose.composed_book import Section
from octavo.html.kinds import meaning
from octavo.html.renderer import Renderer
from octavo.source.manuscript import Kind


def running_heads(renderer: Renderer, section: Section) -> dict[str, str]:
    """Return the running heads of a division as XHTML, by the fields of ``PrintSection``."""
    verso, recto = renderer.composed.short_title, _recto(renderer, section)
    return {"verso": str(escape(verso)), "recto": str(escape(recto)), **_note_heads(renderer, section)}


def _recto(renderer: Renderer, section: Section) -> str:
    """Return the selection's title on its own pages and on those of its chapters; elsewhere the division's
    own."""
    by_id = {s.id: s for s in renderer.composed.sections}
    parent = by_id.get(section.parent or "")
    if parent and parent.kind is Kind.SELECTION:
        section = parent
    return section.heading.short or renderer.plain_heading(section)


def _note_heads(renderer: Renderer, section: Section) -> dict[str, str]:
    """Return the running heads over printed notes."""
    if meaning(section).template != "notes":
        return {}
    names = ("notes-to-page", "notes-to-pages")
    return {name.replace("-", "_"): str(escape(renderer.terms[name])) for name in names}
