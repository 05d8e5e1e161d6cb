"""The result of ``fit_picture``: a picture that is ready for screens."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FittedPicture:
    """A picture for screens. ``clear`` says that what is behind it shows through, ``unprofiled`` that its
    printing colours had no profile."""

    data: bytes = field(repr=False)
    media_type: str
    suffix: str
    clear: bool = False
    unprofiled: bool = False
