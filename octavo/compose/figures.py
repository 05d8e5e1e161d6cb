"""Figures: number those that have a caption, in reading order; parts of one have its number and a letter."""

from octavo.compose.composed_book import Figure, ReferenceTarget
from octavo.compose.draft import Draft
from octavo.compose.typography import set_line
from octavo.core.diagnostics import Span
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, add_child, classes, drop, element, plain, pop_attribute, span_of


def number_figures(draft: Draft) -> None:
    """Take captions out of the figure slots, number the figures and make them targets."""
    for section in draft.sections:
        if section.body is not None:
            number_figures_in(draft, section.body, section.id)


def number_figures_in(draft: Draft, text: Element, section: str) -> None:
    """Number the figures of one text of a division: its body, or a note."""
    for slot in list(text.iter("{*}figure")):
        if slot.get(Data.SLOT) == "figure":
            _number(draft, slot, section)
        elif slot.get(Data.SLOT) == "figure-group":
            _number_group(draft, slot, section)


def _number(draft: Draft, slot: Element, section: str) -> None:
    """Number a picture; one that is a part of a figure has that figure's number."""
    caption: Element | None = slot[0] if len(slot) else None
    if caption is not None:
        drop(caption)
    part, alias = pop_attribute(slot, Data.PART), pop_attribute(slot, Data.ALIAS)
    number = _number_of_whole(draft, slot) if part else _next(draft, slot, caption)
    identifier = slot.get("id") or alias or draft.unique(f"figure-{number}" if number else "picture")
    slot.set("id", identifier)
    picture = _picture(draft, slot, identifier, number, caption, section, part)
    _add(draft, picture)
    if alias:
        draft.targets.setdefault(alias, draft.targets[identifier])


def _number_group(draft: Draft, slot: Element, section: str) -> None:
    """Number a figure of several panels. Its caption becomes a slot behind them."""
    last = slot[-1] if len(slot) else None
    caption = last if last is not None and last.get(Data.SLOT) == "figure-caption" else None
    if caption is not None:
        drop(caption)
        del caption.attrib[Data.SLOT]
    number = _next(draft, slot, caption)
    identifier = slot.get("id") or draft.unique(f"figure-{number}" if number else "picture")
    slot.set("id", identifier)
    slot.set(Data.DISPLAY, "yes")
    del slot.attrib[Data.SLOT]
    picture = _picture(draft, slot, identifier, number, caption, section, "")
    _add(draft, picture)
    if picture.caption is not None or picture.credit is not None:
        add_child(slot, "figcaption", {Data.SLOT: "figure-caption", Data.TARGET: identifier})


def _add(draft: Draft, picture: Figure) -> None:
    draft.pictures[picture.id] = picture
    number = f"{picture.number}{picture.part}" if picture.number else ""
    target = ReferenceTarget(picture.id, "figure", number, picture.plain, picture.section)
    draft.targets[picture.id] = target


def _next(draft: Draft, slot: Element, caption: Element | None) -> str:
    if caption is None or "unnumbered" in classes(slot):
        return ""
    draft.figure_count += 1
    return str(draft.figure_count)


def _number_of_whole(draft: Draft, part: Element) -> str:
    """Return the number of the figure that holds a part; it is numbered before its parts."""
    whole = next((one for one in part.iterancestors("{*}figure")), None)
    known = draft.pictures.get(whole.get("id", "")) if whole is not None else None
    return known.number if known is not None else ""


def _picture(
    draft: Draft,
    slot: Element,
    identifier: str,
    number: str,
    caption: Element | None,
    section: str,
    part: str,
) -> Figure:
    own = slot.get("lang") or (caption.get("lang") if caption is not None else None)
    text = (
        set_line(plain(caption), own or draft.language_of(section), draft.languages)
        if caption is not None
        else ""
    )
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
        width=pop_attribute(slot, Data.WIDTH),
        height=pop_attribute(slot, Data.HEIGHT),
        part=part,
        described=not pop_attribute(slot, Data.UNDESCRIBED),
    )
