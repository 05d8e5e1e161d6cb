"""Pictures: found in the book's folder, of a kind that readers can show, and safe to pass on."""

from octavo.core.diagnostics import Span
from octavo.core.media_types import MEDIA_TYPES
from octavo.core.suggestions import listing
from octavo.pictures import CONVERTED, fault_of
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
    if "." + src.rsplit(".", 1)[-1].lower() in CONVERTED:
        kinds = listing(kind[1:] for kind in MEDIA_TYPES)
        message = f"the cover `{src}` is of a kind that shops don't take"
        context.diagnostics.error("picture-type", span, message, f"save it as {kinds}")
    else:
        check_picture(src, span, context, None)


def _usable(file: str, span: Span, context: ReadingContext) -> bool:
    suffix = "." + file.rsplit(".", 1)[-1].lower()
    media = MEDIA_TYPES.get(suffix)
    report = context.diagnostics.error
    if media is None and suffix not in CONVERTED:
        kinds = listing(kind[1:] for kind in (*MEDIA_TYPES, *sorted(CONVERTED)))
        report("picture-type", span, f"`{file}` is of a kind that can't be shown", f"save it as {kinds}")
        return False
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
    if media is None:
        wrong = fault_of(data, suffix)
        if wrong:
            report("picture-broken", span, f"`{file}` {wrong}", "save it again from the program that made it")
        return not wrong
    if media == "image/svg+xml":
        faults = svg_faults(data)
        for line, fault in faults:
            report(fault.code, Span(file, line), fault.message, fault.hint)
        if not faults and (line := raster_line(data) or 0):
            context.diagnostics.warning(
                "svg-raster",
                Span(file, line),
                "the picture is a drawing with a picture of pixels inside, which many e-readers don't show",
                "save the pixels by themselves as PNG or JPEG, or draw them anew as lines",
            )
        return not faults
    if not data.startswith(_BEGINNINGS[media]) or (media == "image/webp" and data[8:12] != b"WEBP"):
        report(
            "picture-broken",
            span,
            f"`{file}` is not a {suffix[1:].upper()} picture, whatever its name says",
            "save it again in that format, or correct its name",
        )
        return False
    return True
