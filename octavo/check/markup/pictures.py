"""Pictures: each is the picture that the source names, with its own alternative text."""

import io
import posixpath
from collections.abc import Callable, Iterator, Sequence

from PIL import Image, ImageStat

from octavo.check.audit.blocks import ReadDocument
from octavo.check.audit.facts import SourcePicture
from octavo.check.audit.svg import drawn_shapes
from octavo.check.documents.parsed import Reference
from octavo.check.findings import Spot
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic, FilePlace, Span

#: Two pictures are compared in this many squares a side.
_SQUARES = 16
#: How far squares may differ on average, of 255: a picture that is made smaller, or packed more tightly.
_FAR = 8.0
#: How far one square may differ.
_FAR_SQUARE = 24
_FAR_INKS = 60.0
#: How far the proportions may differ.
_PROPORTION = 0.03


def check_pictures(
    documents: Sequence[ReadDocument], pictures: Sequence[SourcePicture], read: Callable[[str], bytes | None]
) -> Iterator[Diagnostic]:
    """Yield a fault for each picture of the source that is not shown with its own text; ``read`` gives the
    files of the e-book."""
    shown: dict[str, list[tuple[str, str]]] = {}
    for document in documents:
        for image in document.root.iter("{*}img"):
            address = Reference(document.name, image, image.get("src") or "", True).resolve()[0]
            shown.setdefault(squash(image.get("alt") or ""), []).append((document.name, address))
    seen: dict[tuple[str, str], bool] = {}
    for picture in pictures:
        wanted = squash(picture.alt or picture.caption)
        places = shown.get(wanted, ())
        if not wanted or not places:
            continue  # words that are lost are told elsewhere
        same = False
        for _, address in places:
            key = picture.path, address
            if key not in seen:
                seen[key] = is_same_picture(picture, address, read(address))
            same = same or seen[key]
        if not same:
            said = f"{places[0][1]} in {places[0][0]} is not the picture {picture.path}"
            spot = Spot(FilePlace(document=places[0][0]), Span(picture.file, picture.line))
            yield spot.fault("markup-picture", said)


def is_same_picture(picture: SourcePicture, address: str, theirs: bytes | None) -> bool:
    """Return True if a file of the e-book shows the picture, though it may be smaller, or of another kind."""
    ours = picture.data
    if theirs is None or ours == theirs:
        return theirs is not None
    drawn = b"<svg" in ours[:2000], b"<svg" in theirs[:2000]
    if all(drawn):
        return drawn_shapes(ours) == drawn_shapes(theirs)
    if any(drawn):  # a drawing that was made a picture
        stems = (posixpath.basename(name).partition(".")[0] for name in (picture.path, address))
        return len(set(stems)) == 1
    try:
        with Image.open(io.BytesIO(ours)) as one, Image.open(io.BytesIO(theirs)) as other:
            if abs(one.width * other.height / (one.height * other.width) - 1) > _PROPORTION:
                return False
            return are_alike(one, other)
    except (OSError, ValueError, Image.DecompressionBombError):
        return True  # what cannot be read is told by the checks of files


def are_alike(one: Image.Image, other: Image.Image) -> bool:
    """Return True if two pictures of one shape show the same."""
    inks = "CMYK" in (one.mode, other.mode)  # colours are others on a screen
    far, most = _distance(one, other)
    return far <= _FAR_INKS if inks else far <= _FAR and most <= _FAR_SQUARE


def _distance(one: Image.Image, other: Image.Image) -> tuple[float, int]:
    """Return how far two pictures differ in their squares, on average and at most."""
    size = (_SQUARES, _SQUARES)
    found: list[bytes] = []
    for picture in (one, other):
        picture.draft("L", (256, 256))
        gray = picture.convert("RGBA")
        paper = Image.new("RGBA", gray.size, "white")
        paper.alpha_composite(gray)
        found.append(paper.convert("L").resize(size, Image.Resampling.BOX).tobytes())
    far = [abs(a - b) for a, b in zip(*found, strict=True)]
    return sum(far) / len(far), max(far)


def is_blank(data: bytes) -> bool:
    """Return True if a picture shows nothing but one colour."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            small = picture.convert("L").resize((64, 64))
            return max(ImageStat.Stat(small).stddev) < 1
    except (OSError, ValueError, Image.DecompressionBombError):
        return False
