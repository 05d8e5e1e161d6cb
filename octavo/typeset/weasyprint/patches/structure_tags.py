"""Octavo's own structure tree takes the place of WeasyPrint's, which is built per page and box.

WeasyPrint calls ``add_tags`` once for a document, with the boxes that it marked on each page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch

#: Takes the PDF, the document, and the content streams of its pages.
Collect = Callable[[Any, Any, list[Any]], None]

_collect: ContextVar[Collect | None] = ContextVar("collect", default=None)


@contextmanager
def tags_collected(collect: Collect) -> Iterator[None]:
    """Give the marked pages of the documents that are written in this context to ``collect``, and write no
    structure tree."""
    token = _collect.set(collect)
    try:
        yield
    finally:
        _collect.reset(token)


def collecting_tags(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``add_tags``, which leaves the tags to the collector, if there is one."""

    def add_tags(pdf: Any, document: Any, version: Any, streams: list[Any]) -> None:
        collect = _collect.get()
        if collect is None:
            original(pdf, document, version, streams)
        else:
            collect(pdf, document, streams)

    return add_tags


PATCHES = (
    Patch(
        target="weasyprint.pdf.tags:add_tags",
        places=("weasyprint.pdf:add_tags",),
        reason="The book has one structure tree for all gatherings, in the order of the text (PDF/UA-1).",
        fingerprint="f0e74575b0bafaf36458eaac27874e3b80457fba3694058153da514a68933f22",
        replacement=collecting_tags,
        tests="tests/typeset/weasyprint/test_tagging.py",
    ),
)
