"""ICC profiles (ISO 15076-1) that a publisher gives for the press, checked before anything trusts them."""

import io
import struct

from octavo.core.plain_words import plainly

#: The largest profile, in bytes. Those of presses have one to three megabytes.
LIMIT = 16 * 1024 * 1024
_HEADER = 128
_MOST_TAGS = 200
#: Data colour spaces of output profiles, as the header has them -> number of components.
COMPONENTS = {"CMYK": 4, "GRAY": 1, "RGB": 3}


def colour_space(profile: bytes) -> str:
    """Return the colour space of a profile's data, from its header: "CMYK", "GRAY", "RGB" or another."""
    return profile[16:20].decode("latin-1").strip()


def profile_fault(profile: bytes) -> str | None:
    """Return what is wrong with a profile of a press, or None if it is good to use.

    It must be whole, of the class "output" (prtr), and give colours in CMYK, grey or RGB.
    """
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return "is not an ICC profile"
    size, version = struct.unpack_from(">I", profile)[0], profile[8]
    if size != len(profile):
        return f"is not whole: it says that it has {size} bytes, and has {len(profile)}"
    if version not in (2, 4):
        return f"is of ICC version {version}; a PDF takes those of versions 2 and 4"
    kind = profile[12:16].decode("latin-1")
    if kind != "prtr":
        return f"is of the class `{_shown(kind)}` and not `prtr`, a profile of a press"
    if colour_space(profile) not in COMPONENTS:
        return f"is for colours in {_shown(colour_space(profile))}, not in CMYK, grey or RGB"
    return _tags_fault(profile) or _use_fault(profile)


def _shown(text: str) -> str:
    return "".join(character if character.isascii() and character.isalnum() else "?" for character in text)


def _tags_fault(profile: bytes) -> str | None:
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    if not 0 < count <= _MOST_TAGS or len(profile) < _HEADER + 4 + 12 * count:
        return "is damaged: its table of tags does not end"
    table = profile[_HEADER + 4 : _HEADER + 4 + 12 * count]
    for _, start, size in struct.iter_unpack(">4sII", table):
        if start < _HEADER or start + size > len(profile):
            return "is damaged: a tag leads out of the file"
    return None


def _use_fault(profile: bytes) -> str | None:
    """Return why the colour engine can't turn colours of the screen into those of the profile, or None if
    it can."""
    from PIL import ImageCms  # here, since only books with a profile need it

    mode = {"CMYK": "CMYK", "GRAY": "L", "RGB": "RGB"}[colour_space(profile)]
    try:
        target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), target, "RGB", mode, intent, flags)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError) as error:
        return f"cannot be used by the colour engine ({plainly(error)})"
    return None
