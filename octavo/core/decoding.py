"""The text in the bytes of a file: its encoding, its ends of lines, and characters that no book may hold.

Files are UTF-8, or UTF-16 if a byte-order mark says so. Another encoding is read only if the book or the file
names it: which one is meant can be guessed, but not known.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from octavo.core.diagnostics import Diagnostics, Span

#: Characters that XML 1.0 (section 2.2) does not allow: NUL above all, and halves of characters, which YAML
#: and JSON can write.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Encodings of text that may be named, as Python names them.
_KNOWN = re.compile(
    r"(cp|windows-?)(125[0-8]|437|85[0257]|86[0-6]|874|932|949|950)|iso-?8859-?\d\d?|latin-?\d\d?|koi8-[rtu]"
    r"|mac-?(roman|latin2|cyrillic|greek|turkish|iceland|centeuro)?|macintosh|gb2312|gbk|gb18030|big5(-?hkscs)?"
    r"|shift[_-]?jis|euc-?(jp|kr)|tis-?620|utf-?8|utf-?16(-?[bl]e)?|ascii|us-ascii",
    re.IGNORECASE,
)
#: In front matter: `encoding: latin-1`.
_DECLARED = re.compile(
    rb"encoding[ \t]*:[ \t]*[\"']?([A-Za-z0-9_-]{1,20})[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE
)
_HEAD = 4096  # bytes in which front matter is looked for
#: What browsers take for ISO 8859-1 and ASCII too (WHATWG Encoding Standard, 4.2).
_WINDOWS = frozenset({"iso8859-1", "ascii"})
# The letters of alphabets with the marks that stand over and under them, and the parts of Korean syllables.
_COMPOSABLE = re.compile(
    "[^\\W\\d_][\u0300-\u036f\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
#: Characters that end a line or a page elsewhere, and controls of Latin-1 that Windows has other signs for.
_ODD = re.compile("[\x0b\x0c\x80-\x9f\u2028\u2029]")
_SPACES = frozenset("\x0b\x0c\u2028\u2029")


def known_encoding(name: str) -> str | None:
    """Return Python's name for an encoding of text that a book may name, or None if it is none of them."""
    if not _KNOWN.fullmatch(name):
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return "cp1252" if found in _WINDOWS else found


def decode(data: bytes, file: str, diagnostics: Diagnostics, encoding: str | None = None) -> str | None:
    """Return the bytes of a file as text with "\\n" at the ends of lines, or None for bad bytes.

    ``encoding`` is that of files that are not UTF-8, if the book names one; front matter goes before it. Bad
    bytes are reported; their column counts bytes from 1. Byte-order marks are taken away, letters and the
    marks that belong to them made one character, and characters reported that are read as others.
    """
    text = _decoded(data, file, diagnostics, encoding)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _composed(_read_odd(text.replace("\ufeff", ""), file, diagnostics))
    return None if _forbidden(text, file, diagnostics) else text


def encoding_of(data: bytes, encoding: str | None = None) -> tuple[bytes, str] | None:
    """Return the byte-order mark of a file and the encoding of what follows; None for bad bytes."""
    for order, wide in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(order) and len(data) % 2 == 0:
            return order, wide
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    for name in ("utf-8", _named(data) or encoding or "utf-8"):
        try:
            data.removeprefix(mark).decode(name)
        except UnicodeDecodeError:
            continue
        return mark, name
    return None


def composed_lengths(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text as a file has it: how many signs each has there, and how many when it is
    read, where letters and their marks are one sign and byte-order marks are none."""
    done = 0
    for found in _COMPOSABLE.finditer(text):
        yield from ((1, int(sign != "\ufeff")) for sign in text[done : found.start()])
        yield len(found[0]), len(unicodedata.normalize("NFC", found[0]))
        done = found.end()
    yield from ((1, int(sign != "\ufeff")) for sign in text[done:])


def _decoded(data: bytes, file: str, diagnostics: Diagnostics, encoding: str | None) -> str | None:
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and len(data) % 2 == 0:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            pass  # it is reported as what it is not: UTF-8
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        named = _named(data) or encoding
        if named is None:
            _report(data, file, problem, "UTF-8", diagnostics)
            return None
    try:
        return data.decode(named)
    except UnicodeDecodeError as problem:
        _report(data, file, problem, named, diagnostics)
        return None


def _named(data: bytes) -> str | None:
    """Return the encoding that the front matter of a file names, or None."""
    head = re.match(rb"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)", data[:_HEAD], re.DOTALL | re.MULTILINE)
    found = _DECLARED.search(head[1]) if head else None
    return known_encoding(found[1].decode("ascii")) if found else None


def _report(data: bytes, file: str, problem: UnicodeDecodeError, name: str, diagnostics: Diagnostics) -> None:
    byte = data[problem.start : problem.start + 1]
    hint = "save the file in your editor with the encoding UTF-8"
    if name == "UTF-8":
        hint += ", or name its encoding in book.yaml or in its front matter: `encoding: windows-1252`"
    diagnostics.error(
        "utf8-invalid",
        Span(
            file, data.count(b"\n", 0, problem.start) + 1, problem.start - data.rfind(b"\n", 0, problem.start)
        ),
        f"byte 0x{byte[0]:02X} is not {name}{_meant(byte) if name == 'UTF-8' else ''}",
        hint,
    )


def _meant(byte: bytes) -> str:
    try:
        return f" (in Windows-1252 it would be `{byte.decode('cp1252')}`)"
    except UnicodeDecodeError:
        return ""


def _composed(text: str) -> str:
    """Return a text with letters and their marks as one character, if there is one; fonts and searches know
    that. Other characters stay as they are, and do not become those that count as the same."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return _COMPOSABLE.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def _read_odd(text: str, file: str, diagnostics: Diagnostics) -> str:
    """Return a text with spaces for ends of pages and lines of other kinds, and the signs of Windows for the
    controls that stand in their places; each kind is told once."""
    found = list(_ODD.finditer(text)) if _ODD.search(text) else []
    for spaces in (True, False):
        some = [match for match in found if (match[0] in _SPACES) is spaces]
        if some:
            _tell(text, file, [match.start() for match in some], spaces, diagnostics)
    return _ODD.sub(lambda match: _sign(match[0]), text) if found else text


def _sign(character: str) -> str:
    if character in _SPACES:
        return " "
    return bytes([ord(character)]).decode("cp1252", errors="replace")


def _tell(text: str, file: str, places: list[int], spaces: bool, diagnostics: Diagnostics) -> None:
    kinds = dict.fromkeys(text[place] for place in places)
    names = ", ".join(
        f"U+{ord(one):04X}" if spaces else f"U+{ord(one):04X} (`{_sign(one)}`)" for one in list(kinds)[:4]
    )
    line = text.count("\n", 0, places[0]) + 1
    span = Span(file, line, places[0] - text.rfind("\n", 0, places[0]))
    more = f"{len(places):,} times " if len(places) > 1 else ""
    if spaces:
        diagnostics.note(
            "character-read-as",
            span,
            f"{names}, elsewhere the end of a line or page, stands {more}in the file, and is read as a space",
            "write an empty line, a backslash at the end of a line, or nothing",
        )
    else:
        diagnostics.warning(
            "character-read-as",
            span,
            f"control characters stand {more}in the file, and are read as Windows-1252 has them: {names}",
            "the file was once saved in a wrong encoding; look at the signs, and write those that are meant",
        )


def _forbidden(text: str, file: str, diagnostics: Diagnostics) -> bool:
    found = FORBIDDEN.search(text)
    if found is None:
        return False
    start = found.start()
    name = "a NUL byte" if found[0] == "\0" else f"the control character U+{ord(found[0]):04X}"
    diagnostics.error(
        "control-character",
        Span(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)),
        f"the file holds {name}, which no e-book may hold",
        "delete the character; if the file is full of them, save it again as UTF-8 text",
    )
    return True
