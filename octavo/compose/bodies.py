"""Turn the Markdown of each division into its XHTML body, and its titles into inline XHTML."""

from octavo.compose.draft import Draft
from octavo.elements.builder import build_blocks, build_inline
from octavo.elements.epigraph import mark_source
from octavo.source.manuscript import Kind


def build_bodies(draft: Draft) -> None:
    """Fill in ``title``, ``subtitle`` and ``body`` of every section."""
    for section in draft.sections:
        division = section.division
        if division.title:
            section.title = build_inline(draft.elements, division.title, section.scope)
        if division.subtitle:
            section.subtitle = build_inline(draft.elements, division.subtitle, section.scope)
        if division.text and division.text.tokens:
            section.body = build_blocks(draft.elements, division.text, section.scope)
            if division.kind is Kind.EPIGRAPH:
                mark_source(section.body)
