"""Notes that stand at the end of a part: a division of their own, if the book has none for them."""

from octavo.compose.draft import Draft, SectionDraft
from octavo.source.manuscript import Division, Kind, Starts


def place_part_notes(draft: Draft) -> None:
    """Give each part, or selection with chapters, that calls such notes a division for them: those that stand
    in it already, and one more behind its last chapter for the series that none of them prints."""
    groups = {section.id: section.group for section in draft.sections}
    called: dict[str, list[str]] = {}  # the series that each part calls, in order
    for note in draft.notes.values():
        series = called.setdefault(groups[note.section].id, [])
        if note.place == "part-end" and note.series not in series:
            series.append(note.series)
    written = set()  # parts with a place of their own for notes
    for section in [section for section in draft.sections if _prints_part(draft, section)]:
        written.add(section.group.id)
        _assign(draft, section, called.get(section.group.id, []))
    for name, waiting in called.items():
        if waiting:
            for one in waiting if name in written else (None,):
                _add(draft, groups[name], one)


def _assign(draft: Draft, section: SectionDraft, waiting: list[str]) -> None:
    """Let a division print its notes, and take their series out of those that wait; one without any goes."""
    printed = [series for series in waiting if section.division.series in (None, series)]
    waiting[:] = [series for series in waiting if series not in printed]
    if printed:
        section.notes_of = section.group.id
    else:
        draft.sections.remove(section)


def _prints_part(draft: Draft, section: SectionDraft) -> bool:
    inside = section.parent is not None and section.division.kind is Kind.NOTES
    return inside and draft.manuscript.book.prints_part_notes(section.division.series)


def _add(draft: Draft, group: SectionDraft, series: str | None) -> None:
    """Put a division of notes behind the last one of a part; of one series, or of all."""
    last = max(place for place, section in enumerate(draft.sections) if section.group is group)
    name = draft.unique(f"{group.id}--notes")
    division = Division(name, Kind.NOTES, group.division.region, group.division.span, series=series)
    rules = draft.manuscript.book.starts
    in_selection = group.division.kind is Kind.SELECTION
    chapters = rules.chapters_in_selections if in_selection else rules.chapters
    starts = Starts.RUN_ON if chapters == "run-on" else Starts.PAGE
    section = SectionDraft(division, name, group.level + 1, starts, group, notes_of=group.id)
    section.title_id = draft.unique(f"{name}-title")
    draft.sections.insert(last + 1, section)
