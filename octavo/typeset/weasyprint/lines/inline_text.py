"""The content of a line box as one text: characters with advances, and the boxes that they belong to.

A box that is no text, such as a picture or a formula, counts as one character; an element with nothing in it
has a place between two::

    line box   "See "  <em> "Folio" </em>  <span id="mark"/>  ", 3."
    text        See         Folio                             , 3.
    leaves      0 .. 4      4 .. 9                            9 .. 13
    empty                                  9
"""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages

from octavo.typeset.weasyprint.lines.shaping import ShapedText, UncommonTextError, shape

#: The character of a box that is no text: lines may end before and behind it as with ideographs.
OBJECT = "\u2e80"
#: Numbers of children, from the line box down to a box.
Path = tuple[int, ...]
_SPACES = " \u00a0"
_ATOMIC = (boxes.InlineReplacedBox, boxes.InlineBlockBox)


@dataclass(frozen=True, slots=True)
class LineLeaf:
    """A box without children in a line: text with its glyphs, or a box that is no text, without them.

    ``start`` is the number of its first character in the text of the line box.
    """

    path: Path
    box: Any
    start: int
    shaped: ShapedText | None

    @property
    def end(self) -> int:
        """Return the number of the character behind its last."""
        return self.start + (len(self.shaped.text) if self.shaped else 1)


@dataclass(slots=True)
class InlineText:
    """The content of a line box. All widths are in pixels of CSS.

    ``offsets`` are the natural widths of all before each character, and one more for the whole; ``letters``
    and ``spaces`` those of letters and spaces alone, without the edges of inline boxes. ``owners`` are the
    numbers of the characters' leaves, ``begins`` tells if a cluster begins with them. ``spans`` are the
    characters of inline boxes, from and to, ``child_starts`` those with which the children of the line box
    begin, ``calls`` the first ones of note calls, and ``forced`` those that end a line by force. ``kept`` has
    a number for each character: those with the same one are not parted, unless it is 0. ``parents`` are the
    boxes with children, and these.
    """

    leaves: list[LineLeaf] = field(default_factory=list)
    text: str = ""
    offsets: list[float] = field(default_factory=lambda: [0.0])
    letters: list[float] = field(default_factory=lambda: [0.0])
    spaces: list[float] = field(default_factory=lambda: [0.0])
    owners: list[int] = field(default_factory=list)
    begins: list[bool] = field(default_factory=list)
    spans: dict[Path, tuple[int, int]] = field(default_factory=dict)
    by_path: dict[Path, LineLeaf] = field(default_factory=dict)
    child_starts: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    calls: set[int] = field(default_factory=set)
    forced: set[int] = field(default_factory=set)
    parents: list[tuple[Any, Any]] = field(default_factory=list)

    @property
    def is_fresh(self) -> bool:
        """Return False if boxes have another content since they were read: a counter of pages that has become
        known, the mark of a note that came to another page."""
        return all(box.children is children for box, children in self.parents) and all(
            leaf.shaped is None or leaf.box.text == leaf.shaped.text for leaf in self.leaves
        )


def read_line_box(line_box: Any, context: Any, block: Any, fonts: dict[int, Any]) -> InlineText:
    """Return the content of a line box. Raise UncommonTextError for what is left to the engine."""
    reader = _LineBoxReader(context, block, fonts)
    reader.read(line_box, ())
    found = reader.found
    found.text = "".join(reader.parts)
    if not found.text.strip():
        raise UncommonTextError("no text")
    return found


class _LineBoxReader:
    def __init__(self, context: Any, block: Any, fonts: dict[int, Any]) -> None:
        self.found, self.parts = InlineText(), list[str]()
        self._context, self._block, self._fonts = context, block, fonts
        self._pending = 0.0  # the edges that begin before the next character
        self._kept = 0  # the number of the text that is kept together
        self._numbers = count(1)

    def read(self, box: Any, path: Path) -> None:
        """Read the children of a line box or an inline box."""
        found = self.found
        found.parents.append((box, box.children))
        outside = self._kept
        if not outside and box.style["white_space"] == "nowrap":
            self._kept = next(self._numbers)
        for number, child in enumerate(box.children):
            here = (*path, number)
            start = len(found.owners)
            if not path:
                found.child_starts.append(start)
            if isinstance(child, boxes.TextBox):
                self._read_text(child, here)
            elif not child.is_in_normal_flow():
                raise UncommonTextError(f"out of flow: {type(child).__name__}")
            elif type(child) is boxes.InlineBox:
                self._read_inline(child, here)
                found.spans[here] = start, len(found.owners)
            elif isinstance(child, _ATOMIC):
                resolve_percentages(child, self._block)
                made = atomic_box(self._context, child, 0, None, self._block, [], [])
                self._add(OBJECT, [made.margin_width()], [True], LineLeaf(here, child, start, None), 0.0)
            else:
                raise UncommonTextError(type(child).__name__)
        self._kept = outside

    def _read_inline(self, box: Any, path: Path) -> None:
        if box.is_leader:
            raise UncommonTextError("leader")
        if box.style["position"] == "relative":
            raise UncommonTextError("relative position")
        if _is_call(box):
            self.found.calls.add(len(self.found.owners))
        left, right = edges(box, self._block)
        start = len(self.found.owners)
        self._pending += left
        self.read(box, path)
        if len(self.found.owners) == start:
            if left or right:
                raise UncommonTextError("edges of nothing")
        else:
            self.found.offsets[-1] += right

    def _read_text(self, box: Any, path: Path) -> None:
        style = box.style
        start = len(self.found.owners)
        if style["white_space"] == "pre-line" and box.text == "\n":
            self.found.forced.add(start)
            self._add("\n", [0.0], [True], LineLeaf(path, box, start, None), 0.0)
            return
        if (
            style["white_space"] not in ("normal", "nowrap")
            or style["word_break"] != "normal"
            or not style["font_size"]
        ):
            raise UncommonTextError("white space")
        shaped = shape(box.text, style, self._fonts)
        self._add(
            shaped.text,
            shaped.advances,
            shaped.begins,
            LineLeaf(path, box, start, shaped),
            style["word_spacing"],
        )

    def _add(self, text: str, advances: Any, begins: Any, leaf: LineLeaf, word_spacing: float) -> None:
        found = self.found
        owner = len(found.leaves)
        found.leaves.append(leaf)
        found.by_path[leaf.path] = leaf
        self.parts.append(text)
        offset, letters, spaces = found.offsets[-1] + self._pending, found.letters[-1], found.spaces[-1]
        self._pending = 0.0
        for sign, advance in zip(text, advances, strict=True):
            if sign in _SPACES:
                spaces += advance + word_spacing
                offset += advance + word_spacing
            else:
                letters += advance
                offset += advance
            found.offsets.append(offset)
            found.letters.append(letters)
            found.spaces.append(spaces)
            found.owners.append(owner)
            found.kept.append(self._kept)
        found.begins.extend(begins)


def edges(box: Any, block: Any) -> tuple[float, float]:
    """Return the widths of an inline box's left and right edges: margin, border and padding."""
    resolve_percentages(box, block)
    if box.margin_left == "auto":
        box.margin_left = 0
    if box.margin_right == "auto":
        box.margin_right = 0
    return (
        box.margin_left + box.border_left_width + box.padding_left,
        box.margin_right + box.border_right_width + box.padding_right,
    )


def _is_call(box: Any) -> bool:
    """Return True for a note call: a link to a note, or what the engine makes of a footnote."""
    if str(box.element_tag).endswith("::footnote-call"):
        return True
    return box.element is not None and box.element.get("role") == "doc-noteref"
