"""Classes of blocks that nobody knows, and blocks that are left out: each kind is told once."""

import re
from collections import Counter
from dataclasses import replace

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import TEXT_LIMIT, Folder
from octavo.elements.kind import ClassForm
from octavo.elements.lookup import ElementLookup
from octavo.source.context import ReadingContext
from octavo.source.tokens import walk

#: Classes that mean something to a rule or to the stylesheets, and make no element.
_KNOWN = frozenset(
    (
        *("center", "centered", "column", "columns", "flush-right", "panel-group", "text-center"),
        *("collapsible", "dropdown", "simple", "toggle"),
        *("unlisted", "unnumbered", "untitled"),
    )
)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_PLACES = 3


def report_unknown_classes(context: ReadingContext) -> None:
    """Warn once of all classes of blocks that neither an element nor a stylesheet of the book knows."""
    known = known_classes(context.dialect.elements)
    counts: Counter[str] = Counter()
    places: list[Span] = []
    for text, _ in context.texts:
        for token in walk(text.tokens):
            if token.type != "div_open":
                continue
            unknown = [name for name in str(token.attrs.get("class", "")).split() if name not in known]
            counts.update(unknown)
            if unknown and "span" in token.meta:
                places.append(token.meta["span"])
    styled = classes_of_styles(context.folder) if counts else set()
    named = [(name, count) for name, count in counts.most_common() if name not in styled]
    if not named or not places:
        return
    listed = ", ".join(f"`{name}` {count:,}" if count > 1 else f"`{name}`" for name, count in named)
    several = len(named) > 1
    context.diagnostics.warning(
        "class-unknown",
        places[0],
        f"blocks of the class{'es' * several} {listed} are plain ones: neither Octavo nor a stylesheet of "
        f"the book knows {'them' if several else 'it'}{_behind(places)}",
        "write a rule for the class into the folder `styles` of the book, or take it out",
    )


def _behind(places: list[Span]) -> str:
    lines = list(dict.fromkeys(f"{place.file}:{place.line}" for place in places))
    return f"; the first at {', '.join(lines[:_PLACES])}" if len(lines) > 1 else ""


def known_classes(elements: ElementLookup) -> frozenset[str]:
    """Return the classes of blocks that mean something."""
    kinds = elements.kinds
    return _KNOWN.union(*(kind.classes for kind in kinds if ClassForm.BLOCK in kind.forms or kind.modifier))


def classes_of_styles(folder: Folder) -> set[str]:
    """Return the classes that the book's own stylesheets name."""
    found: set[str] = set()
    for file in folder.list("styles", "**/*.css"):
        try:
            data = folder.bytes(file) if folder.size(file) <= TEXT_LIMIT else b""
        except OSError:
            continue  # what reads it for a page tells
        found.update(_CLASS.findall(data.decode("utf-8", errors="replace")))
    return found


def gather_left_out(diagnostics: Diagnostics) -> None:
    """Replace the warnings of blocks that are left out, or stand in both books, by one for each reason."""
    found = [one for code in ("content-left-out", "content-in-both") for one in diagnostics.taken(code)]
    for message in dict.fromkeys(one.message for one in found):
        same = [one for one in found if one.message == message]
        spans = [one.span for one in same if one.span]
        often = f" ({len(same):,} times)" if len(same) > 1 else ""
        diagnostics.add(replace(same[0], message=f"{message}{often}{_behind(spans)}"))
