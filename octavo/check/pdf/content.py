"""The drawing of the pages of a PDF, read from their instructions: each piece of text with the places of its
glyphs, its type and its marks; lines, areas and pictures.

This is a second opinion beside poppler's and PDFium's: these know words, but not which glyph of which font
stands where, nor to which element of the structure tree it belongs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from octavo.check.pdf.state_effects import state_effect
from octavo.check.pdf.unicode_maps import GlyphMap, fonts_of

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom, from the top left of the page

_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: How deep forms may stand in each other.
_DEPTH = 8
#: Instructions of a page that are read; more are damage.
_MOST = 2_000_000
_COLOURS = frozenset({"g", "rg", "k", "cs", "sc", "scn"})
#: How text may be drawn: widths of its signs and parts of its size.
_LEAST_STRETCH, _MOST_RISE, _MOST_TIGHT = 0.75, 0.6, 0.08
_PAINTS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"})


@dataclass(frozen=True, slots=True)
class DrawnText:
    """Glyphs that one instruction shows: their signs, their codes in the font, the left side of each and the
    right side of the last, the baseline, the type.

    ``mark`` is the number of the marked content in which they stand, -1 for none, and ``artifact`` is True
    if it is none of the text. ``order`` counts what the page draws; ``slant`` is how far the type leans
    besides the font's own shape; ``form`` is the name of the outermost form that shows it, or "".
    """

    signs: tuple[str, ...]
    codes: tuple[int, ...]
    lefts: tuple[float, ...]
    right: float
    baseline: float
    size: float
    font: str
    mark: int
    artifact: bool
    order: int
    turned: bool = False
    slant: float = 0.0
    form: str = ""
    seen: bool = True  # False for the colour of the paper, or none

    @property
    def text(self) -> str:
        """All signs together."""
        return "".join(self.signs)

    @property
    def left(self) -> float:
        """The left side of the first glyph."""
        return self.lefts[0] if self.lefts else self.right


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A path that is painted, or a picture: its box, if it is filled, stroked or a picture."""

    box: Box
    kind: str  # "fill", "stroke", "picture"
    mark: int
    artifact: bool
    order: int
    form: str = ""
    name: tuple[int, int] = (0, 0)  # the number of the picture's object
    clip: Box | None = None


@dataclass(slots=True)
class PageContent:
    """All that a page draws, in the order of painting; ``layers`` is True if a part can be switched off."""

    texts: list[DrawnText] = field(default_factory=list)
    shapes: list[DrawnShape] = field(default_factory=list)
    layers: bool = False
    replaced: list[str] = field(default_factory=list)  # /ActualText within the content
    odd: dict[str, str] = field(default_factory=dict)  # how text is made unreadable -> the first such text


@dataclass(slots=True)
class _DrawingState:
    matrix: Matrix
    font: GlyphMap | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    clip: Box | None = None
    white: bool = False
    mode: float = 0.0
    effect: str = ""

    def copy(self) -> "_DrawingState":
        return _DrawingState(
            self.matrix, self.font, self.size, self.spacing, self.word_spacing, self.stretch, self.leading,
            self.rise, self.clip, self.white, self.mode,
            self.effect,
        )  # fmt: skip


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does what one does, and then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


class ContentReader:
    """Reads the pages of one file; fonts that several pages have are read once."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._fonts: dict[tuple[int, int], GlyphMap] = {}

    def read(self, page: Page) -> PageContent:
        """Return what a page draws."""
        left, _, _, top = (float(side) for side in page.trimbox)
        reading = _Reading(self._fonts)
        reading.run(page, page.obj.get("/Resources"), (1.0, 0.0, 0.0, -1.0, -left, top))
        return reading.found


class _Reading:
    """Follows the instructions of one page."""

    def __init__(self, fonts: dict[tuple[int, int], GlyphMap]) -> None:
        self.found = PageContent()
        self._known = fonts
        self._marks: list[tuple[int, bool]] = []  # of open marked content: its number, if it is an artifact
        self._order = 0
        self._form = ""
        self._depth = 0

    def run(self, source: Page | Stream, resources: Any, matrix: Matrix, clip: Box | None = None) -> None:
        """Follow the instructions of a page or of a form."""
        fonts = fonts_of(resources, self._known)
        state = _DrawingState(matrix, clip=clip)
        stack: list[_DrawingState] = []
        text = line = _UNIT
        path: list[tuple[float, float]] = []
        clipping = False
        depth = len(self._marks)
        for count, one in enumerate(pikepdf.parse_content_stream(source)):
            if count > _MOST:
                break
            operator, operands = str(one.operator), one.operands
            if operator in ("TJ", "Tj", "'", '"'):
                if operator in ("'", '"'):
                    text = line = times((1.0, 0.0, 0.0, 1.0, 0.0, -state.leading), line)
                text = self._show(operands[-1], state, text)
            elif operator == "q":
                stack.append(state.copy())
            elif operator == "Q":
                state = stack.pop() if stack else state
            elif operator == "cm":
                state.matrix = times(_matrix(operands), state.matrix)
            elif operator == "BT":
                text = line = _UNIT
            elif operator == "Tm":
                text = line = _matrix(operands)
            elif operator in ("Td", "TD", "T*"):
                x, y = (0.0, -state.leading) if operator == "T*" else map(float, operands)
                state.leading = -y if operator == "TD" else state.leading
                text = line = times((1.0, 0.0, 0.0, 1.0, x, y), line)
            elif operator == "Tf":
                state.font, state.size = fonts.get(str(operands[0])), float(operands[1])
            elif operator == "gs":
                state.effect = state_effect(operands, resources)
            elif operator in _SETTERS:
                _SETTERS[operator](state, float(operands[0]))
            elif operator in _COLOURS:
                state.white = _is_white(operator, operands)
            elif operator in ("BDC", "BMC"):
                self._open(operands, resources)
            elif operator == "EMC":
                if len(self._marks) > depth:
                    self._marks.pop()
            elif operator in ("m", "l"):
                path.append(_point(state.matrix, float(operands[0]), float(operands[1])))
            elif operator in ("c", "v", "y"):
                numbers = [float(value) for value in operands]
                path += (_point(state.matrix, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
            elif operator == "re":
                x, y, width, height = (float(value) for value in operands)
                path += (
                    _point(state.matrix, x, y), _point(state.matrix, x + width, y + height),
                    _point(state.matrix, x + width, y), _point(state.matrix, x, y + height),
                )  # fmt: skip
            elif operator in ("W", "W*"):
                clipping = True
            elif operator in _PAINTS or operator == "n":
                if path and operator != "n":
                    self._shape(_box(path), "stroke" if operator in ("S", "s") else "fill", state.clip)
                if clipping and path:
                    state.clip = _common(state.clip, _box(path))
                path, clipping = [], False
            elif operator == "Do":
                self._do(operands, resources, state)
            elif operator == "INLINE IMAGE" or operator == "sh":
                unit = [_point(state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
                box = state.clip if operator == "sh" else _box(unit)
                if box is not None:
                    self._shape(box, "picture", state.clip)
        del self._marks[depth:]

    def _mark(self) -> tuple[int, bool]:
        number = next((mark for mark, _ in reversed(self._marks) if mark >= 0), -1)
        return number, any(artifact for _, artifact in self._marks)

    def _open(self, operands: Any, resources: Any) -> None:
        tag = operands[0] if len(operands) else None
        properties: Any = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name) and resources is not None:
            named = resources.get("/Properties")
            properties = named.get(properties) if named is not None else None
        mark = properties.get("/MCID", -1) if isinstance(properties, Dictionary) else -1
        if tag == "/OC":
            self.found.layers = True
        if isinstance(properties, Dictionary):
            for key in ("/ActualText", "/Alt"):
                if key in properties:
                    self.found.replaced.append(str(properties[key]))
        self._marks.append((int(mark), tag == "/Artifact"))

    def _shape(self, box: Box, kind: str, clip: Box | None, name: tuple[int, int] = (0, 0)) -> None:
        mark, artifact = self._mark()
        self._order += 1
        self.found.shapes.append(DrawnShape(box, kind, mark, artifact, self._order, self._form, name, clip))

    def _do(self, operands: Any, resources: Any, state: _DrawingState) -> None:
        things = resources.get("/XObject") if resources is not None else None
        thing: Object | None = things.get(operands[0]) if things is not None else None
        if not isinstance(thing, Stream) or self._depth >= _DEPTH:
            return
        if "/OC" in thing:
            self.found.layers = True
        if thing.get("/Subtype") == "/Form":
            outer, self._form = self._form, self._form or str(operands[0])
            self._depth += 1
            matrix = _matrix(thing["/Matrix"]) if "/Matrix" in thing else _UNIT
            inner = times(matrix, state.matrix)
            clip = state.clip
            if "/BBox" in thing:
                x, y, right, top = (float(value) for value in thing["/BBox"])
                clip = _common(clip, _box([_point(inner, a, b) for a in (x, right) for b in (y, top)]))
            self.run(thing, thing.get("/Resources", resources), inner, clip)
            self._depth -= 1
            self._form = outer
        else:
            unit = [_point(state.matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
            self._shape(_box(unit), "picture", state.clip, thing.objgen)

    def _show(self, shown: Object, state: _DrawingState, text: Matrix) -> Matrix:
        """Read the glyphs that an instruction shows; return where the next ones begin."""
        font = state.font
        if font is None:
            return text
        whole = times(
            (state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise), times(text, state.matrix)
        )
        at = 0.0  # in thousandths of the size
        signs: list[str] = []
        codes: list[int] = []
        places: list[float] = []
        spacing = state.spacing / state.size * 1000 if state.size else 0.0
        word_spacing = state.word_spacing / state.size * 1000 if state.size else 0.0
        right = 0.0
        for part in shown if isinstance(shown, Array) else (shown,):
            if isinstance(part, String):
                for code in _codes(bytes(part), font.size):
                    codes.append(code)
                    places.append(at)
                    signs.append(font.signs.get(code, "\ufffd"))
                    right = at + font.widths.get(code, font.width)
                    at = right + spacing + (word_spacing if font.spaced and code == 32 else 0.0)
            else:
                at -= float(part)
        if codes:
            self._order += 1
            mark, artifact = self._mark()
            a, b, c, d, e, f = whole
            if not artifact and (how := _oddity(state, whole)):
                self.found.odd.setdefault(how, "".join(signs))
            turned = abs(b) > abs(a)
            along, start = (b, f) if turned else (a, e)
            size = abs(c if turned else d)
            self.found.texts.append(
                DrawnText(
                    tuple(signs),
                    tuple(codes),
                    tuple(start + along * place / 1000 for place in places),
                    start + along * right / 1000,
                    e if turned else f,
                    size,
                    font.name,
                    mark,
                    artifact,
                    self._order,
                    turned,
                    0.0 if turned or not d else c / d,
                    self._form,
                    not state.white and state.mode not in (3, 7),
                )
            )
        return times((1.0, 0.0, 0.0, 1.0, at * state.size * state.stretch / 1000, 0.0), text)


def _oddity(state: _DrawingState, matrix: Matrix) -> str:
    """Return how text is drawn as no text is that is to be read, or ""."""
    if not _LEAST_STRETCH < state.stretch < 1 / _LEAST_STRETCH:
        return "squeezed or stretched"
    if abs(state.rise) > _MOST_RISE * abs(state.size):
        return "raised out of its line"
    if state.spacing < -_MOST_TIGHT * abs(state.size) or state.word_spacing < -abs(state.size) / 2:
        return "with its signs drawn together"
    if matrix[0] * matrix[3] - matrix[1] * matrix[2] > 0:  # the page is read from the top
        return "mirrored"
    return state.effect


def _is_white(operator: str, operands: Any) -> bool:
    """Return True if a colour for filling is that of the paper."""
    if operator not in ("g", "rg", "k"):
        return False
    values = [float(value) for value in operands]
    return max(values) < 0.05 if operator == "k" else min(values) > 0.95


def _codes(data: bytes, size: int) -> Iterator[int]:
    return (int.from_bytes(data[at : at + size], "big") for at in range(0, len(data), size))


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _common(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _setter(name: str, scale: float = 1.0) -> Callable[[_DrawingState, float], None]:
    def put(state: _DrawingState, value: float) -> None:
        setattr(state, name, value * scale)

    return put


_SETTERS: dict[str, Callable[[_DrawingState, float], None]] = {
    "Tc": _setter("spacing"),
    "Tw": _setter("word_spacing"),
    "Tz": _setter("stretch", 0.01),
    "TL": _setter("leading"),
    "Ts": _setter("rise"),
    "Tr": _setter("mode"),
}
