"""Pictures as JPEG files that every reader can show."""

import io

from PIL import Image

_QUALITY = 88


def encode(image: Image.Image) -> bytes:
    """Return a picture as a JPEG without metadata but for its colour profile; same pixels, same bytes."""
    target = io.BytesIO()
    profile = image.info.get("icc_profile")
    image.save(target, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, icc_profile=profile)
    return target.getvalue()
