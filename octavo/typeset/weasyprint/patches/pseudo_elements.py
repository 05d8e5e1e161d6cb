"""Styles of pseudo-elements are made when a box asks for them.

The stylesheet that WeasyPrint 70 brings along has rules for the markers of lists and for the calls and
markers of notes that match every element. So it makes six styles more for each element of a book, of which a
list item or a note will use one or two: most of the memory that a long document takes before its first page.
``octavo.typeset.weasyprint.pseudo_elements`` keeps those rules apart until they are needed.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch

_REASON = "Memory and time: six styles for each element, of which hardly any is used."
_UPSTREAM = "https://github.com/Kozea/WeasyPrint/issues/578"
_TESTS = "tests/typeset/weasyprint/patches/test_pseudo_elements.py"


def asking_for_styles(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``StyleFor.__call__``, which makes the style of such a pseudo-element when it is asked for."""
    from octavo.typeset.weasyprint.pseudo_elements import make_style

    def call(style_for: Any, element: Any, pseudo_type: str | None = None) -> Any:
        make_style(style_for, element, pseudo_type)
        return original(style_for, element, pseudo_type)

    return call


def setting_styles(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``set_computed_styles``, for stylesheets that have rules of their own for a pseudo-element."""
    from octavo.typeset.weasyprint.pseudo_elements import complete_cascade

    def set_computed_styles(
        style_for: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: Any = None,
        *more: Any,
        **rest: Any,
    ) -> None:
        complete_cascade(style_for, element, pseudo_type)
        original(style_for, element, parent, root, pseudo_type, *more, **rest)

    return set_computed_styles


def without_general_rules(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``_ua_stylesheets``, without the rules for the pseudo-elements of every element."""
    from octavo.typeset.weasyprint.pseudo_elements import without_rules

    def ua_stylesheets(document: Any, forms: bool = False) -> list[Any]:
        return [without_rules(sheet) for sheet in original(document, forms)]

    return ua_stylesheets


PATCHES = (
    Patch(
        target="weasyprint.css:StyleFor.__call__",
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="96b91915ae7c344a8a4ea9ed112ffa1d7bde9087decb7e9ce723940b849c3936",
        replacement=asking_for_styles,
        tests=_TESTS,
    ),
    Patch(
        target="weasyprint.css:StyleFor.set_computed_styles",
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="b5b15856b8beff3f49e20ac0309d7b45fb2a5192d826dd65e05b3009b8285c46",
        replacement=setting_styles,
        tests=_TESTS,
    ),
    Patch(
        target="weasyprint:HTML._ua_stylesheets",
        reason=_REASON,
        upstream=_UPSTREAM,
        fingerprint="4fadfde9d15075b22dcfa409ec8a03af0aa1097d695be59b680017cf1bf94fe2",
        replacement=without_general_rules,
        tests=_TESTS,
    ),
)
