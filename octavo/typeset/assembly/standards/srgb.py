"""The colour space of screens, in which stylesheets give colours, as an ICC profile made on the spot."""

import functools

_VERSION = slice(8, 12)
_DATE = slice(24, 36)
#: ICC 4.2, the version that PDF 1.7 names; the tags of the profile are in all versions 4 alike.
_ICC_4_2 = bytes((4, 0x20, 0, 0))
#: The date that the profile bears, in place of the moment in which it was made: 1 January 2000.
_MADE = b"".join(number.to_bytes(2, "big") for number in (2000, 1, 1, 0, 0, 0))


@functools.cache
def srgb() -> bytes:
    """Return an sRGB profile (IEC 61966-2-1), the same bytes every time."""
    from PIL import ImageCms  # here, since few files need it

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_VERSION], profile[_DATE] = _ICC_4_2, _MADE
    return bytes(profile)
