"""Figures: number those that have a caption, in reading order."""

from octavo.compose.composed_book import Figure, ReferenceTarget
from octavo.compose.draft import Draft
from octavo.compose.typography import set_line
from octavo.core.diagnostics import Span
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, classes, drop, element, plain, pop_attribute, span_of


def number_figures(draft: Draft) -> None:
    """Take captions out of the figure slots, number the figures and make them targets."""
    for section in draft.sections:
        if section.body is not None:
            number_figures_in(draft, section.body, section.id)


def number_figures_in(draft: Draft, text: Element, section: str) -> None:
    """Number the figures of one text of a division: its body, or a note."""
    for slot in list(text.iter("{*}figure")):
        if slot.get(Data.SLOT) != "figure":
            continue
        caption: Element | None = slot[0] if len(slot) else None
        if caption is not None:
            drop(caption)
        number = ""
        if caption is not None and "unnumbered" not in classes(slot):
            number = str(1 + sum(bool(picture.number) for picture in draft.pictures.values()))
        identifier = slot.get("id") or draft.unique(f"figure-{number}" if number else "picture")
        slot.set("id", identifier)
        picture = _picture(draft, slot, identifier, number, caption, section)
        draft.pictures[identifier] = picture
        draft.targets[identifier] = ReferenceTarget(identifier, "figure", number, picture.plain, section)


def _picture(
    draft: Draft, slot: Element, identifier: str, number: str, caption: Element | None, section: str
) -> Figure:
    own = slot.get("lang") or (caption.get("lang") if caption is not None else None)
    text = set_line(plain(caption), own or draft.language, draft.languages) if caption is not None else ""
    written = pop_attribute(slot, Data.ALT) if Data.ALT in slot.attrib else None
    credit = pop_attribute(slot, Data.CREDIT)
    alt = "" if "decorative" in classes(slot) else text if written is None else written
    return Figure(
        id=identifier,
        number=number,
        src=pop_attribute(slot, Data.FILE),
        alt=alt,
        caption=caption,
        plain=text,
        section=section,
        span=span_of(slot) or Span(section),
        credit=element("span", content=credit) if credit else None,
    )
