"""The pages of a document are made one by one, with somebody looking at each, or all as alike.

WeasyPrint makes all pages of a document in one go, and again until their counters are right. ``made_by``
lets another function make them instead, which may look at each page and make it again
(``octavo.typeset.weasyprint.paging``). ``like_pages`` is for documents that are nothing but pages with
running heads: each is made once, though it has a running element, which WeasyPrint takes for a reason to make
it twice, as if that could have moved text.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch

#: Makes the pages of a document from the layout's context, the root of the boxes, and the document.
PageMaker = Callable[[Any, Any, Any], list[Any]]

_page_maker: ContextVar[PageMaker | None] = ContextVar("page_maker", default=None)
_alike: ContextVar[bool] = ContextVar("alike", default=False)
_dictionaries: ContextVar[Any] = ContextVar("dictionaries", default=None)


@contextmanager
def made_by(page_maker: PageMaker) -> Iterator[None]:
    """Let ``page_maker`` make the pages of the documents that are laid out in this context."""
    token = _page_maker.set(page_maker)
    try:
        yield
    finally:
        _page_maker.reset(token)


@contextmanager
def like_pages() -> Iterator[None]:
    """Lay out the documents in this context as pages that differ in their running elements only."""
    token = _alike.set(True)
    try:
        yield
    finally:
        _alike.reset(token)


def pages_are_alike() -> bool:
    """Return True inside ``like_pages``."""
    return _alike.get()


@contextmanager
def hyphenated_with(dictionaries: Any) -> Iterator[None]:
    """Let the documents in this context be hyphenated with these dictionaries, a mapping that takes in and
    gives back those that WeasyPrint makes."""
    token = _dictionaries.set(dictionaries)
    try:
        yield
    finally:
        _dictionaries.reset(token)


def making_pages(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``make_all_pages``, which leaves the work to those who were asked for it."""

    def make_all_pages(context: Any, root_box: Any, html: Any, pages: Sequence[Any]) -> list[Any]:
        dictionaries, page_maker = _dictionaries.get(), _page_maker.get()
        if dictionaries is not None:
            context.dictionaries = dictionaries
        if pages_are_alike():
            return _make_once(original, context, root_box, html, pages)
        if page_maker is None or pages:  # a later round of WeasyPrint's, for counters not known in the first
            return list(original(context, root_box, html, pages))
        return page_maker(context, root_box, html)

    return make_all_pages


def _make_once(
    original: Callable[..., Any], context: Any, root_box: Any, html: Any, pages: Sequence[Any]
) -> list[Any]:
    """Make the pages, or keep those that were made unless they show counters that were not known."""
    if not pages or context.target_collector.counter_lookup_items:
        pages = list(original(context, root_box, html, pages))
    if not context.target_collector.counter_lookup_items:
        for *_, state in context.page_maker:
            state["content_changed"] = False
    return list(pages)


PATCHES = (
    Patch(
        target="weasyprint.layout.page:make_all_pages",
        places=("weasyprint.layout:make_all_pages",),
        reason="What the stylesheets can't say of a page is set right as soon as the page is made.",
        fingerprint="b5e4034894841caa9581fa5d33338c71a7d8948be65618d358ab4b946f367edb",
        replacement=making_pages,
        tests="tests/typeset/weasyprint/test_page_corrections.py",
    ),
)
