"""Compose: from the Manuscript to the ComposedBook: numbers, notes, references, contents; all but pages."""

from collections.abc import Callable

from octavo.compose.bodies import build_bodies
from octavo.compose.callouts import number_callouts
from octavo.compose.citing import place_citations, set_citations
from octavo.compose.composed_book import ComposedBook, Heading, Section
from octavo.compose.contents import collect_contents
from octavo.compose.datelines import mark_endings
from octavo.compose.divisions import lay_out_divisions
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.equations import number_equations
from octavo.compose.figures import number_figures
from octavo.compose.figures_in_columns import align_columns
from octavo.compose.glossary import make_glossary
from octavo.compose.glossary_links import link_glossary
from octavo.compose.ids import claim_ids
from octavo.compose.index.make import make_index
from octavo.compose.last_lines import bind_last_words
from octavo.compose.levels import set_levels
from octavo.compose.listings import number_listings
from octavo.compose.lists import drop_empty_lists
from octavo.compose.note_references import check_note_references
from octavo.compose.notes import number_notes
from octavo.compose.openers import mark_openings
from octavo.compose.page_references import place_references
from octavo.compose.paragraphs import name_paragraphs
from octavo.compose.part_notes import place_part_notes
from octavo.compose.printed_data import printed_data, printed_line, set_inline
from octavo.compose.quoted_titles import quote_titles
from octavo.compose.references import collect_targets, link_references
from octavo.compose.say_languages import say_languages
from octavo.compose.signs import set_signs
from octavo.compose.tables import make_tables
from octavo.compose.theorems import number_theorems
from octavo.compose.trees import all_trees
from octavo.core.diagnostics import Diagnostics
from octavo.core.registry import Registry
from octavo.core.titles import for_lists
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, element, plain, words_of
from octavo.elements import ELEMENTS, ElementKind
from octavo.elements.lookup import ElementLookup
from octavo.languages import LANGUAGES, Language
from octavo.source.manuscript import Manuscript

#: A transformation of the book that is being composed.
Step = Callable[[Draft], None]

_STEPS: tuple[Step, ...] = (
    lay_out_divisions,
    build_bodies,
    make_glossary,
    claim_ids,
    name_paragraphs,
    mark_endings,
    set_levels,
    make_tables,
    number_figures,
    place_citations,
    number_notes,
    say_languages,
    set_citations,
    place_part_notes,
    number_equations,
    number_callouts,
    number_theorems,
    number_listings,
    drop_empty_lists,
    collect_targets,
    link_references,
    quote_titles,
    check_note_references,
    place_references,
    link_glossary,
    set_signs,
    bind_last_words,
    make_index,
    align_columns,
    mark_openings,
    collect_contents,
)
#: The transformations by their names, in order. Each is one function in a file of its own.
STEPS = Registry[Step]("step", tuple((step.__name__, step) for step in _STEPS))


def compose(
    manuscript: Manuscript,
    diagnostics: Diagnostics,
    *,
    elements: Registry[ElementKind] = ELEMENTS,
    languages: Registry[Language] = LANGUAGES,
    steps: Registry[Step] = STEPS,
) -> ComposedBook:
    """Compose a manuscript, and return the composed book, which is whole in spite of problems.

    Problems go to ``diagnostics``. ``elements`` are the kinds of element that its source may hold: those with
    which it was read. ``languages`` are those of which more is known than CLDR says, ``steps`` the
    transformations.
    """
    draft = Draft(manuscript, diagnostics, ElementLookup(elements), languages=languages)
    for step in steps:
        step(draft)
    book = printed_data(draft)
    title = set_inline(manuscript.title, draft)
    return ComposedBook(
        root=manuscript.root,
        book=book,
        sections=tuple(_section(draft, section) for section in draft.sections),
        series=book.notes,
        notes=draft.notes,
        tables=draft.tables,
        pictures=draft.pictures,
        targets=draft.targets,
        contents=draft.contents,
        index=draft.index,
        title=title,
        subtitle=set_inline(manuscript.subtitle, draft) if manuscript.subtitle else None,
        plain_title=plain(title),
        short_title=printed_line(book.short_title, draft) if book.short_title else plain(title),
        quotes_pages=bool(draft.index) or any(map(_asks_for_page, all_trees(draft))),
        words=sum(len(words_of(tree)) for tree in all_trees(draft)),
        languages=draft.languages,
        listings=draft.listings,
    )


def _asks_for_page(tree: Element) -> bool:
    return any(node.get(Data.SLOT) == "reference" and node.get(Data.FORM) for node in tree.iter("{*}a"))


def _section(draft: Draft, section: SectionDraft) -> Section:
    division = section.division
    title = section.title if section.title is not None else element("span")
    text = plain(title)
    short = printed_line(division.short_title, draft, division.language) if division.short_title else text
    heading = Heading(
        id=section.title_id,
        number=section.number,
        title=title,
        subtitle=section.subtitle,
        listed=for_lists(title),
        plain=text,
        short=short,
        level=min(section.level, 6),
    )
    return Section(
        id=section.id,
        kind=division.kind,
        region=division.region,
        starts=section.starts,
        heading=heading,
        body=section.body,
        span=division.span,
        parent=section.parent.id if section.parent else None,
        group=section.group.id,
        author=division.author,
        has_children=bool(division.children),
        series=division.series,
        notes_of=section.notes_of,
        listed=division.listed,
        language=division.language if division.language != draft.language else None,
    )
