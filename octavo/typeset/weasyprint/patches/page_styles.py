"""Styles of pages and margin boxes, worked out once for all pages that the stylesheets treat alike.

WeasyPrint 70 applies all ``@page`` rules to every page anew, and to each of its sixteen margin boxes, whether
it is made or not: an empty page costs as much as some paragraphs.
"""

from typing import Any

import weasyprint.layout.page

_page_styles = weasyprint.layout.page.set_page_type_computed_styles


class _Alike:
    """The pages of one document that were styled, by what tells them apart for the stylesheets."""

    def __init__(self, style_for: Any) -> None:
        # Rules for the nth page of the document or of a group may hit any page.
        self.by_number = any(
            wanted.index is not None
            for sheet, _, _ in style_for._sheets
            for _, selectors, _ in sheet.page_rules
            for _, _, wanted in selectors
        )
        self.styles: dict[Any, dict[str | None, Any]] = {}


def _style_pages(page_type: Any, html: Any, style_for: Any) -> None:
    """``set_page_type_computed_styles``, which gives a page the styles of one that is like it."""
    alike: _Alike | None = getattr(style_for, "pages_alike", None)
    if alike is None:
        alike = style_for.pages_alike = _Alike(style_for)
    kind = page_type if alike.by_number else page_type._replace(index=min(page_type.index, 1), groups=())
    computed = style_for.get_computed_styles()
    if kind not in alike.styles:
        _page_styles(page_type, html, style_for)
        pseudo_types = [pseudo_type for _, pseudo_type in style_for.get_cascaded_styles()]
        alike.styles[kind] = {name: computed[page_type, name] for name in (None, *pseudo_types)}
        # The engine would look through those of all pages so far for each page.
        style_for.get_cascaded_styles().clear()
    for pseudo_type, style in alike.styles[kind].items():
        computed[page_type, pseudo_type] = style


def share_page_styles() -> None:
    """Mend the engine, for all documents of this process from now on."""
    weasyprint.layout.page.set_page_type_computed_styles = _style_pages
