"""Figures: number those that have a caption, in reading order."""

from octavo.compose.draft import Draft
from octavo.compose.edition import Picture, Target
from octavo.diagnostics import Span
from octavo.xhtml import Element, classes, drop, plain, span_of, take


def number_figures(draft: Draft) -> None:
    """Take captions out of the figure slots, number the figures and make them targets."""
    count = unnumbered = 0
    for section in draft.sections:
        if section.body is None:
            continue
        for slot in list(section.body.iter("{*}figure")):
            if slot.get("data-slot") != "figure":
                continue
            caption: Element | None = slot[0] if len(slot) else None
            if caption is not None:
                drop(caption)
            number = ""
            if caption is not None and "unnumbered" not in classes(slot):
                count += 1
                number = str(count)
            else:
                unnumbered += 1
            identifier = slot.get("id") or (f"figure-{number}" if number else f"picture-{unnumbered}")
            slot.set("id", identifier)
            picture = _picture(slot, identifier, number, caption, section.id)
            draft.pictures[identifier] = picture
            draft.targets[identifier] = Target(identifier, "figure", number, picture.plain, section.id)


def _picture(slot: Element, identifier: str, number: str, caption: Element | None, section: str) -> Picture:
    text = plain(caption) if caption is not None else ""
    decorative = "decorative" in classes(slot)
    alt = "" if decorative else take(slot, "data-alt") or text
    return Picture(
        id=identifier,
        number=number,
        src=take(slot, "data-file"),
        alt=alt,
        caption=caption,
        plain=text,
        section=section,
        span=span_of(slot) or Span(section),
    )
