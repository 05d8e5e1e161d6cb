"""Running heads and folios: empty pages that carry nothing else, laid under the pages of the book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from octavo.html.pages import Furniture, PrintPages
from octavo.settings import RESOURCES
from octavo.templating import folder_environment
from octavo.typeset.laid import Job, JobKind, Laid
from octavo.typeset.pagemap import Side
from octavo.typeset.placing import Leaf

STYLESHEET = "furniture.css"


@dataclass(frozen=True, slots=True)
class FurniturePage:
    """What the template knows of a page: "opener", "running" or "plate"; "verso" or "recto"; the folio; the
    running heads (XHTML); and the language."""

    kind: str
    side: str
    folio: str
    verso: Markup
    recto: Markup
    language: str


def stylesheet(pages: PrintPages) -> Path:
    """The stylesheet of the furniture: the book's own where it has one, else the default."""
    folders = [path.parent for path in reversed(pages.stylesheets)]
    return next(
        (f / STYLESHEET for f in folders if (f / STYLESHEET).is_file()), RESOURCES / "styles" / STYLESHEET
    )


def furniture_job(pages: PrintPages, leaves: Sequence[Leaf]) -> Job:
    """The document with one page for each leaf that has furniture."""
    environment = folder_environment(pages.furniture_template.parent)
    template = environment.get_template(pages.furniture_template.name)
    xhtml = template.render(language=pages.language, pages=[_page(leaf) for leaf in carriers(leaves)])
    return Job("furniture", JobKind.FURNITURE, xhtml)


def carriers(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The leaves that carry furniture, in order."""
    return [leaf for leaf in leaves if leaf.furniture is not Furniture.NONE]


def sources(leaves: Sequence[Leaf], laid: Laid) -> Mapping[int, int]:
    """For the index of every page of the book that has furniture, the page of the furniture document.

    Raises ValueError where the template made more or fewer pages than it was asked for.
    """
    made = [number for number, page in enumerate(laid.pages) if not page.blank]
    return {leaf.page.index: number for leaf, number in zip(carriers(leaves), made, strict=True)}


def _page(leaf: Leaf) -> FurniturePage:
    division = leaf.division
    assert division is not None
    return FurniturePage(
        "plate" if leaf.plate else str(leaf.furniture),
        "verso" if leaf.page.side is Side.VERSO else "recto",
        leaf.page.label,
        Markup(division.verso),
        Markup(division.recto),
        division.language,
    )
