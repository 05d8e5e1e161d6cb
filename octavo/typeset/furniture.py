"""Running heads and folios: empty pages that carry nothing else, laid under the pages of the book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from octavo.core.bounds import DEFAULT, WorkBounds
from octavo.core.pagemap import Side
from octavo.core.settings import RESOURCES
from octavo.core.templating import folder_environment
from octavo.html.pages import Furniture, PrintPages
from octavo.typeset.layout import GatheringLayout, Job, JobKind
from octavo.typeset.placing import Leaf

STYLESHEET = "furniture.css"
#: Pages of the book whose furniture is one document; an even number, so that each begins with a recto.
RUN = 32
_NO_HEADS: Mapping[int, Markup] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FurniturePage:
    """All that the template knows of a page: "opener", "running" or "plate"; "verso" or "recto"; the folio;
    the running heads (XHTML); and the language."""

    kind: str
    side: str
    folio: str
    verso: Markup
    recto: Markup
    language: str


def stylesheet(pages: PrintPages) -> Path:
    """Return the stylesheet of the furniture: the book's own if it has one, else the default."""
    folders = [path.parent for path in reversed(pages.stylesheets)]
    return next(
        (f / STYLESHEET for f in folders if (f / STYLESHEET).is_file()), RESOURCES / "styles" / STYLESHEET
    )


def furniture_jobs(
    pages: PrintPages,
    leaves: Sequence[Leaf],
    heads: Mapping[int, Markup] = _NO_HEADS,
    bounds: WorkBounds = DEFAULT,
) -> list[Job]:
    """Return documents with one page for each leaf that has furniture, each for a run of pages of the book.
    ``heads`` are running heads of pages, by index, that take the place of those of their divisions.

    In runs, since time per page grows with the length of a document; they end at fixed places, so that those
    before an edited page stay the same.
    """
    environment = folder_environment(pages.furniture_template.parent, bounds)
    template = environment.get_template(pages.furniture_template.name)
    return [
        Job(
            name,
            JobKind.FURNITURE,
            template.render(language=pages.language, pages=[_page(leaf, heads) for leaf in run]),
        )
        for name, run in _runs(leaves)
    ]


def _runs(leaves: Sequence[Leaf]) -> list[tuple[str, list[Leaf]]]:
    """Return the leaves that carry furniture, by the name of the document that has it."""
    runs: dict[int, list[Leaf]] = {}
    for leaf in carriers(leaves):
        runs.setdefault(leaf.page.index // RUN, []).append(leaf)
    return [(f"furniture-{number + 1}", run) for number, run in runs.items()]


def carriers(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the leaves that carry furniture, in order."""
    return [leaf for leaf in leaves if leaf.furniture is not Furniture.NONE]


def sources(leaves: Sequence[Leaf], layouts: Mapping[str, GatheringLayout]) -> dict[int, tuple[str, int]]:
    """Return the document, and the page in it, for the index of every page of the book that has furniture.

    ``layouts`` has the documents by name. Raise ValueError if the template made more or fewer pages than it
    was asked for.
    """
    found: dict[int, tuple[str, int]] = {}
    for name, run in _runs(leaves):
        made = [number for number, page in enumerate(layouts[name].pages) if not page.blank]
        found |= {leaf.page.index: (name, number) for leaf, number in zip(run, made, strict=True)}
    return found


def _page(leaf: Leaf, heads: Mapping[int, Markup]) -> FurniturePage:
    division = leaf.division
    assert division is not None
    head = heads.get(leaf.page.index)
    return FurniturePage(
        "plate" if leaf.plate else str(leaf.furniture),
        "verso" if leaf.page.side is Side.VERSO else "recto",
        leaf.page.label,
        Markup(division.verso) if head is None else head,
        Markup(division.recto) if head is None else head,
        division.language,
    )
