"""The pictures of a PDF against those of the e-book: each shows the same, by its alternative text."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pikepdf
from lxml import etree
from PIL import Image

from octavo.check.agreement.compare import Difference
from octavo.check.markup.pictures import are_alike
from octavo.check.pdf.paged_text import PagedText
from octavo.check.pdf.tree import Element, MarkedContent
from octavo.check.words import squash

_DAMAGED = (OSError, ValueError, KeyError, TypeError, Image.DecompressionBombError, pikepdf.PdfError)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
#: Pixels of a picture that is compared at most, and how far the proportions of two may differ.
_MOST, _PROPORTION = 50_000_000, 0.03


def picture_differences(epub: Path, pdf: Path, printed: PagedText) -> Iterator[Difference]:
    """Yield a difference for each picture made of pixels that shows something else in the PDF than every
    picture of the e-book with its alternative text."""
    wanted = list(_printed(printed))
    if not wanted:
        return
    with zipfile.ZipFile(epub) as archive, pikepdf.open(pdf) as file:
        shown = _shown(archive)
        for words, label, number in wanted:
            names = shown.get(squash(words), [])
            if not names or any(name.endswith(".svg") for name in names):
                continue
            try:
                image = file.get_object(number)
                if not isinstance(image, pikepdf.Stream):
                    continue
                with pikepdf.PdfImage(image).as_pil_image() as picture:
                    others = [io.BytesIO(archive.read(name)) for name in names]
                    same = any(_is_same(picture, other) for other in others)
            except (*_DAMAGED, NotImplementedError, pikepdf.UnsupportedImageTypeError):
                continue
            if not same:
                said = f"the picture \u201c{words[:60]}\u201d is another one than in the e-book"
                yield Difference("pdf-figure", label, said)


def _printed(printed: PagedText) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield the words, the page and the number of the object of each figure that is one picture of pixels."""
    for element in printed.tree.walk() if printed.tree is not None else ():
        if not isinstance(element, Element) or element.kind != "Figure" or not element.alternative:
            continue
        parts = [one for one in element.walk() if isinstance(one, MarkedContent) and one.page >= 0]
        shapes = [
            (part.page, shape)
            for part in parts
            for shape in printed.contents[part.page].shapes
            if shape.mark == part.mark
        ]
        if len(shapes) == 1 and shapes[0][1].name != (0, 0):
            page, shape = shapes[0]
            yield element.alternative, printed.labels[page], shape.name


def _shown(archive: zipfile.ZipFile) -> dict[str, list[str]]:
    """Return the files of the pictures of an e-book by their alternative texts."""
    found: dict[str, list[str]] = {}
    names = frozenset(archive.namelist())
    for document in sorted(name for name in names if name.endswith(".xhtml")):
        for image in etree.fromstring(archive.read(document), _PARSER).iter("{*}img"):
            address = unquote(image.get("src") or "")
            name = posixpath.normpath(posixpath.join(posixpath.dirname(document), address))
            if name in names:
                found.setdefault(squash(image.get("alt") or ""), []).append(name)
    return found


def _is_same(picture: Image.Image, other: io.BytesIO) -> bool:
    with Image.open(other) as theirs:
        if max(picture.width * picture.height, theirs.width * theirs.height) > _MOST:
            return True
        shape = picture.width * theirs.height / (picture.height * theirs.width)
        return abs(shape - 1) <= _PROPORTION and are_alike(picture, theirs)
