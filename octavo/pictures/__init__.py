"""Pictures of kinds that neither e-readers nor the typesetter show, made into some that both do.

It knows no stage: the source stage asks it if a file can be used, the others have it converted. What draws
and decodes is loaded when a book needs it.
"""

from octavo.pictures.conversion import CONVERTED, Sharpness, convert, fault_of
from octavo.pictures.converted import ConvertedPicture, UnusablePictureError
from octavo.pictures.kinds import HEAD, kind_of

__all__ = [
    "CONVERTED",
    "HEAD",
    "ConvertedPicture",
    "Sharpness",
    "UnusablePictureError",
    "convert",
    "fault_of",
    "kind_of",
]
