"""Styles of pages and margin boxes are worked out once for all pages that the stylesheets treat alike.

WeasyPrint 70 applies all ``@page`` rules to every page again, and to each of its sixteen margin boxes, made
or not: an empty page costs as much as some paragraphs.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch


class _StyledPages:
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


def sharing_styles(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``set_page_type_computed_styles``, which gives a page the styles of one that is like it."""

    def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
        styled: _StyledPages | None = getattr(style_for, "styled_pages", None)
        if styled is None:
            styled = style_for.styled_pages = _StyledPages(style_for)
        kind = page_type
        if not styled.by_number:
            kind = page_type._replace(index=min(page_type.index, 1), groups=())  # the first page may differ
        computed = style_for.get_computed_styles()
        if kind not in styled.styles:
            original(page_type, html, style_for)
            pseudo_types = [pseudo_type for _, pseudo_type in style_for.get_cascaded_styles()]
            styled.styles[kind] = {name: computed[page_type, name] for name in (None, *pseudo_types)}
            # WeasyPrint would look through those of all pages so far for each page.
            style_for.get_cascaded_styles().clear()
        for pseudo_type, style in styled.styles[kind].items():
            computed[page_type, pseudo_type] = style

    return set_page_type_computed_styles


PATCHES = (
    Patch(
        target="weasyprint.layout.page:set_page_type_computed_styles",
        reason="Time: a page costs as little as what stands on it.",
        upstream="https://github.com/Kozea/WeasyPrint/issues/578",
        fingerprint="4e68b396b35c4a0640453f413be69acdc81a82b37e0f806fd00999c937a126bb",
        replacement=sharing_styles,
        tests="tests/typeset/weasyprint/patches/test_page_styles.py",
    ),
)
