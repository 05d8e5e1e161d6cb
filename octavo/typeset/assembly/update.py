"""Objects added behind the end of a finished PDF: an incremental update (ISO 32000-1, 7.5.6).

The library keeps an object in some two kilobytes of memory. For the many small ones of a structure tree, text
that is packed into object streams (7.5.7) as soon as a stream is full does as well.
"""

import hashlib
import io
import re
import zlib
from itertools import chain
from struct import Struct

from pikepdf import Name, Pdf, String

#: Objects in an object stream. Readers unpack a whole stream for any object in it.
_PACKED = 200
#: An entry of a cross-reference stream: its type and two numbers (7.5.8.3).
_ENTRY = Struct(">BIH")
_STREAM, _IN_STREAM = 1, 2
_PLACE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


class Update:
    """New objects for a PDF that was written with a cross-reference stream, as text in PDF syntax.

    ``saved`` is changed by ``finish`` only. Objects get numbers from ``new``, in any order before ``put``.
    """

    def __init__(self, saved: io.BytesIO) -> None:
        self._file = saved
        with Pdf.open(saved) as pdf:
            self.pages = [page.obj.objgen[0] for page in pdf.pages]
            self._annotations = [
                [annotation.objgen[0] for annotation in page.obj.get("/Annots", ())] for page in pdf.pages
            ]
            self.structure_root = pdf.Root.StructTreeRoot.objgen[0]
            self._trailer = {
                key: f"{pdf.trailer[key].objgen[0]} 0 R" for key in ("/Root", "/Info") if key in pdf.trailer
            }
            self._ids = [bytes(part) for part in pdf.trailer.ID]
            self._size = int(pdf.trailer.Size)
        saved.seek(0, io.SEEK_END)
        self._end = saved.tell()
        self._digest = hashlib.md5(self._ids[0], usedforsecurity=False)
        self._waiting: list[tuple[int, bytes]] = []
        self._written: list[bytes] = []
        self._entries: dict[int, bytes] = {}

    def annotation(self, page: int, index: int) -> int:
        """Return the number of an annotation of a page."""
        return self._annotations[page][index]

    def new(self) -> int:
        """Return the number of a new object."""
        self._size += 1
        return self._size - 1

    def put(self, number: int, text: str) -> None:
        """Give an object its content, without references to generations other than 0."""
        self._waiting.append((number, text.encode("latin-1")))
        if len(self._waiting) == _PACKED:
            self._pack()

    def finish(self) -> None:
        """Write all that is new behind the end of the file."""
        if self._waiting:
            self._pack()
        self._cross_references()
        self._file.seek(0, io.SEEK_END)
        for part in self._written:
            self._file.write(part)

    def _pack(self) -> None:
        """Write the waiting objects as an object stream."""
        stream = self.new()
        header, offset = [], 0
        for index, (number, text) in enumerate(self._waiting):
            header.append(f"{number} {offset}")
            offset += len(text) + 1
            self._entries[number] = _ENTRY.pack(_IN_STREAM, stream, index)
        first = (" ".join(header) + "\n").encode()
        content = first + b"\n".join(text for _, text in self._waiting)
        about = f"/Type /ObjStm /N {len(self._waiting)} /First {len(first)}"
        self._entries[stream] = _ENTRY.pack(_STREAM, self._end, 0)
        self._stream(stream, about, content)
        self._waiting = []

    def _stream(self, number: int, about: str, content: bytes) -> None:
        self._digest.update(content)
        packed = zlib.compress(content)
        head = f"{number} 0 obj\n<< {about} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        part = head.encode("latin-1") + packed + b"\nendstream\nendobj\n"
        self._written.append(part)
        self._end += len(part)

    def _cross_references(self) -> None:
        """Write the cross-reference stream, which is the trailer as well, and its offset."""
        view = self._file.getbuffer()
        place = _PLACE.search(view[-64:])
        del view
        assert place is not None, "the file has no end"
        start, number = self._end, self.new()
        self._entries[number] = _ENTRY.pack(_STREAM, start, 0)
        numbers = sorted(self._entries)
        ids = (self._ids[0], self._digest.digest())
        about = {
            "/Type": "/XRef",
            **self._trailer,
            "/Prev": place[1].decode(),
            "/Size": str(self._size),
            "/ID": f"[{' '.join(f'<{part.hex()}>' for part in ids)}]",
            "/W": "[1 4 2]",
            "/Index": f"[{' '.join(str(part) for part in chain(*_runs(numbers)))}]",
            "/DecodeParms": f"<< /Columns {_ENTRY.size} /Predictor 12 >>",
        }
        rows = b"".join(self._entries[number] for number in numbers)
        text = " ".join(f"{key} {value}" for key, value in about.items())
        self._stream(number, text, _differences(rows, _ENTRY.size))
        self._written.append(f"startxref\n{start}\n%%EOF\n".encode())


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the first of each run of numbers that follow one another, and how many they are."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        first, count = runs[-1] if runs else (number, 0)
        if runs and number == first + count:
            runs[-1] = first, count + 1
        else:
            runs.append((number, 1))
    return runs


def _differences(rows: bytes, width: int) -> bytes:
    """Return rows of bytes, each as its difference to the one above: PNG's predictor Up (ISO 15948, 9.2)."""
    count = len(rows) // width
    found = bytearray((width + 1) * count)
    found[:: width + 1] = b"\2" * count
    for column in range(width):
        values = rows[column::width]
        found[column + 1 :: width + 1] = bytes(
            (value - above) & 255 for value, above in zip(values, b"\0" + values, strict=False)
        )
    return bytes(found)


def name_text(text: str) -> str:
    """Return a name in PDF syntax."""
    return Name(f"/{text}").unparse().decode("latin-1")


def string_text(text: str) -> str:
    """Return a text string in PDF syntax."""
    return String(text).unparse().decode("latin-1")
