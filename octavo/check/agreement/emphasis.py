"""The type of a PDF against the e-book: what is in italics or small capitals there looks so here."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from octavo.check.agreement.compare import Difference
from octavo.check.passages import TaggedPassage, TextPart

Look = tuple[str, float, float, int]  # font, size, slant, glyph
Face = tuple[str, float, float]

#: Elements whose words are set in another type than those around them.
_SEEN = frozenset({"b", "cite", "dfn", "em", "i", "smallcaps", "strong", "sub", "sup", "var"})
_LATIN = "LATIN"
#: Letters of one style that are not compared: an initial, a unit.
_LEAST = 2


class _Type:
    """The type of a book: its main face, the one that is usual for passages of each kind, and its glyphs."""

    def __init__(self, pairs: Sequence[tuple[TaggedPassage, TaggedPassage]], looks: Sequence[Look]) -> None:
        self.looks = looks
        faces: dict[tuple[str, frozenset[str]], Counter[Face]] = defaultdict(Counter)
        glyphs: dict[tuple[Face, str], Counter[int]] = defaultdict(Counter)
        for printed, ebook in pairs:
            styled = _styled(ebook)
            for place, number in enumerate(printed.look):
                if not styled[place]:
                    face, glyph = looks[number][:3], looks[number][3]
                    faces[_kind(printed)][face] += printed.text[place].isalpha()
                    glyphs[face, printed.text[place]][glyph] += 1
        self.faces = {kind: counter.most_common(1)[0][0] for kind, counter in faces.items()}
        usual: Counter[Face] = Counter()
        for seen in faces.values():
            usual += seen
        self.main = max(usual, key=usual.__getitem__, default=None)
        self.figures: dict[tuple[str, str], set[int]] = defaultdict(set)
        for (face, sign), counter in glyphs.items():
            if sign.isdigit():
                self.figures[face[0], sign] |= set(counter)
        self.glyphs = {key: counter.most_common(1)[0][0] for key, counter in glyphs.items()}

    def is_plain(self, look: Look, sign: str, face: Face) -> bool:
        """Return True if a sign looks as it does in plain words of a face."""
        return look[:3] == face and self.glyphs.get((face, sign)) == look[3]

    def is_plain_figure(self, look: Look, sign: str, face: Face) -> bool:
        """Return True if a figure is as large as the words of a face, and one that other words have too."""
        return look[1] >= 0.95 * face[1] and look[3] in self.figures.get((look[0], sign), ())


def _kind(passage: TaggedPassage) -> tuple[str, frozenset[str]]:
    return passage.role, passage.around


def _styled(passage: TaggedPassage) -> list[int]:
    """Return for each sign in how many styled parts it stands."""
    depth = [0] * len(passage.text)
    for span in passage.styled:
        for place in range(span.start, min(span.end, len(depth))):
            depth[place] += 1
    return depth


def emphasis(
    pairs: Sequence[tuple[TaggedPassage, TaggedPassage]], looks: Sequence[Look]
) -> Iterator[Difference]:
    """Yield words whose emphasis is lost, and those that have one that the e-book has not."""
    kept = [(printed, ebook) for printed, ebook in pairs if len(printed.look) == len(ebook.text)]
    type_ = _Type(kept, looks)
    seen = _seen_styles(kept, type_)
    capitals = _scripts_with_capitals(kept, type_)
    for printed, ebook in kept:
        depth = _styled(ebook)
        face = _face(printed, depth, type_)
        if face is None:
            continue
        for span in ebook.styled:
            if (
                span.value in _SEEN
                and (span.value != "smallcaps" or not _scripts(ebook, span).isdisjoint(capitals))
                and (face == type_.main or ebook.style in seen)
                and _is_lost(printed, span, depth, face, type_)
            ):
                words = ebook.text[span.start : span.end]
                yield Difference(
                    "pdf-ebook-emphasis",
                    printed.page,
                    f"\u201c{printed.quote()}\u201d has \u201c{words}\u201d in plain type "
                    f"(in the e-book <{span.value}>)",
                    ebook,
                )
        if words := _added(printed, depth, face, type_):
            yield Difference(
                "pdf-ebook-emphasis",
                printed.page,
                f"\u201c{printed.quote()}\u201d has \u201c{words}\u201d in another type, "
                "in the e-book they are plain",
                ebook,
            )
        for (_, mark), marks in zip(printed.calls, printed.call_looks, strict=False):
            if (
                mark.isdecimal()
                and marks
                and all(
                    type_.is_plain_figure(type_.looks[number], sign, face)
                    for number, sign in zip(marks, mark, strict=False)
                )
            ):
                yield Difference(
                    "pdf-ebook-emphasis",
                    printed.page,
                    f"\u201c{printed.quote()}\u201d has the call {mark} in plain figures",
                )


def _seen_styles(pairs: Sequence[tuple[TaggedPassage, TaggedPassage]], type_: _Type) -> set[str]:
    """Return the classes of blocks in which emphasis is seen at all; a design may have it plain in some."""
    found = {""}
    for printed, ebook in pairs:
        depth = _styled(ebook)
        face = _face(printed, depth, type_)
        if ebook.style and face is not None:
            spans = [span for span in ebook.styled if span.value in _SEEN]
            if any(not _is_lost(printed, span, depth, face, type_) for span in spans):
                found.add(ebook.style)
    return found


def _scripts_with_capitals(
    pairs: Sequence[tuple[TaggedPassage, TaggedPassage]], type_: _Type
) -> frozenset[str]:
    """Return the scripts that are set in small capitals where they should be, at least once: few fonts have
    those of others than Latin letters, and then the build has said so."""
    found = {_LATIN}
    for printed, ebook in pairs:
        spans = [span for span in ebook.styled if span.value == "smallcaps"]
        if not spans or all(_scripts(ebook, span) <= found for span in spans):
            continue
        depth = _styled(ebook)
        face = _face(printed, depth, type_)
        if face is not None:
            for span in spans:
                if not _is_lost(printed, span, depth, face, type_):
                    found |= _scripts(ebook, span)
    return frozenset(found)


def _scripts(passage: TaggedPassage, span: TextPart) -> frozenset[str]:
    """Return the scripts of the letters of a part, as Unicode names them."""
    letters = filter(str.isalpha, passage.text[span.start : span.end])
    return frozenset(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)


def _face(printed: TaggedPassage, depth: list[int], type_: _Type) -> Face | None:
    """Return the face of the plain words of a passage, or that of others like it."""
    plain = Counter(
        type_.looks[number][:3]
        for place, number in enumerate(printed.look)
        if not depth[place] and printed.text[place].isalpha()
    )
    face, count = plain.most_common(1)[0] if plain else (None, 0)
    return face if count >= _LEAST else type_.faces.get(_kind(printed))


def _is_lost(printed: TaggedPassage, span: TextPart, depth: list[int], face: Face, type_: _Type) -> bool:
    places = [
        place
        for place in range(span.start, span.end)
        if depth[place] == 1 and printed.text[place].isalnum()
        and (span.value != "smallcaps" or printed.text[place].islower())
    ]  # fmt: skip
    if span.value in ("sub", "sup", "smallcaps"):
        return bool(places) and all(
            type_.is_plain(type_.looks[printed.look[place]], printed.text[place], face) for place in places
        )
    if face[2] or "italic" in face[0].casefold() or "oblique" in face[0].casefold():
        return False  # emphasis within italics may be upright, or not
    return bool(places) and all(type_.looks[printed.look[place]][:3] == face for place in places)


def _added(printed: TaggedPassage, depth: list[int], face: Face, type_: _Type) -> str:
    """Return plain letters that are set in another face, or ""."""
    others = [
        place
        for place, number in enumerate(printed.look)
        if not depth[place] and printed.text[place].isascii() and printed.text[place].isalpha()
        and type_.looks[number][:3] != face
    ]  # fmt: skip
    return "".join(printed.text[place] for place in others[:40]) if len(others) >= _LEAST else ""
