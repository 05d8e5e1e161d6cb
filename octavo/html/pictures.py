"""Pictures that go with the documents of an e-book or site, made fit for screens."""

import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from threading import Lock

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.media_types import MEDIA_TYPES
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element
from octavo.html.fitted_picture import FittedPicture
from octavo.html.pages import Asset
from octavo.pictures import CONVERTED, HEAD, Sharpness, UnusablePictureError, convert, kind_of
from octavo.source.ebook_options import EbookPictures

#: The class of pictures through which their ground is seen: on a dark page it must stay light.
CLEAR = "transparent"

_DRAWING = Lock()
_SVG = "image/svg+xml"
_DEFAULT = EbookPictures()


def pictures(
    root: Path,
    trees: Iterable[Element],
    options: EbookPictures = _DEFAULT,
    diagnostics: Diagnostics | None = None,
    jobs: int = 1,
) -> tuple[list[Asset], dict[str, str]]:
    """Return the pictures that finished pages show, as assets, and the new path of each path of the source.

    ``root`` is the book's folder; what lies outside of it is not read. ``jobs`` is how many pictures are
    worked on at once. Pictures that are not opaque get the class ``CLEAR``. Pictures that can't be used are
    reported and left out.
    """
    shown: dict[str, list[Element]] = {}
    for tree in trees:
        for node in tree.iter("{*}img"):
            shown.setdefault(node.get("src", ""), []).append(node)
    files = {source: path for source in shown if (path := _file(root, source))}
    found = Diagnostics() if diagnostics is None else diagnostics
    assets: list[Asset] = []
    places: dict[str, str] = {}
    taken = {"images/cover.jpg"}  # the cover of the e-book
    for source, made in _made(files, options, jobs):
        place = _place(source, shown[source][0])
        if isinstance(made, str):
            message, hint = f"the picture `{source}` {made}", "save it again from a program for pictures"
            found.error("picture-unusable", place, message, hint)
            continue
        if made.unprofiled:
            message = f"the picture `{source}` has printing colours (CMYK) and no profile that says which"
            found.warning(
                "picture-cmyk", place, message, "save it with its profile, or in RGB colours (sRGB)"
            )
        places[source] = _safe(str(PurePosixPath(source).with_suffix(made.suffix)), taken)
        assets.append(Asset(places[source], made.media_type, made.data))
        for node in shown[source] if made.clear else ():
            node.set("class", f"{node.get('class', '')} {CLEAR}".strip())
    return assets, places


def _file(root: Path, source: str) -> Path | None:
    path = root / source
    try:
        inside = path.is_file() and path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):
        return None
    return path if inside and _kind(path) in {*MEDIA_TYPES, *CONVERTED} else None


def _kind(path: Path) -> str:
    """Return the suffix of a picture that says what its file holds."""
    with path.open("rb") as file:
        return kind_of(file.read(HEAD), path.suffix.lower())


def _made(
    files: Mapping[str, Path], options: EbookPictures, jobs: int
) -> Iterator[tuple[str, FittedPicture | str]]:
    """Yield each picture with what became of it, or with what is wrong, in the order of the pages."""
    kept: dict[str, FittedPicture] = {}
    for source, path in files.items():
        kind = _kind(path)
        media_type = MEDIA_TYPES.get(kind)
        if media_type is None:
            continue  # e-readers don't show it as it is
        if options.keep or media_type == _SVG:
            suffix = path.suffix if kind == path.suffix.lower() else kind
            kept[source] = FittedPicture(path.read_bytes(), media_type, suffix, media_type == _SVG)
    rasters = {source: path for source, path in files.items() if source not in kept}
    fitted = iter(_all_fitted(rasters, options, jobs)) if rasters else iter(())
    for source in files:
        yield source, kept[source] if source in kept else next(fitted)


def _all_fitted(files: Mapping[str, Path], options: EbookPictures, jobs: int) -> list[FittedPicture | str]:
    # Threads, since the work is done outside of Python; not more at once, since a large picture takes much
    # memory while it is worked on.
    with warnings.catch_warnings(), ThreadPoolExecutor(max(1, jobs)) as pool:
        warnings.simplefilter("ignore")  # Pillow's of large pictures and odd metadata; what counts are faults
        return list(pool.map(lambda path: _fitted(path, options), files.values()))


def _fitted(path: Path, options: EbookPictures) -> FittedPicture | str:
    from octavo.html.fit_picture import PictureError, fit_picture  # here, since few books need it

    data, suffix = path.read_bytes(), _kind(path)
    try:
        if suffix in CONVERTED:
            with _DRAWING:  # PDFium draws one page at a time
                data = convert(data, suffix, Sharpness.SCREEN).png
        return fit_picture(data, options)
    except (PictureError, UnusablePictureError) as error:
        return str(error)


def _place(source: str, node: Element) -> Span:
    """Return the place in the source at which a picture is shown."""
    place = next((at.get(Data.SRC) for at in (node, *node.iterancestors()) if at.get(Data.SRC)), None)
    return Span.parse(place) if place else Span(source)


def _safe(source: str, taken: set[str]) -> str:
    """Return a name that every reading system takes: ASCII letters, digits, points and hyphens, a letter
    or digit first."""
    path = PurePosixPath(source.removeprefix("images/"))
    plain = "/".join(map(_plain, path.with_suffix("").parts)) + path.suffix
    name, count = f"images/{plain}", 1
    while name.lower() in taken:
        count += 1
        name = f"images/{count}-{plain}"
    taken.add(name.lower())
    return name


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", letters).strip(".-_") or "picture"
