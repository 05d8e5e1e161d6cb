"""Finished lines, given to the engine in the place of its own."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import _adjust_line_height, atomic_box, line_box_verticality
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.line_break import strut

from octavo.typeset.paragraphs.opportunities import Opportunity
from octavo.typeset.paragraphs.rules import LineRules
from octavo.typeset.paragraphs.spread import Measure, Spread
from octavo.typeset.paragraphs.total_fit import FittedParagraph, total_fit
from octavo.typeset.weasyprint.lines.glyph_layout import GlyphLayout
from octavo.typeset.weasyprint.lines.inline_text import InlineText, LineLeaf, Path, edges, read_line_box
from octavo.typeset.weasyprint.lines.places import places_of
from octavo.typeset.weasyprint.lines.shaping import ShapedText, UncommonTextError, shape

#: The part of their width by which glyphs may become wider or narrower; nobody sees so little.
_SCALING = 0.015
#: By how many pixels of CSS a line may be too long before anybody sees it.
_NOTICED = 0.1


def rules_for(style: Any) -> LineRules:
    """Return how lines of a style are chosen: those of ragged text have natural spaces."""
    size = style["font_size"]
    if style["text_align_all"] == "justify":
        return LineRules(scaling=_SCALING, least_end=2 * size)
    return LineRules(stretch=0.0, shrink=0.0, rag=4 * size)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """The characters of a line, from ``start`` to ``end``; those of the next one begin at ``after``."""

    start: int
    end: int
    after: int
    hyphen: bool
    spread: Spread


class Paragraph:
    """A line box read once, and its lines by the widths that it was set in."""

    def __init__(self, line_box: Any, context: Any, block: Any, fonts: dict[int, Any]) -> None:
        self.content: InlineText = read_line_box(line_box, context, block, fonts)
        self.rules = rules_for(line_box.style)
        self.fonts = fonts
        self._context, self._language = context, line_box.style["lang"]
        self.places = self._places(everywhere=False)
        self.expected = 0  # the character with which the line behind the last one that was made begins
        self._lines: dict[tuple[float, float, int], dict[int, PlannedLine]] = {}

    def _places(self, everywhere: bool) -> list[Opportunity]:
        return places_of(self.content, self._language, self._context.dictionaries, self.fonts, everywhere)

    def line_at(self, character: int, width: float, indent: float) -> PlannedLine:
        """Return the line that begins at a character, in lines of a width (in pixels of CSS)."""
        if character <= self.places[0].character:
            character = 0
        for (known, _, _), lines in self._lines.items():
            if known == width and character in lines:
                return lines[character]
        fitted = self._fit(character, width, indent if not character else 0.0)
        self._lines[width, indent, character] = fitted
        return fitted[character]

    def _fit(self, character: int, width: float, indent: float) -> dict[int, PlannedLine]:
        fitted, places = self._fitted(self.places, character, width, indent)
        if any(line.spread.excess > _NOTICED for line in fitted.lines):
            # A word is longer than the lines. It is divided anywhere, where the style allows that.
            fitted, places = self._fitted(self._places(everywhere=True), character, width, indent)
        found: dict[int, PlannedLine] = {}
        for line in fitted.lines:
            one, other = places[line.first], places[line.last]
            start = one.next_character if line.first or character else 0
            found[start] = PlannedLine(
                one.next_character, other.character, other.next_character, other.hyphen, line.spread
            )
        return found

    def _fitted(
        self, places: list[Opportunity], character: int, width: float, indent: float
    ) -> tuple[FittedParagraph, list[Opportunity]]:
        if character:
            first = bisect_left(places, character, key=lambda place: place.next_character)
            if first >= len(places) - 1 or places[first].next_character != character:
                raise UncommonTextError("resumed elsewhere")
            places = places[first:]
        return total_fit(places, Measure(width, indent), self.rules), places

    def character_at(self, skip_stack: Any) -> int:
        """Return the character at which the engine goes on with the line box."""
        path: list[int] = []
        while skip_stack is not None:
            ((number, skip_stack),) = skip_stack.items()
            path.append(number)
        leaves = self.content.leaves
        place = bisect_right(leaves, tuple(path), key=lambda leaf: leaf.path)
        before = leaves[place - 1] if place else None
        if before is not None and before.path == tuple(path[: len(before.path)]):
            skipped = path[len(before.path)] if len(path) > len(before.path) else 0
            text = before.shaped.text if before.shaped else ""
            return before.start + len(text.encode()[:skipped].decode())
        return leaves[place].start if place < len(leaves) else len(self.content.text)

    def skip_stack_at(self, character: int) -> Any:
        """Return where the engine is to go on, to begin with a character."""
        leaf = self.content.leaves[self.content.owners[character]]
        skipped = len(leaf.shaped.text[: character - leaf.start].encode()) if leaf.shaped else 0
        stack: Any = {skipped: None} if skipped else None
        for number in reversed(leaf.path):
            stack = {number: stack}
        return stack


#: What a text box has no edges of.
_NO_EDGES = {
    **dict.fromkeys(("margin_left", "margin_right"), 0),
    **{f"padding_{side}": 0 for side in ("left", "right", "top", "bottom")},
    **{f"border_{side}_width": 0 for side in ("left", "right", "top", "bottom")},
}


class LineMaker:
    """Makes the boxes of one line: copies of a line box and what is in it, with what stands in the line."""

    def __init__(
        self, paragraph: Paragraph, line: PlannedLine, context: Any, block: Any, out_of_flow: tuple[Any, Any]
    ) -> None:
        self._paragraph, self._line, self._context, self._block = paragraph, line, context, block
        self._content = paragraph.content
        self._is_last = line.after >= len(paragraph.content.text)
        self._out_of_flow = out_of_flow

    def make(self, line_box: Any, x: float, y: float) -> Any:
        """Return the line box, its lines of text at ``x``."""
        self._x, self._y = x, y
        made = self._made(line_box, ())
        made.position_x, made.width = x, self._x - x
        made.margin_left = made.margin_right = made.padding_left = made.padding_right = 0
        _adjust_line_height(made)
        return made

    def _made(self, box: Any, path: Path) -> Any:
        children = []
        first, last = self._children() if not path else (0, len(box.children))
        for number in range(first, last):
            child, here = box.children[number], (*path, number)
            if isinstance(child, boxes.InlineBox):
                if (made := self._inline(child, here)) is not None:
                    children.append(made)
            elif (made := self._leaf_box(here)) is not None:
                children.append(made)
        copy = box.copy_with_children(children)
        copy.__dict__.pop("paragraph", None)
        copy.position_y = self._y
        return copy

    def _children(self) -> tuple[int, int]:
        """Return the numbers, from and to, of the line box's children among which are those of the line."""
        starts, line = self._content.child_starts, self._line
        is_first = line.start <= self._paragraph.places[0].character
        first = 0 if is_first else max(0, bisect_left(starts, line.start) - 1)
        return first, len(starts) if self._is_last else bisect_left(starts, line.after)

    def _inline(self, box: Any, path: Path) -> Any:
        """Return what of an inline box stands in the line, or None."""
        start, end = self._content.spans[path]
        if not self._holds(start, end):
            return None
        left, right = edges(box, self._block)
        x = self._x
        begins, ends = start >= self._line.start or start == end, end <= self._line.end or start == end
        if begins:
            self._x += left
        inner = self._x
        made = self._made(box, path)
        made.width = self._x - inner
        made.position_x = x
        if ends:
            self._x += right
        made.remove_decoration(start=not begins, end=not ends)
        _adjust_line_height(made)
        return made

    def _holds(self, start: int, end: int) -> bool:
        """Return True if an inline box with these characters has something there, or its place."""
        line = self._line
        if start < end:
            return start < line.end and end > line.start
        first = self._paragraph.places[0].character
        begins = 0 if line.start <= first else line.start
        return begins <= start and (start < line.after or self._is_last)

    def _leaf_box(self, path: Path) -> Any:
        """Return what of a text box, or of one that is no text, stands in the line; None if nothing does."""
        leaf = self._content.by_path[path]
        start, end = max(leaf.start, self._line.start), min(leaf.end, self._line.end)
        if start >= end:
            return None
        if leaf.shaped is not None:
            return self._text(leaf, leaf.shaped, start, end)
        if isinstance(leaf.box, boxes.TextBox):
            return None  # a forced break
        resolve_percentages(leaf.box, self._block)
        leaf.box.position_y = 0  # it gets its height, with all that is in it, when the line is put together
        made = atomic_box(self._context, leaf.box, self._x, None, self._block, *self._out_of_flow)
        made.position_x = self._x
        self._x += made.margin_width()
        return made

    def _text(self, leaf: LineLeaf, shaped: ShapedText, start: int, end: int) -> Any:
        box, content, line = leaf.box, self._content, self._line
        hyphen = None
        if line.hyphen and end == line.end:
            hyphen = shape(box.style["hyphenate_character"], box.style, self._paragraph.fonts)
        text = content.text[start:end] + (hyphen.text if hyphen else "")
        made = box.copy_with_text(text)
        letters = content.letters[end] - content.letters[start] + (sum(hyphen.advances) if hyphen else 0.0)
        spaces = content.spaces[end] - content.spaces[start]
        made.width = letters * line.spread.glyphs + spaces * line.spread.spaces
        made.pango_layout = GlyphLayout(
            text, shaped, start - leaf.start, end - leaf.start, hyphen, line.spread, box.style
        )
        made.cut_from = box, len(box.text[: start - leaf.start].encode())
        made.height = shaped.height
        made.margin_top = made.margin_bottom = (strut(box.style)[0] - shaped.height) / 2
        made.baseline = shaped.baseline + made.margin_top
        made.__dict__.update(_NO_EDGES)
        made.position_x, made.position_y = self._x, self._y
        self._x += made.width
        return made


#: How much of the slack of a line stands before its text.
_BEFORE = {"justify": 0.0, "start": 0.0, "left": 0.0, "center": 0.5, "end": 1.0, "right": 1.0}


def next_line(
    context: Any,
    line_box: Any,
    position_y: float,
    skip_stack: Any,
    block: Any,
    out_of_flow: tuple[Any, Any],
    fonts: dict[int, Any],
) -> tuple[Any, Any]:
    """Return the next line of a line box, and where the one behind it begins, as the engine's own function.

    ``out_of_flow`` are the engine's lists of boxes that are placed later. Raise UncommonTextError for what is
    left to the engine.
    """
    style = line_box.style
    align = style["text_align_all"]
    if any(box.position_y + box.margin_height() > position_y for box in context.excluded_shapes):
        raise UncommonTextError("beside floats")
    if style["direction"] != "ltr":
        raise UncommonTextError("from right to left")
    if line_box.text_overflow != "clip" or line_box.block_ellipsis != "none":
        raise UncommonTextError("ellipsis")
    paragraph, character = _paragraph_of(line_box, skip_stack, context, block, fonts)
    indent = line_box.text_indent
    line = paragraph.line_at(character, block.width, indent)
    paragraph.expected = line.after
    if line.after >= len(paragraph.content.text) and style["text_align_last"] != "auto":
        align = style["text_align_last"]
    made = LineMaker(paragraph, line, context, block, out_of_flow).make(
        line_box, block.content_box_x() + indent, position_y
    )
    slack = block.width - indent - made.width
    if slack > 0:
        made.translate(slack * _BEFORE[align], 0)
    bottom, top = line_box_verticality(made)
    made.baseline, made.height = -top, bottom - top
    made.margin_top = made.margin_bottom = 0
    made.position_y = top
    made.translate(0, position_y - top)
    made.position_y = position_y
    if line.after >= len(paragraph.content.text):
        return made, None
    return made, paragraph.skip_stack_at(line.after)


def _paragraph_of(
    line_box: Any, skip_stack: Any, context: Any, block: Any, fonts: dict[int, Any]
) -> tuple[Paragraph, int]:
    """Return the paragraph of a line box, and the character at which its next line begins."""
    known = line_box.__dict__.get("paragraph")
    if isinstance(known, UncommonTextError):
        raise known
    if known is not None and known.content.parents[0][1] is line_box.children:
        character = known.character_at(skip_stack)
        # Line after line nothing changes; on another page, or in another try, it may have.
        if character == known.expected or known.content.is_fresh:
            return known, character
    try:
        made = Paragraph(line_box, context, block, fonts)
    except UncommonTextError as why:
        line_box.paragraph = why
        raise
    line_box.paragraph = made
    return made, made.character_at(skip_stack)
