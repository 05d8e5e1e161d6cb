"""The package of an e-book: every document is read, once; its title page and cover say what it says."""

import io
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from PIL import Image, ImageStat

from octavo.check.documents.parsed import Reference, elements, local_name, text_of, types_of
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import WHOLE, Findings, counted, in_document
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

_DC = "{http://purl.org/dc/elements/1.1/}"
_SVG_LINK = "{http://www.w3.org/1999/xlink}href"


def check_package(parts: EpubParts) -> Findings:
    """Check that each document is in the reading order, once, and not set aside; that no two say the same."""
    faults = [WHOLE.fault("epub-package", message) for message in _spine(parts)]
    seen: dict[str, str] = {}
    for name, document in parts.book.documents.items():
        body = document.root.find("{*}body")
        text = squash(text_of(body)) if body is not None else ""
        first = seen.setdefault(text, name)
        if first != name and len(text) > _SHORT:
            spot = in_document(name)
            faults.append(spot.fault("epub-package", f"the document says the same as {first}"))
    return Findings(tuple(faults), f"{counted(len(parts.book.documents), 'document')}, each read once")


#: Letters of a document at least that is not printed twice by intent.
_SHORT = 40


def _spine(parts: EpubParts) -> Iterator[str]:
    metas = parts.package.iterfind("{*}metadata/{*}meta")
    if any(one.get("property") == "rendition:layout" and one.text == "pre-paginated" for one in metas):
        yield "the package says that the pages have a fixed size (rendition:layout)"
    refs = list(parts.package.iterfind("{*}spine/{*}itemref"))
    counts = Counter(ref.get("idref") or "" for ref in refs)
    for item in parts.items.values():
        if item.kind == "application/xhtml+xml" and item.id not in counts and "nav" not in item.properties:
            yield f"{item.name} is not in the reading order"
    for key, count in counts.items():
        if count > 1 and key in parts.items:
            yield f"{parts.items[key].name} stands {count} times in the reading order"
    for ref in refs:
        name = parts.items[ref.get("idref") or ""].name if ref.get("idref") in parts.items else ""
        if ref.get("linear") == "no" and name and not _is_cover(parts, name):
            yield f"{name} is set aside from the reading order (linear)"


def _is_cover(parts: EpubParts, name: str) -> bool:
    document = parts.book.documents.get(name)
    kinds = (types_of(e) for e in elements(document.root)) if document else ()
    return any("cover" in kind for kind in kinds)


def check_title_page(parts: EpubParts) -> Findings:
    """Check that title page and cover show the book that the package names: its title, its people, its
    publisher; and that the picture of the cover is one."""
    faults: list[Diagnostic] = []
    titles = [squash(one.text or "") for one in parts.package.iter(f"{_DC}title")]
    named = parts.package.iter(f"{_DC}creator", f"{_DC}contributor")
    people = [squash(one.text or "") for one in named]
    publishers = [squash(one.text or "") for one in parts.package.iter(f"{_DC}publisher")]
    for document in parts.spine:
        section = next((e for e in document.root.iter("{*}section") if "titlepage" in types_of(e)), None)
        if section is None:
            continue
        for element in elements(section):
            said = _title_fault(element, titles, people, publishers)
            if said:
                faults.append(parts.writer("epub-title-page", document.name, element)(said))
    faults += _cover(parts)
    return Findings(tuple(faults), "title page and cover")


def _title_fault(
    element: etree._Element, titles: list[str], people: list[str], publishers: list[str]
) -> str | None:
    """Return what is wrong with a line of the title page, or None."""
    classes = (element.get("class") or "").split()
    words = squash(text_of(element))
    if local_name(element) == "h1" and titles and words and titles[0] not in words:
        return f"the title page says \u201c{text_of(element)[:60]}\u201d, the package names another title"
    if "book-subtitle" in classes and len(titles) > 1 and words not in titles:
        return f"the title page says \u201c{text_of(element)[:60]}\u201d, the package names another subtitle"
    if "name" not in classes:
        return None
    around = {name for one in element.iterancestors("{*}*") for name in (one.get("class") or "").split()}
    if "publisher" in around and publishers and words not in publishers:
        return f"the title page names \u201c{text_of(element)[:60]}\u201d, the package another publisher"
    if "contributors" in around and people and not any(one in words or words in one for one in people):
        return f"the title page names \u201c{text_of(element)[:60]}\u201d, the package does not"
    return None


def _cover(parts: EpubParts) -> Iterator[Diagnostic]:
    """Yield what is wrong with the cover: it shows nothing, or its page shows another picture."""
    named = next((item for item in parts.items.values() if "cover-image" in item.properties), None)
    if named is None or named.name not in parts.book.names:
        return
    width = height = 0
    try:
        with Image.open(io.BytesIO(parts.read(named.name))) as picture:
            width, height = picture.size
            picture.draft("L", (512, 512))
            flat = max(ImageStat.Stat(picture.convert("L").resize((64, 64))).stddev) < 1
    except (OSError, ValueError, Image.DecompressionBombError):
        return  # EPUBCheck and the rules of the stores tell of it
    if flat:
        yield in_document(named.name).fault("epub-cover", "the picture of the cover shows nothing")
    for document in parts.spine[:1]:
        for image in document.root.iter("{*}img", "{*}image"):
            address = image.get("src") or image.get(_SVG_LINK) or image.get("href") or ""
            shown = Reference(document.name, image, address, True).resolve()[0]
            write = parts.writer("epub-cover", document.name, image)
            size = image.get("width"), image.get("height")
            if "cover" not in types_of(image):
                continue
            if shown != named.name:
                yield write(f"the page of the cover shows {shown}, the package names {named.name}")
            elif None not in size and size != (str(width), str(height)):
                yield write(f"the picture has {width} by {height} pixels, the page of the cover says others")
