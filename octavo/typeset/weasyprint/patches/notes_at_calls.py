"""Footnotes stay on the page of their calls.

If the second line of a paragraph does not fit on the page, its first line may not stand there alone.
WeasyPrint 70 then makes room for the second line: it moves notes that are already on the page to the next,
the last first, to whichever calls they belong. Here the paragraph goes to the next page instead:

    | text with a call¹  |             | text with a call¹  |
    | more text          |             | more text          |
    | A new paragraph of |    not      | A new paragraph of |
    |                    |             | four lines: its    |   and note 1 on
    | ¹ the note         |             |                    |   the next page

WeasyPrint never moves notes away in columns. So the one function that would move them gets a view of the
layout's context that says that it is in a column; it asks for no other reason. What that function calls gets
the context itself: ``long_notes`` takes the view off for the lines, which may hold columns indeed.
"""

from collections.abc import Callable
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch


class _InColumn:
    """A view of a layout's context that differs from it by being in a column. It can't be changed."""

    __slots__ = ("_context",)
    in_column = True

    def __init__(self, context: Any) -> None:
        self._context = context

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)


def context_itself(context: Any) -> Any:
    """Return the context of which a view was given, or the context that was given."""
    return context._context if isinstance(context, _InColumn) else context


def moving_no_notes(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``_linebox_layout``, which does not move notes away to make room for a line."""

    def linebox_layout(context: Any, *rest: Any) -> Any:
        return original(_InColumn(context), *rest)

    return linebox_layout


PATCHES = (
    Patch(
        target="weasyprint.layout.block:_linebox_layout",
        reason="A note stands on the page of its call, rather than a paragraph one page earlier.",
        upstream="https://github.com/Kozea/WeasyPrint/pull/2437",
        fingerprint="e07bbe000974787ee370be1f419a01a21b327a1a1e3025a65afd47589060883d",
        replacement=moving_no_notes,
        tests="tests/typeset/weasyprint/patches/test_notes_at_calls.py",
    ),
)
