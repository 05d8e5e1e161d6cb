"""Ways to spoil a file: by its bytes, its lines, its signs, or the values that it holds."""

from collections.abc import Callable, Mapping
from random import Random

from fuzz.hostile.data import VALUES, spoil_values
from fuzz.hostile.trees import TREES, spoil_tree
from fuzz.hostile.values import CHARACTERS, DELIMITERS, NUMBERS, hostile_text, nested

#: No file is made larger than so many bytes: how long large ones take is measured elsewhere.
MOST = 60_000

Spoiler = Callable[[bytes, bytes, Random], bytes]


def _flip(data: bytes, _: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _at in range(random.choice((1, 1, 2, 5, 40))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _set_bytes(data: bytes, _: bytes, random: Random) -> bytes:
    """Put numbers at their ends into a few bytes beside each other, as lengths in headers are."""
    at = random.randrange(min(len(data), random.choice((16, 64, 100_000))) + 1)
    new = random.choice(
        (
            b"\0" * 4,
            b"\xff" * 4,
            b"\x7f\xff\xff\xff",
            b"\x80\0\0\0",
            b"\xff\xfe",
            b"\0\x01",
            b"\xc3",
            b"\xed\xa0\x80",
        )
    )
    return data[:at] + new + data[at + len(new) :]


def _cut(data: bytes, _: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _behead(data: bytes, _: bytes, random: Random) -> bytes:
    return data[random.randrange(len(data) + 1) :]


def _drop(data: bytes, _: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 2, 10, 100)) :]


def _double(data: bytes, _: bytes, random: Random) -> bytes:
    begin, end = sorted((random.randrange(len(data) + 1), random.randrange(len(data) + 1)))
    return data[:end] + data[begin:end] * random.choice((1, 1, 2, 20)) + data[end:]


def _splice(data: bytes, other: bytes, random: Random) -> bytes:
    at, there = random.randrange(len(data) + 1), random.randrange(len(other) + 1)
    end = there + random.choice((20, 200, 2000, MOST))
    return data[:at] + other[there:end] + data[random.randrange(at, len(data) + 1) :]


def _swap_whole(_: bytes, other: bytes, __: Random) -> bytes:
    return other


def _empty(_: bytes, __: bytes, random: Random) -> bytes:
    return random.choice(
        (
            b"",
            b"\n",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\0",
            b" ",
            b"\r",
            b"---\n",
            b"---\n---\n",
            b"[]",
            b"{}",
            b"null",
            b"\xe2\x80\xa8",
        )
    )


def _encode(data: bytes, _: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    coding = random.choice(
        ("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "cp037", "utf-7", "shift_jis")
    )
    return text.encode(coding, "replace")


def _mark(data: bytes, _: bytes, random: Random) -> bytes:
    return random.choice((b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2, b"\xff\xfe", b"\xfe\xff", b"\0")) + data


def _line_ends(data: bytes, _: bytes, random: Random) -> bytes:
    return data.replace(
        b"\n",
        random.choice(
            (b"\r\n", b"\r", b"\n\n", b"", b" ", b"\n\r", b"\xe2\x80\xa8", b"\x0c\n", b"\\\n", b"  \n")
        ),
    )


BYTES: Mapping[str, Spoiler] = {
    "bits flipped": _flip,
    "bytes set": _set_bytes,
    "cut off": _cut,
    "beheaded": _behead,
    "bytes dropped": _drop,
    "passage doubled": _double,
    "spliced": _splice,
    "another file": _swap_whole,
    "emptied": _empty,
    "encoded": _encode,
    "byte-order mark": _mark,
    "line ends": _line_ends,
}


def _on_lines(change: Callable[[list[str], Random], list[str]]) -> Spoiler:
    def spoil(data: bytes, _: bytes, random: Random) -> bytes:
        lines = data.decode("utf-8", "surrogateescape").split("\n")
        return "\n".join(change(lines, random)).encode("utf-8", "surrogateescape")

    return spoil


def _shuffle(lines: list[str], random: Random) -> list[str]:
    begin, end = sorted((random.randrange(len(lines) + 1), random.randrange(len(lines) + 1)))
    some = lines[begin:end]
    random.shuffle(some)
    return [*lines[:begin], *some, *lines[end:]]


def _repeat_line(lines: list[str], random: Random) -> list[str]:
    at = random.randrange(len(lines))
    return [*lines[:at], *[lines[at]] * random.choice((2, 3, 50)), *lines[at + 1 :]]


def _drop_lines(lines: list[str], random: Random) -> list[str]:
    at = random.randrange(len(lines))
    return [*lines[:at], *lines[at + random.choice((1, 1, 2, 5)) :]]


def _indent(lines: list[str], random: Random) -> list[str]:
    at, by = (
        random.randrange(len(lines)),
        random.choice((" ", "  ", "    ", "\t", "> ", "- ", "| ", ": ", "1. ", " " * 200)),
    )
    end = at + random.choice((1, 1, 3, len(lines)))
    return [*lines[:at], *(by + line for line in lines[at:end]), *lines[end:]]


def _dedent(lines: list[str], random: Random) -> list[str]:
    at = random.randrange(len(lines))
    end = at + random.choice((1, 3, len(lines)))
    return [*lines[:at], *(line.lstrip() for line in lines[at:end]), *lines[end:]]


def _join(lines: list[str], random: Random) -> list[str]:
    at = random.randrange(len(lines))
    end = at + random.choice((2, 2, 4, len(lines)))
    return [*lines[:at], random.choice(("", " ", "\t")).join(lines[at:end]), *lines[end:]]


LINES: Mapping[str, Spoiler] = {
    "lines shuffled": _on_lines(_shuffle),
    "line repeated": _on_lines(_repeat_line),
    "lines dropped": _on_lines(_drop_lines),
    "lines indented": _on_lines(_indent),
    "indents dropped": _on_lines(_dedent),
    "lines joined": _on_lines(_join),
}


def _on_text(change: Callable[[str, Random], str]) -> Spoiler:
    def spoil(data: bytes, _: bytes, random: Random) -> bytes:
        changed = change(data.decode("utf-8", "surrogateescape"), random)
        return changed.encode("utf-8", "surrogatepass" if "\ud800" in changed else "surrogateescape")

    return spoil


def _insert(text: str, random: Random) -> str:
    for _ in range(random.choice((1, 1, 1, 3, 10))):
        at = random.randrange(len(text) + 1)
        text = text[:at] + hostile_text(random) + text[at:]
    return text


def _insert_sign(text: str, random: Random) -> str:
    signs = random.choice((DELIMITERS, CHARACTERS))
    for _ in range(random.choice((1, 2, 5, 30))):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(signs) + text[at:]
    return text


def _places(text: str, wanted: Callable[[str], bool]) -> list[int]:
    return [at for at, sign in enumerate(text) if wanted(sign)]


def _is_sign(sign: str) -> bool:
    return not sign.isalnum() and not sign.isspace()


def _drop_sign(text: str, random: Random) -> str:
    for _ in range(random.choice((1, 1, 3))):
        places = _places(text, _is_sign)
        if places:
            at = random.choice(places)
            text = text[:at] + text[at + 1 :]
    return text


def _swap_sign(text: str, random: Random) -> str:
    places = _places(text, _is_sign)
    if not places:
        return text
    at = random.choice(places)
    return text[:at] + random.choice(DELIMITERS) + text[at + 1 :]


def _repeat_sign(text: str, random: Random) -> str:
    places = _places(text, _is_sign)
    if not places:
        return text
    at = random.choice(places)
    return text[:at] + text[at] * random.choice((2, 3, 4, 100, 1000)) + text[at + 1 :]


def _words(text: str, random: Random) -> str:
    """Exchange two words, or put what no word is in the place of one."""
    parts = text.split(" ")
    one, two = random.randrange(len(parts)), random.randrange(len(parts))
    if random.random() < 0.5:
        parts[one], parts[two] = parts[two], parts[one]
    else:
        parts[one] = hostile_text(random)
    return " ".join(parts)


def _numbers(text: str, random: Random) -> str:
    places = _places(text, str.isdigit)
    if not places:
        return text
    at = end = random.choice(places)
    while end < len(text) and text[end].isdigit():
        end += 1
    return text[:at] + random.choice(NUMBERS) + text[end:]


def _nest(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(("", "\n\n")) + nested(random) + random.choice(("", "\n\n")) + text[at:]


def _deep_brackets(text: str, random: Random) -> str:
    """Put a passage into what it stands in, over and over."""
    begin, end = sorted((random.randrange(len(text) + 1), random.randrange(len(text) + 1)))
    end = min(end, begin + 60)
    return text[:begin] + text[begin:end] * random.choice((2, 10, 100, 300)) + text[begin:]


SIGNS: Mapping[str, Spoiler] = {
    "text inserted": _on_text(_insert),
    "signs inserted": _on_text(_insert_sign),
    "signs dropped": _on_text(_drop_sign),
    "sign exchanged": _on_text(_swap_sign),
    "sign repeated": _on_text(_repeat_sign),
    "words exchanged": _on_text(_words),
    "number at its end": _on_text(_numbers),
    "nested": _on_text(_nest),
    "passage repeated": _on_text(_deep_brackets),
}


def _on_tree(way: str) -> Spoiler:
    return lambda data, _, random: spoil_tree(way, data, random)


def _on_data(way: str) -> Spoiler:
    return lambda data, _, random: spoil_values(way, data, random)


#: What is done to files of a kind, by the end of their name; pictures and fonts have bytes alone.
_TEXT: Mapping[str, Spoiler] = {**BYTES, **LINES, **SIGNS}
_DATA: Mapping[str, Spoiler] = {**_TEXT, **{way: _on_data(way) for way in VALUES}}
_MARKUP: Mapping[str, Spoiler] = {**_TEXT, **{way: _on_tree(way) for way in TREES}}
_OF_KIND: Mapping[str, Mapping[str, Spoiler]] = {
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "tif", "webp", "ttf", "otf", "woff", "icc", "pdf"), BYTES),
    **dict.fromkeys(("yaml", "yml", "json", "ipynb"), _DATA),
    **dict.fromkeys(("svg", "csl", "xml", "xhtml"), _MARKUP),
}
#: The share of files of data and of XML that are spoiled in what they hold, not in how they are written.
_INSIDE = 0.6


def spoilers(name: str) -> Mapping[str, Spoiler]:
    """Return the ways to spoil a file of a name."""
    return _OF_KIND.get(name.rpartition(".")[2].lower(), _TEXT)


def spoil(name: str, data: bytes, other: bytes, random: Random) -> tuple[str, bytes]:
    """Return a file that is spoiled in a way that is chosen by chance, and the name of that way."""
    ways = spoilers(name)
    # Types and keys are what files of data are mostly wrong in.
    inner = [*VALUES] if ways is _DATA else [*TREES] if ways is _MARKUP else []
    way = random.choice(sorted(inner if inner and random.random() < _INSIDE else ways))
    return way, ways[way](data, other, random)[:MOST]
