"""The place in the source on which a piece of work was busy, from the frames of its functions."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from types import FrameType, TracebackType

from lxml import etree

from octavo.core.bounds import OverBoundsError, hint
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.xhtml import span_of


def busy_at(trace: TracebackType | None) -> Span | None:
    """Return the place that the innermost function of a traceback knows of, or None if none does."""
    frames = [frame for frame, _ in traceback.walk_tb(trace)]
    found = [span for frame in reversed(frames) for span in _spans_in(frame)]
    # book.yaml lists the texts, and is known everywhere.
    return next((span for span in found if span.file != "book.yaml"), found[0] if found else None)


def report_excess(error: OverBoundsError, span: Span | None, work: str, diagnostics: Diagnostics) -> None:
    """Report that ``work`` ("making this page") took more than it may."""
    diagnostics.error(f"limit-{error.excess}", span, f"{work} {error}", hint(error.excess))


@contextmanager
def excess_reported(work: str, diagnostics: Diagnostics) -> Iterator[None]:
    """Report work in the block that takes too much, at the place where it was busy, and leave the block."""
    try:
        yield
    except OverBoundsError as error:
        report_excess(error, busy_at(error.__traceback__), work, diagnostics)


def _spans_in(frame: FrameType) -> list[Span]:
    found = map(_span_of, list(frame.f_locals.values()))
    return [span for span in found if span is not None and span.file]


def _span_of(value: object) -> Span | None:
    if isinstance(value, Span):
        return value
    if isinstance(value, etree._Element):
        return span_of(value) if isinstance(value.tag, str) else None
    held = getattr(value, "span", None) if is_dataclass(value) else None
    return held if isinstance(held, Span) else None
