"""Pictures that WeasyPrint has read, named by what they hold."""

from hashlib import blake2b
from typing import Any

from weasyprint.images import RasterImage


class Pictures(dict[str, Any]):
    """The cache of pictures of one document, to be given to ``weasyprint.HTML.render``.

    WeasyPrint names a picture in the PDF by a digest of its URL, and so by the folder in which the book lies:
    the same book would have other bytes elsewhere. Here a digest of the picture's bytes is its name.
    """

    def __setitem__(self, url: str, picture: Any) -> None:
        """Keep a picture, or what belongs to one."""
        if isinstance(picture, RasterImage):
            picture.id = blake2b(picture.image_data.data, digest_size=16).hexdigest()
        super().__setitem__(url, picture)
