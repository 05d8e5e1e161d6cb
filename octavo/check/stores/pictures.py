"""Rules of the stores for pictures and the cover."""

from collections.abc import Iterator

from octavo.check.documents.parsed import Reference
from octavo.check.findings import WHOLE
from octavo.check.stores.book import Rule, StoreBook
from octavo.core.diagnostics import Diagnostic

_BEST = (1_600, 2_560)  # pixels of a cover, width and height
_SMALLEST_PHOTOGRAPH = (300, 400)
_MOST_DRAWINGS = 25
_INKS = ("CMYK", "LAB")


def check_colours(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that pictures are of RGB colours or greys, not of inks.

    See KPG 4, 10.4.1; Apple, Images; Kobo, Image Formatting.
    """
    for picture in book.pictures.values():
        if picture.mode in _INKS:
            yield WHOLE.fault(
                "store-picture-colours", f"{picture.name} has colours of the press ({picture.mode}), not RGB"
            )


def kinds_of_pictures(*kinds: str) -> Rule:
    """Return the rule that pictures are of kinds that the store shows (KPG 10.4.1; Apple, Images)."""

    def check(book: StoreBook) -> Iterator[Diagnostic]:
        for picture in book.pictures.values():
            if picture.kind not in kinds:
                what = f"a {picture.kind} picture" if picture.kind else "no picture that can be read"
                yield (WHOLE.advice if picture.kind else WHOLE.fault)(
                    "store-picture-kind", f"{picture.name} is {what}; the store shows {', '.join(kinds)}"
                )

    return check


def most_pixels(most: int) -> Rule:
    """Return the rule that no picture has more pixels (Apple, Images: 5.6 million)."""

    def check(book: StoreBook) -> Iterator[Diagnostic]:
        for picture in book.pictures.values():
            if picture.width * picture.height > most:
                million = f"{most / 1_000_000:g} million pixels"
                yield WHOLE.fault(
                    "store-picture-size", f"{picture.name} has {picture.size}, which is more than {million}"
                )

    return check


def largest_picture(most: int) -> Rule:
    """Return the rule that pictures have at most so many bytes (Kobo, Limitations and Maximums)."""

    def check(book: StoreBook) -> Iterator[Diagnostic]:
        for name in (*book.pictures, *book.drawings):
            if (size := book.sizes.get(name, 0)) > most:
                megabytes = f"{size / 1_000_000:.1f} MB"
                yield WHOLE.advice(
                    "store-picture-size", f"{name} has {megabytes}; best are at most {most // 1_000_000} MB"
                )

    return check


def largest_cover(side: int, size: int) -> Rule:
    """Return the rule that the cover is no larger than this, in pixels of its longer side and in bytes
    (KDP, Cover image guidelines; Google, Size and quality limits)."""

    def check(book: StoreBook) -> Iterator[Diagnostic]:
        cover = book.pictures.get(book.cover or "")
        if cover and (max(cover.width, cover.height) > side or book.sizes[cover.name] > size):
            most = f"{side} pixels a side and {size // 1_000_000} MB"
            yield WHOLE.fault("store-cover-size", f"the cover has {cover.size}; the most is {most}")

    return check


def smallest_cover(height: int, width: int) -> Rule:
    """Return the rule that the cover has at least so many pixels (KDP, Cover image guidelines: 1000 by
    625; Apple, Book Cover Art: 1400 on the shorter side; Google, Size and quality limits: 640)."""

    def check(book: StoreBook) -> Iterator[Diagnostic]:
        cover = book.pictures.get(book.cover or "")
        if cover and (cover.height < height or cover.width < width):
            yield WHOLE.advice(
                "store-cover-size",
                f"the cover has {cover.size}; the store wants {width} by {height} at least",
            )

    return check


def check_cover_size(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that a cover is best 1600 by 2560 pixels, and 1.6 times as high as wide (KDP, Cover image
    guidelines)."""
    cover = book.pictures.get(book.cover or "")
    if cover is None or not cover.width:
        return
    if cover.width < _BEST[0] and cover.height < _BEST[1]:
        yield WHOLE.advice(
            "store-cover-size", f"the cover has {cover.size}; best are {_BEST[0]} by {_BEST[1]}"
        )
    if not 1.2 <= cover.height / cover.width <= 1.9:
        ratio = f"{cover.height / cover.width:.2f}"
        yield WHOLE.advice(
            "store-cover-size", f"the cover is {ratio} times as high as wide; best is 1.6 times"
        )


def check_moving_pictures(book: StoreBook) -> Iterator[Diagnostic]:
    """Report pictures that move: only the first frame is shown (KPG 10.4.1)."""
    for picture in book.pictures.values():
        if picture.moving:
            yield WHOLE.advice("store-picture-moving", f"{picture.name} moves; a Kindle does not show that")


def check_transparency(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that no picture is transparent: dark lines would stand on a dark page.

    See KPG 10.4.1; Kobo, Image Formatting; Apple, Images.
    """
    for picture in book.pictures.values():
        if picture.transparent:
            yield WHOLE.advice(
                "store-picture-clear", f"{picture.name} is transparent; put it on a white ground"
            )


def check_small_pictures(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that a figure has at least 300 by 400 pixels (KPG 10.4.5)."""
    short, long = _SMALLEST_PHOTOGRAPH
    for name, node in book.each("img"):
        if next(node.iterancestors("{*}figure"), None) is None:
            continue
        picture = book.pictures.get(Reference(name, node, node.get("src") or "", True).resolve()[0])
        if not picture or not picture.kind:
            continue
        sides = sorted((picture.width, picture.height))
        if sides[0] < short or sides[1] < long:
            spot = book.texts.spot(name, node)
            yield spot.advice(
                "store-picture-size", f"the figure has {picture.size}; it is blurred under {short} by {long}"
            )


def check_drawings(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that drawings (SVG) have a viewBox and no letters, and that there are at most 25 of them.

    If not, the book is shown without Enhanced Typesetting (KPG 10.4.11).
    """
    for name, root in book.drawings.items():
        if len((root.get("viewBox") or "").replace(",", " ").split()) != 4:
            yield WHOLE.advice("store-drawing", f"{name} has no viewBox")
        if next(root.iter("{*}text"), None) is not None:
            yield WHOLE.advice(
                "store-drawing", f"{name} has letters as text; a Kindle shows them if they are paths"
            )
    if len(book.drawings) > _MOST_DRAWINGS:
        yield WHOLE.advice(
            "store-drawing",
            f"there are {len(book.drawings)} SVG drawings; Enhanced Typesetting knows {_MOST_DRAWINGS}",
        )


def check_raster_in_drawings(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that a picture of pixels stands by itself, not inside a drawing (Apple, Images)."""
    for name, root in book.drawings.items():
        if next(root.iter("{*}image"), None) is not None:
            yield WHOLE.advice("store-drawing", f"{name} is a drawing with a picture of pixels inside")
    for name, node in book.each("svg"):
        if next(node.iter("{*}image"), None) is not None:
            yield book.texts.spot(name, node).advice(
                "store-drawing", "a picture of pixels stands in a drawing; use <img>"
            )
