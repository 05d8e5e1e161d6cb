"""A flow: the text of one block, run together over its inline elements.

Rules look at the flow as one string, so that quotation marks pair over ``<em>`` and an apostrophe
sees the word before it; what they change goes back to the text node that it belongs to.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

#: Replace text[start:end] by the string. Edits never overlap, and an edit takes the place of one
#: character at least: so it is plain to which text node the new signs belong.
Edit = tuple[int, int, str]

#: Addresses and the like, in which nothing is set.
# A point at the end belongs to the sentence.
_ADDRESS = re.compile(
    r"""(?:https?://|ftp://|www\.|doi:|urn:|mailto:|\b10\.\d{4,}/)"""
    r"""(?:[^\s"'<>“”‘’«»…—\u2028\ufffc]|'(?=\w))*[^\s"'<>“”‘’«»…—\u2028\ufffc.,;:!?()\[\]{}]"""
    r"""|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"""
)
_ADDRESS_HINTS = ("://", "www.", "@", "doi:", "urn:", "10.")


@dataclass(frozen=True, slots=True)
class TextSlot:
    """One text node: the ``text`` or the ``tail`` of an element; None for a stand-in that is only read."""

    element: etree._Element | None
    tail: bool = False


class Flow:
    """The text of a block and the slots that it came from."""

    def __init__(self) -> None:
        self.text = ""
        self._pieces: list[str] = []
        self._slots: list[TextSlot] = []
        self._starts: list[int] = []
        self._changed = False

    def add(self, slot: TextSlot, text: str) -> None:
        """Append one text node; ``close`` ends the adding."""
        self._slots.append(slot)
        self._pieces.append(text)

    def close(self) -> None:
        """Make ``text`` of the pieces."""
        start = 0
        for piece in self._pieces:
            self._starts.append(start)
            start += len(piece)
        self.text = "".join(self._pieces)

    def apply(self, edits: list[Edit]) -> None:
        """Carry out edits of ``text``, except inside addresses and stand-ins."""
        if edits:
            self._replace(self._allowed(sorted(edits)))

    def write(self) -> None:
        """Put the text back into the tree."""
        if not self._changed:
            return
        ends = [*self._starts[1:], len(self.text)]
        for slot, start, end in zip(self._slots, self._starts, ends, strict=True):
            if slot.element is None:
                continue
            if slot.tail:
                slot.element.tail = self.text[start:end] or None
            else:
                slot.element.text = self.text[start:end] or None

    def _allowed(self, edits: list[Edit]) -> list[Edit]:
        closed = [(m.start(), m.end()) for m in _addresses(self.text)]
        ends = [*self._starts[1:], len(self.text)]
        closed += [
            (start, end)
            for slot, start, end in zip(self._slots, self._starts, ends, strict=True)
            if slot.element is None and start < end
        ]
        if not closed:
            return edits
        closed.sort()
        starts = [start for start, _ in closed]

        def free(edit: Edit) -> bool:
            place = bisect_right(starts, edit[1] - 1) - 1
            return place < 0 or closed[place][1] <= edit[0]

        return [edit for edit in edits if free(edit)]

    def _replace(self, edits: list[Edit]) -> None:
        pieces: list[str] = []
        starts = self._starts
        moved: list[int] = []
        done = length = slot = 0
        for start, end, new in edits:
            # Slots that begin up to here keep their distance to the end of the edit before.
            while slot < len(starts) and starts[slot] <= start:
                moved.append(length + starts[slot] - done)
                slot += 1
            pieces += (self.text[done:start], new)
            length += start - done + len(new)
            # A slot that begins inside the edit loses its share; the new signs stay in the slot before.
            while slot < len(starts) and starts[slot] < end:
                moved.append(length)
                slot += 1
            done = end
        moved += [length + start - done for start in starts[slot:]]
        pieces.append(self.text[done:])
        self.text, self._starts = "".join(pieces), moved
        self._changed = self._changed or bool(edits)


def _addresses(text: str) -> Iterable[re.Match[str]]:
    return _ADDRESS.finditer(text) if any(hint in text for hint in _ADDRESS_HINTS) else ()
