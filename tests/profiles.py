"""ICC profiles of presses that do not exist, made by hand: small, and valid by ISO 15076-1 (version 2)."""

import struct
from itertools import product

#: Points on each side of the grids from Lab to inks, and from inks to Lab.
_FINE, _COARSE = 9, 2


def press_profile(space: str = "CMYK", kind: str = "prtr") -> bytes:
    """The profile of a press without dot gain, for "CMYK", "RGB" or "GRAY". Its black is three inks."""
    parts = {"CMYK": 4, "RGB ": 3, "GRAY": 1}[space.ljust(4)]
    if parts == 1:
        tags = {b"kTRC": b"curv" + bytes(4) + struct.pack(">IH", 1, 0x0200)}
    else:
        tags = {b"A2B0": _to_lab(parts), b"B2A0": _from_lab(parts)}
    white = b"XYZ " + bytes(4) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    tags |= {b"desc": _description("A press"), b"cprt": b"text" + bytes(4) + b"none\0", b"wtpt": white}
    return _profile(space.ljust(4).encode(), kind.encode(), tags)


def _profile(space: bytes, kind: bytes, tags: dict[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    table, data = b"", b""
    for name, content in tags.items():
        table += struct.pack(">4sII", name, start + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    header = struct.pack(
        ">I4s4s4s4s4s", start + len(data), bytes(4), bytes((2, 0x40, 0, 0)), kind, space, b"Lab "
    )
    header += struct.pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp")
    header = header.ljust(68, b"\0") + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


def _description(text: str) -> bytes:
    plain = text.encode() + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)


def _table(inputs: int, outputs: int, grid: int, values: bytes) -> bytes:
    """A table of type lut8 whose curves are straight."""
    matrix = struct.pack(">9i", *(0x10000 if place % 4 == 0 else 0 for place in range(9)))
    head = b"mft1" + bytes(4) + bytes((inputs, outputs, grid, 0)) + matrix
    return head + bytes(range(256)) * inputs + values + bytes(range(256)) * outputs


def _to_lab(parts: int) -> bytes:
    values = bytearray()
    for inks in product((0.0, 1.0), repeat=parts):
        red, green, blue = inks[:3] if parts == 3 else ((1 - ink) * (1 - inks[3]) for ink in inks[:3])
        values += bytes(_lab(red, green, blue))
    return _table(parts, 3, _COARSE, bytes(values))


def _from_lab(parts: int) -> bytes:
    values = bytearray()
    for place in product(range(_FINE), repeat=3):
        light, a, b = (255 * step / (_FINE - 1) for step in place)
        colour = _rgb(light / 2.55, a - 128, b - 128)
        inks = colour if parts == 3 else (*(1 - part for part in colour), 0.0)
        values += bytes(round(255 * ink) for ink in inks)
    return _table(3, parts, _FINE, bytes(values))


def _lab(red: float, green: float, blue: float) -> tuple[int, int, int]:
    """A colour of linear RGB in the eight bits of Lab (D50)."""
    x = (0.4361 * red + 0.3851 * green + 0.1431 * blue) / 0.9642
    y = 0.2225 * red + 0.7169 * green + 0.0606 * blue
    z = (0.0139 * red + 0.0971 * green + 0.7141 * blue) / 0.8249
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    values = (2.55 * (116 * fy - 16), 500 * (fx - fy) + 128, 200 * (fy - fz) + 128)
    light, a, b = (min(max(round(value), 0), 255) for value in values)
    return light, a, b


def _rgb(light: float, a: float, b: float) -> tuple[float, ...]:
    """A colour of Lab (D50) in linear RGB, cut to what there is."""
    fy = (light + 16) / 116
    x, y, z = (
        part * (t**3 if t > 6 / 29 else (t - 16 / 116) / 7.787)
        for part, t in ((0.9642, fy + a / 500), (1.0, fy), (0.8249, fy - b / 200))
    )
    colour = (
        3.1339 * x - 1.6169 * y - 0.4906 * z,
        -0.9788 * x + 1.9161 * y + 0.0335 * z,
        0.0719 * x - 0.2290 * y + 1.4052 * z,
    )
    return tuple(min(max(part, 0.0), 1.0) for part in colour)
