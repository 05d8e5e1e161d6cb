"""The printers of a book: checks of their profiles, and the choice of the one that a build asks for."""

from octavo.core.diagnostics import Span
from octavo.core.icc import LIMIT, profile_fault
from octavo.core.suggestions import closest, listing
from octavo.source.context import ReadingContext
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode


def check_printers(node: YamlNode, context: ReadingContext, asked: str | None) -> None:
    """Report profiles that cannot be used, and a printer ``asked`` for that the book has not.

    ``node`` is book.yaml; ``asked`` is "" for whichever there is, None if no printer's file is made.
    """
    here = Span(node.span.file)
    printers = node.get("printers")
    for name, printer in context.book.printers.items():
        if printer.icc is not None:
            one = printers.get(name) if printers else None
            _check_profile(printer.icc, key_span(one, "icc", here), context)
    if asked is None or context.book.printer_named(asked) is not None:
        return
    names = list(context.book.printers)
    span = node.place("printers") if printers else here
    if asked:
        near = closest(asked, names)
        hint = f"did you mean `{near}`?" if near else _known(names)
        context.diagnostics.error("printer-unknown", span, f"book.yaml has no printer `{asked}`", hint)
    else:
        message = "the book has several printers, and --print does not say which"
        context.diagnostics.error("printer-unclear", span, message, f"write --print with {listing(names)}")


def _known(names: list[str]) -> str:
    return f"this book has the printers {listing(names)}" if names else "add it to `printers:` in book.yaml"


def _check_profile(path: str, span: Span, context: ReadingContext) -> None:
    file = context.folder.find(path, span)
    if file is None:
        return
    size = context.folder.size(file)
    if size > LIMIT:
        message = f"`{file}` has {size // 1024 // 1024} MB, the most is {LIMIT // 1024 // 1024} MB"
        context.diagnostics.error("profile-wrong", span, message, "name the printer's own profile")
        return
    fault = profile_fault(context.folder.bytes(file))
    if fault:
        hint = "ask the printer for the profile of press and paper (a file .icc of the class output)"
        context.diagnostics.error("profile-wrong", span, f"`{file}` {fault}", hint)
