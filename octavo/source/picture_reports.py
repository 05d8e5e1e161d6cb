"""Reports of pictures that are missing, lie on the web or have no text: each kind once for the book."""

from collections.abc import Sequence
from itertools import islice

from octavo.core.diagnostics import Span
from octavo.core.suggestions import closest, suggest
from octavo.source.context import AbsentPicture, ReadingContext
from octavo.source.finding import shortened

_FEW = 4  # so many of a kind are told in one message
_NAMED = 6  # of which so many are named
_NEAR = 5000  # files among which one is looked for whose name is like that of a missing one


def report_pictures(context: ReadingContext) -> None:
    """Report what was noted of pictures while texts were read."""
    absent = sorted(context.absent_pictures, key=lambda one: one.span)
    _report_remote([one for one in absent if not one.path], context)
    _report_missing([one for one in absent if one.path], context)
    _report_misnamed(context)
    _report_undescribed(sorted(context.undescribed_pictures, key=lambda one: one[1]), context)


def _report_remote(pictures: Sequence[AbsentPicture], context: ReadingContext) -> None:
    if not pictures:
        return
    count = len(pictures)
    what = "a picture lies" if count == 1 else f"{count:,} pictures lie"
    context.diagnostics.warning(
        "picture-remote",
        pictures[0].span,
        f"{what} on the web and can't be shown: {_list([(one.written, one.span) for one in pictures])}; "
        f"{'its address is' if count == 1 else 'their addresses are'} printed instead",
        "put pictures into images/ and name those files; nothing is fetched",
    )


def _report_missing(pictures: Sequence[AbsentPicture], context: ReadingContext) -> None:
    if not pictures:
        return
    files = list(islice(context.folder.list("", "**/*.*"), _NEAR))
    otherwise = "write the file, or correct its path (counted from the book's folder or the chapter's)"
    if len(pictures) < _FEW:
        for one in pictures:
            hint = suggest(one.path, files, otherwise)
            code = "file-missing" if one.span.file == "book.yaml" else "picture-missing"
            context.diagnostics.error(code, one.span, f"there is no file `{one.written}`", hint)
        return
    near = {one.written: closest(one.path, files) for one in pictures[:_NAMED]}
    meant = ", ".join(f"`{found}` for `{name}`" for name, found in near.items() if found)
    named = _list([(one.written, one.span) for one in pictures])
    context.diagnostics.error(
        "picture-missing",
        pictures[0].span,
        f"{len(pictures):,} pictures are not in the book's folder: {named}",
        f"did you mean {meant}?" if meant else otherwise,
    )


def _report_misnamed(context: ReadingContext) -> None:
    found = sorted(context.misnamed_pictures, key=lambda one: one[1])
    if not found:
        return
    shown = [(f"{file} ({kind[1:].upper()})", span) for file, span, kind in found]
    many = f"{len(found):,} pictures are" if len(found) > 1 else "a picture is"
    context.diagnostics.warning(
        "picture-misnamed",
        found[0][1],
        f"{many} of another kind than the name says, and taken for what the file holds: {_list(shown)}",
        "give the file a name that ends as its kind does",
    )


def _report_undescribed(pictures: Sequence[tuple[str, Span]], context: ReadingContext) -> None:
    hint = 'write {alt="what the picture shows"} after it, or {alt=""} if it only decorates'
    if len(pictures) < _FEW:
        for src, span in pictures:
            message = f"the picture `{src}` has no alternative text"
            context.diagnostics.warning("alt-missing", span, message, hint)
        return
    context.diagnostics.warning(
        "alt-missing",
        pictures[0][1],
        f"{len(pictures):,} pictures have no alternative text: {_list(pictures)}",
        hint,
    )


def _list(pictures: Sequence[tuple[str, Span]]) -> str:
    """Return pictures with the places that show them; a few of many, and how many there are besides."""
    named = ", ".join(f"`{shortened(name)}` ({at.file}:{at.line})" for name, at in pictures[:_NAMED])
    more = len(pictures) - _NAMED
    return f"{named} and {more:,} more" if more > 0 else named
