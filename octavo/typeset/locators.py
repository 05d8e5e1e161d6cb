"""Filling in page numbers until they stay the same.

A locator (``octavo.locators``) is literal text. Setting it can move text to another page, so whatever prints
a changed locator is typeset again: four rounds at most.
"""

from collections.abc import Callable, Iterable, Sequence

from octavo.core.diagnostics import Diagnostics
from octavo.core.inclusive_numbers import Inclusive
from octavo.core.xhtml import local, span_of
from octavo.locators import Folios, LocatorSlot, folios_of, slots
from octavo.source.manuscript import Region
from octavo.typeset.gatherings import Gathering
from octavo.typeset.layout import GatheringLayout, Job
from octavo.typeset.placing import Placement, place

ROUNDS = 4
#: What stands for a page number while none is known: about as wide as most will be.
GUESS = {Region.FRONT: "xx", Region.BODY: "000", Region.BACK: "000"}

#: Typesets jobs. It is told where the pages stood after the round before, None in the first.
Run = Callable[[Sequence[Job], Placement | None], Iterable[GatheringLayout]]


def fill_in_locators(
    gatherings: Sequence[Gathering],
    trim: tuple[float, float],
    run: Run,
    diagnostics: Diagnostics,
    style: Inclusive | str = Inclusive.CHICAGO,
) -> tuple[dict[str, GatheringLayout], Placement]:
    """Typeset all gatherings with ``run`` and fill in their locators until nothing changes.

    ``style`` is how inclusive numbers are shortened. Report ``locator-undefined`` for an unknown id, and
    ``locators-swing`` if a page number still changes after four rounds.
    """
    everything = [part for gathering in gatherings for part in (gathering, *gathering.plates)]
    places = [slot for part in everything for slot in slots(part.root)]
    guesses = _guesses(everything)
    layouts: dict[str, GatheringLayout] = {}
    done: dict[str, str] = {}
    placement: Placement | None = None
    folios: Folios | None = None
    for _ in range(ROUNDS):
        for slot in places:
            if folios is None:
                slot.guess(guesses)
            else:
                slot.write(folios)
        jobs = [job for job in (part.job() for part in everything) if done.get(job.name) != job.xhtml]
        if not jobs and placement is not None:
            break
        done.update((job.name, job.xhtml) for job in jobs)
        layouts.update(zip((job.name for job in jobs), run(jobs, placement), strict=True))
        placement = place(gatherings, layouts, trim)
        folios = folios_of(placement.pagemap, style)
    assert placement is not None
    assert folios is not None
    _report(places, folios, diagnostics)
    return layouts, placement


def _guesses(parts: Sequence[Gathering]) -> dict[str, str]:
    return {
        name: GUESS[part.region]
        for part in parts
        for node in part.root.iter()
        if local(node) and (name := node.get("id"))
    }


def _report(places: Sequence[LocatorSlot], folios: Folios, diagnostics: Diagnostics) -> None:
    for slot in places:
        missing = next((name for name in slot.targets if name not in folios.pages), None)
        wanted = slot.wanted(folios)
        if missing is not None:
            diagnostics.error(
                "locator-undefined",
                span_of(slot.node),
                f"a page number is asked for {missing}, which is nowhere in the book",
                "name an id that the book has",
            )
        elif slot.text != wanted:
            diagnostics.error(
                "locators-swing",
                span_of(slot.node),
                f"the page of {slot.targets[0]} moves to and fro between {slot.text} and {wanted}",
                "reword the text around the page number, so that its length decides nothing",
            )
