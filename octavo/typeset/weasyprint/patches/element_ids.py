"""Documents are laid out as if their elements had no ids, if their stylesheets do not ask for them.

Like elements share a style in WeasyPrint 70, but those with an id do not, since the id is kept in the style.
It is needed there for links and for ``target-counter()``; links of a book are resolved by the assembly.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch

_without: ContextVar[bool] = ContextVar("without", default=False)


@contextmanager
def without_ids() -> Iterator[None]:
    """Lay out the documents in this context as if elements had no ids, but for the selectors of rules."""
    token = _without.set(True)
    try:
        yield
    finally:
        _without.reset(token)


def passing_over_ids(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``find_style_attributes``, without those that keep ids inside ``without_ids``."""

    def find_style_attributes(*document: Any) -> Iterator[tuple[Any, Any, Any, Any]]:
        without = _without.get()
        for found in original(*document):
            if not without or getattr(found[2][0], "lower_name", "") != "-weasy-anchor":
                yield found

    return find_style_attributes


PATCHES = (
    Patch(
        target="weasyprint.css:find_style_attributes",
        reason="Memory and time: a book has an id on every paragraph, and each would have its own style.",
        upstream="https://github.com/Kozea/WeasyPrint/issues/578",
        fingerprint="c5b4eb4d3c008b0748719348b33b4bf1e0cf7f90d282954719b1b14611978eb4",
        replacement=passing_over_ids,
        tests="tests/typeset/weasyprint/patches/test_element_ids.py",
    ),
)
