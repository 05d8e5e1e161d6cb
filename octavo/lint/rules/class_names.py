"""Classes whose names are nearly those of elements: `.headnot` for `.headnote`."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from octavo.core.settings import RESOURCES
from octavo.elements.lookup import ElementLookup
from octavo.lint.book import LintedBook
from octavo.lint.rule import LintFinding, LintRule
from octavo.source.block_classes import classes_of_styles, known_classes

#: Classes of words that only stylesheets know.
_OF_SPANS = frozenset({"smallcaps", "verbatim"})
_CLASS = re.compile(r"\.([a-z][\w-]*)")
_NEAR = 0.84
_LEAST = 4
#: A class that stands in more places is no slip of the pen.
_SELDOM = 3


@cache
def _styled() -> frozenset[str]:
    """Return the classes of Octavo's own stylesheets."""
    sheets = (RESOURCES / "styles").rglob("*.css")
    return frozenset(name for sheet in sheets for name in _CLASS.findall(sheet.read_text(encoding="utf-8")))


def _look(book: LintedBook) -> Iterator[LintFinding]:
    lookup = ElementLookup(book.elements)
    meant = known_classes(lookup) | _OF_SPANS | {name for kind in lookup.kinds for name in kind.all_classes}
    known = meant | _styled()
    styled: set[str] | None = None
    often = Counter(name for _, names, _ in book.gathered.classes for name in names.split())
    told: set[str] = set()
    for _, names, span in book.gathered.classes:
        for name in names.split():
            if name in known or name in told or len(name) < _LEAST or often[name] > _SELDOM:
                continue
            told.add(name)
            near = get_close_matches(name.lower(), meant, n=1, cutoff=_NEAR)
            styled = classes_of_styles(book.folder) if styled is None else styled
            if near and name not in styled:
                yield LintFinding(
                    span,
                    f"the class `{name}` is none that Octavo knows, and nearly `{near[0]}`",
                    f"write `{near[0]}`, or a rule for `{name}` into the folder `styles` of the book",
                    words=name,
                )


RULE = LintRule("class-near", _look)
