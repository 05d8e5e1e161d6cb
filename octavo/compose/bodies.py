"""Turn the Markdown of each division into its XHTML body, and its titles into inline XHTML."""

from octavo.compose.draft import Draft
from octavo.elements import HANDLERS
from octavo.elements.block import mark_source
from octavo.elements.builder import build_blocks, build_inline
from octavo.source.manuscript import Kind


def build_bodies(draft: Draft) -> None:
    """Fill in ``title``, ``subtitle`` and ``body`` of every section."""
    for section in draft.sections:
        division = section.division
        if division.title:
            section.title = build_inline(HANDLERS, division.title, section.scope)
        if division.subtitle:
            section.subtitle = build_inline(HANDLERS, division.subtitle, section.scope)
        if division.text and division.text.tokens:
            section.body = build_blocks(HANDLERS, division.text, section.scope)
            if division.kind is Kind.EPIGRAPH:
                mark_source(section.body)
