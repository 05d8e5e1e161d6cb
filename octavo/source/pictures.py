"""Pictures: found in the book's folder, of a kind that readers can show, and safe to pass on."""

from octavo.core.diagnostics import Span
from octavo.core.media_types import MEDIA_TYPES
from octavo.core.suggestions import listing
from octavo.pictures import CONVERTED, HEAD, fault_of, kind_of
from octavo.source.context import AbsentPicture, ReadingContext
from octavo.source.picture_paths import find_picture, is_remote, plain_path
from octavo.source.svg import raster_line, svg_faults

#: The largest picture, in bytes.
LIMIT = 20 * 1024 * 1024

_BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/webp": (b"RIFF",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}


def check_picture(
    src: str, span: Span, context: ReadingContext, beside: str | None, *, anywhere: bool = False
) -> str | None:
    """Return the path of a picture from the book's folder, or None for an unusable one, which is reported.

    One that is not there is noted, to be reported with others (``octavo.source.picture_reports``).

    ``src`` counts from the book's folder, or from the folder of the file ``beside``.
    """
    folder = context.folder
    if src.startswith("data:"):
        context.diagnostics.error(
            "picture-remote",
            span,
            f"the picture `{src[:40]}...` is written into the text",
            "save it into images/ and name that file",
        )
        return None
    if is_remote(src):
        context.absent_pictures.append(AbsentPicture(src, span))
        return None
    file = find_picture(src, folder, beside, anywhere=anywhere)
    if file is None:
        path = plain_path(src)
        if folder.leads_out(path.lstrip("/"), beside):
            folder.find(path, span, beside)
        else:
            context.absent_pictures.append(AbsentPicture(src, span, path.lstrip("/")))
        return None
    if file not in context.pictures:
        context.pictures[file] = _usable(file, span, context)
    return file if context.pictures[file] else None


def check_cover(src: str, span: Span, context: ReadingContext) -> None:
    """Report a picture for the cover that is unusable. None is converted: shops get the file as it is."""
    if _suffix(src) in CONVERTED:
        kinds = listing(kind[1:] for kind in MEDIA_TYPES)
        message = f"the cover `{src}` is of a kind that shops don't take"
        context.diagnostics.error("picture-type", span, message, f"save it as {kinds}")
    else:
        check_picture(src, span, context, None)


def _usable(file: str, span: Span, context: ReadingContext) -> bool:
    suffix = _suffix(file)
    report = context.diagnostics.error
    if context.folder.size(file) > LIMIT:
        size = context.folder.size(file) // 1024 // 1024
        report(
            "picture-too-big",
            span,
            f"`{file}` has {size} MB, the most is {LIMIT // 1024 // 1024} MB",
            "save it with fewer pixels or stronger compression",
        )
        return False
    data = context.folder.bytes(file)
    kind = kind_of(data[:HEAD], suffix)
    if kind not in MEDIA_TYPES and kind not in CONVERTED:
        kinds = listing(one[1:] for one in (*MEDIA_TYPES, *sorted(CONVERTED)))
        report("picture-type", span, f"`{file}` is of a kind that can't be shown", f"save it as {kinds}")
        return False
    if kind != suffix:
        context.misnamed_pictures.append((file, span, kind))
    if kind == ".svg":
        return _sound_drawing(file, data, context)
    wrong = fault_of(data, kind) if kind in CONVERTED else _fault_of_shown(data, kind)
    if wrong:
        hint = "save it again from the program that made it, or correct its name"
        report("picture-broken", span, f"`{file}` {wrong}", hint)
    return not wrong


def _suffix(file: str) -> str:
    return "." + file.rsplit(".", 1)[-1].lower()


def _fault_of_shown(data: bytes, kind: str) -> str | None:
    known = data.startswith(_BEGINNINGS[MEDIA_TYPES[kind]]) and (kind != ".webp" or data[8:12] == b"WEBP")
    return None if known else f"is not a {kind[1:].upper()} picture, whatever its name says"


def _sound_drawing(file: str, data: bytes, context: ReadingContext) -> bool:
    faults = svg_faults(data)
    for line, fault in faults:
        context.diagnostics.error(fault.code, Span(file, line), fault.message, fault.hint)
    if not faults and (line := raster_line(data) or 0):
        context.diagnostics.warning(
            "svg-raster",
            Span(file, line),
            "the picture is a drawing with a picture of pixels inside, which many e-readers don't show",
            "save the pixels by themselves as PNG or JPEG, or draw them anew as lines",
        )
    return not faults
