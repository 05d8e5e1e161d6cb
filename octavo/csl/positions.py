"""The position of each cite among the others: first, subsequent, ibid. (CSL 1.0.2, "position")."""

from collections.abc import Sequence

from octavo.csl.model import Citation, Cite, CitePosition


def positions(citations: Sequence[Citation], near: int) -> list[list[CitePosition]]:
    """Return the position of every cite. ``near`` is how many notes back a work still counts as near.

    Citations come in reading order. Works count as cited before only in the same series of notes and
    the same run. "Ibid." takes up the note just before (or the citation before in the same note), and only
    if that cites one single work.
    """
    seen: dict[tuple[str, str, str], tuple[int, int]] = {}  # first and last note of each work
    latest: dict[tuple[str, str], Citation] = {}
    many: dict[tuple[str, str, int], int] = {}  # citations in each note
    found = []
    for citation in citations:
        where = (citation.series, citation.run)
        group = (citation.series, citation.group)
        before = latest.get(group)
        if before is not None and before.note and _apart(before, citation, many):
            before = None
        row, previous = [], before.cites[0] if before and len(before.cites) == 1 else None
        for cite in citation.cites:
            first, last = seen.get((*where, cite.key), (0, -1))
            names = _names(cite, previous, known=last >= 0, distance=citation.note - last, near=near)
            row.append(cite.position or CitePosition(frozenset(names), first))
            seen[*where, cite.key] = (first or citation.note, citation.note)
            previous = cite
        found.append(row)
        latest[group] = citation
        many[*group, citation.note] = many.get((*group, citation.note), 0) + 1
    return found


def _apart(before: Citation, now: Citation, many: dict[tuple[str, str, int], int]) -> bool:
    """Return True if the citation before is too far for "ibid.", or stands in a note that cites several."""
    if before.note == now.note:
        return False
    return now.note - before.note > 1 or many.get((before.series, before.group, before.note), 0) > 1


def _names(cite: Cite, previous: Cite | None, *, known: bool, distance: int, near: int) -> list[str]:
    if not known:
        return ["first"]
    names = ["subsequent", *(["near-note"] if distance <= near else [])]
    if previous is None or previous.key != cite.key:
        return names
    same = (previous.locator, previous.label) == (cite.locator, cite.label)
    if not previous.locator:
        return [*names, "ibid", *(["ibid-with-locator"] if cite.locator else [])]
    if not cite.locator:
        return names
    return [*names, "ibid", *([] if same else ["ibid-with-locator"])]
