"""Listings that are wider than their measure: set smaller as far as the stylesheet allows, then broken.

WeasyPrint breaks such lines at any space, and nothing shows where a line of the program ends. So each block
of code whose longest line may be too long is measured beforehand, in a document of its own with the elements
around it: how wide its lines may be, and how wide a sign is at its own size and at the least (class
"least"). Lines that are still too long get a break and a hook, which is drawn and no text:

    x = first(argument, another) +
      |_second(argument)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from weasyprint.formatting_structure.boxes import TextBox

from octavo.core.columns import columns_of
from octavo.typeset.weasyprint.boxes import Parents, add_style, descend, parents_of, px_to_pt

Element = ElementTree.Element

_SAMPLE = "0" * 10
_SHORT = 30  # columns that fit on any page
_LEAST = 12  # columns that are left to code, however deep it is indented
_HANG = 2  # columns of the hook, by which the rest of a line is indented
#: Lines with more signs stay as the engine breaks them: they are no code that anyone reads.
_LONGEST = 20_000
#: Cells of tables, whose width depends on what they hold.
_CELLS = frozenset({"td", "th"})
_TRACE = 0.01  # columns


@dataclass(frozen=True, slots=True)
class _Measure:
    """The width of the lines of a block of code in points, its size, and the width of a sign; both once more
    for the least size."""

    width: float
    size: float
    advance: float
    least_size: float
    least_advance: float


def fit_listings(root: Element, render: Callable[[Element], Any]) -> None:
    """Set the blocks of code of a document smaller, or break their lines, so that they fit their measure.

    The document is changed in place; ``render`` lays out a document.
    """
    wide = {pre: columns for pre in root.iter("pre") if max(columns := _columns(pre), default=0) > _SHORT}
    if not wide:
        return
    parents = parents_of(root)
    known: dict[tuple[str, ...], _Measure | None] = {}
    for pre, columns in wide.items():
        around = list(_around(pre, parents))
        if any(one.tag in _CELLS for one in around):
            continue
        key = tuple(f"{one.tag} {one.get('class')} {one.get('style')}" for one in (pre, *around))
        if key not in known:
            known[key] = _measured(pre, around, render)
        measure = known[key]
        if measure is not None:
            _fit(pre, columns, measure)


def _columns(pre: Element) -> list[int]:
    """Return the columns of each line."""
    return [columns_of("".join(line.itertext()).rstrip("\n")) for line in _lines(pre)]


def _lines(pre: Element) -> Iterator[Element]:
    return (one for one in pre.iter("span") if "code-line" in one.get("class", "").split())


def _around(element: Element, parents: Parents) -> Iterator[Element]:
    current = parents.get(element)
    while current is not None:
        yield current
        current = parents.get(current)


def _measured(pre: Element, around: list[Element], render: Callable[[Element], Any]) -> _Measure | None:
    """Return the measure of a block of code, or None if it is not laid out."""
    own, least = _sample(pre, ""), _sample(pre, "least")
    inner: list[Element] = [own, least]
    for one in around:
        outer = ElementTree.Element(one.tag, one.attrib)
        outer.extend(inner)
        inner = [outer]
    found: dict[Element, tuple[float, float, float]] = {}
    for page in render(inner[0]).pages:
        for box in descend(page._page_box):
            if box.element in (own, least) and box.element_tag == "pre":
                found.setdefault(box.element, _read(box))
    if len(found) < 2:
        return None
    (width, size, advance), (_, least_size, least_advance) = found[own], found[least]
    return _Measure(width, size, advance, least_size, least_advance) if advance and least_advance else None


def _sample(pre: Element, name: str) -> Element:
    """Return a block of code of one line of ten signs, with a class more."""
    sample = ElementTree.Element(pre.tag, {**pre.attrib, "class": f"{pre.get('class', '')} {name}".strip()})
    sample.attrib.pop("id", None)
    code = ElementTree.SubElement(sample, "code")
    line = ElementTree.SubElement(code, "span", {"class": "code-line"})
    line.text = _SAMPLE
    return sample


def _read(block: Any) -> tuple[float, float, float]:
    """Return the width that lines of a block of code may take, its size, and the width of a sign."""
    end = block.content_box_x() + block.width
    for box in descend(block):
        if isinstance(box, TextBox) and box.text == _SAMPLE:
            size = px_to_pt(box.style["font_size"])
            return px_to_pt(end - box.position_x), size, px_to_pt(box.width) / len(_SAMPLE)
    return 0.0, 0.0, 0.0


def _fit(pre: Element, columns: list[int], measure: _Measure) -> None:
    """Set a block of code so small that its longest line fits. Lines for which even the least size is too
    large are broken; then those that fit it say what the size is."""
    if max(columns) <= measure.width / measure.advance + _TRACE:
        return
    smaller = measure.least_size < measure.size
    most = measure.width / (measure.least_advance if smaller else measure.advance) + _TRACE
    longest = max((one for one in columns if one <= most), default=0)
    size, room = measure.size, measure.width / measure.advance + _TRACE
    if smaller and longest > room:
        size = max(measure.least_size, size * measure.width / (longest * measure.advance) - 0.005)
        room = longest
        add_style(pre, f"font-size: {size:.2f}pt")
    for line in _lines(pre):
        _break(line, int(room))


def _break(line: Element, columns: int) -> None:
    """Break a line of code that has more columns than fit."""
    text = "".join(line.itertext()).rstrip("\n")
    if len(text) > _LONGEST or columns_of(text) <= columns:
        return
    indent = min(columns_of(text[: len(text) - len(text.lstrip())]), columns - _LEAST)
    hang = max(0, indent) + _HANG
    for place in reversed(list(_places(text, columns, hang))):
        _insert(line, place, hang)


def _places(text: str, columns: int, hang: int) -> Iterator[int]:
    """Yield the places at which a line is broken: behind a space or a sign in the latter half of a line, or
    else where it is full."""
    start, room = 0, columns
    while columns_of(text[start:]) > room:
        end, taken = start, 0
        while end < len(text) and taken + columns_of(text[end]) <= room:
            taken += columns_of(text[end])
            end += 1
        end = max(end, start + 1)
        half = start + (end - start) // 2
        best = next(
            (
                found.end()
                for pattern in _BREAKS
                for found in reversed([*pattern.finditer(text, half, end + 1)])
                if half < found.end() <= end
            ),
            end,
        )
        yield best
        start, room = best, max(columns - hang, _LEAST)


#: Where a line is best broken, the best first.
_BREAKS = (
    re.compile(r" (?=\S)"),
    re.compile(r"(?:[,;(\[{/]|:(?!:)|=(?![=>])|&(?!&)|(?<=\w)[.?](?=\w))(?![\s)\]}.,;])"),
    re.compile(r"[_-](?=\w)"),
)


def _insert(line: Element, place: int, hang: int) -> None:
    """Put a break and a hook at a place in the text of a line."""
    for owner, tail in _texts(line):
        text = (owner.tail if tail else owner.text) or ""
        if place > len(text):
            place -= len(text)
            continue
        hook = ElementTree.Element(
            "span", {"class": "turn", "style": f"margin-left: {0.6 * (hang - _HANG):.1f}em"}
        )
        end = ElementTree.Element("br")
        end.tail, hook.tail = None, text[place:]
        if tail:
            owner.tail = text[:place]
            holder = next(one for one in line.iter() if owner in list(one))
            at = list(holder).index(owner) + 1
        else:
            owner.text = text[:place]
            holder, at = owner, 0
        holder.insert(at, hook)
        holder.insert(at, end)
        return


def _texts(line: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the texts of a line in order: the element, and whether it is the text behind it."""
    yield line, False
    for child in line:
        yield from _texts(child)
        yield child, True
