"""Filling in page numbers until they stay the same.

A locator is literal text. Setting it can move text to another page, so whatever prints a changed
locator is typeset again: four rounds at most.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from octavo.diagnostics import Diagnostics
from octavo.source.manuscript import Region
from octavo.typeset.gatherings import Gathering
from octavo.typeset.laid import Job, Laid
from octavo.typeset.placing import Placement, place
from octavo.xhtml import Element, local, span_of

ROUNDS = 4
#: What stands for a page number while none is known: about as wide as most will be.
GUESS = {Region.FRONT: "xx", Region.BODY: "000", Region.BACK: "000"}

#: Typesets jobs. It is told where the pages stood after the round before, None in the first.
Run = Callable[[Sequence[Job], Placement | None], Iterable[Laid]]


def settle(
    gatherings: Sequence[Gathering], trim: tuple[float, float], run: Run, diagnostics: Diagnostics
) -> tuple[dict[str, Laid], Placement]:
    """Typeset all gatherings with ``run`` and fill in their locators until nothing changes.

    Reports ``locator-undefined`` for an unknown id, and ``locators-swing`` where pages do not settle.
    """
    everything = [part for gathering in gatherings for part in (gathering, *gathering.plates)]
    labels = _guesses(everything)
    laid: dict[str, Laid] = {}
    done: dict[str, str] = {}
    placement: Placement | None = None
    for _ in range(ROUNDS):
        for part in everything:
            fill(part.root, labels)
        jobs = [job for job in (part.job() for part in everything) if done.get(job.name) != job.xhtml]
        if not jobs and placement is not None:
            break
        done.update((job.name, job.xhtml) for job in jobs)
        laid.update(zip((job.name for job in jobs), run(jobs, placement), strict=True))
        placement = place(gatherings, laid, trim)
        labels = {target: placement.pagemap.label(target) for target in placement.pagemap.positions}
    assert placement is not None
    _report(everything, labels, diagnostics)
    return laid, placement


def locators(root: Element) -> list[Element]:
    """The elements of a document that print the page of an id."""
    return [node for node in root.iter() if local(node) and node.get("data-page-of")]


def fill(root: Element, labels: Mapping[str, str]) -> None:
    """Set the text of all locators of a document."""
    for node in locators(root):
        node.text = labels.get(node.get("data-page-of", ""), "")


def _guesses(parts: Sequence[Gathering]) -> dict[str, str]:
    return {
        name: GUESS[part.region]
        for part in parts
        for node in part.root.iter()
        if local(node) and (name := node.get("id"))
    }


def _report(parts: Sequence[Gathering], labels: Mapping[str, str], diagnostics: Diagnostics) -> None:
    for part in parts:
        for node in locators(part.root):
            target = node.get("data-page-of", "")
            if target not in labels:
                diagnostics.error(
                    "locator-undefined",
                    span_of(node),
                    f"a page number is asked for {target}, which is nowhere in the book",
                    "name an id that the book has",
                )
            elif node.text != labels[target]:
                diagnostics.error(
                    "locators-swing",
                    span_of(node),
                    f"the page of {target} moves to and fro between {node.text} and {labels[target]}",
                    "reword the text around the page number, so that its length decides nothing",
                )
