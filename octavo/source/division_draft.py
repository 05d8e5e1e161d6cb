"""Divisions that are being read: mutable until every id of the book is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from octavo.core.diagnostics import Span
from octavo.core.slugs import source_slug
from octavo.source.context import ReadingContext
from octavo.source.ids import make_ids
from octavo.source.manuscript import Division, Kind, Region, Starts
from octavo.source.text import Text


@dataclass(eq=False)
class DivisionDraft:
    """A division whose id is not certain yet. If none is given, the id is made from ``slug``."""

    kind: Kind
    region: Region
    span: Span
    parent: "DivisionDraft | None"
    id: str | None = None
    id_span: Span | None = None
    slug: str = ""
    file: str | None = None
    title: Text | None = None
    subtitle: Text | None = None
    short_title: str | None = None
    number: str | None = None
    author: str | None = None
    language: str | None = None
    starts: Starts | None = None
    series: str | None = None
    text: Text | None = None
    listed: bool = True
    mark: str = ""  # "part" or "appendix" if its title says that one begins here; with a star: unnumbered
    children: list["DivisionDraft"] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """1 for a division at the top."""
        return self.parent.depth + 1 if self.parent else 1

    @property
    def top(self) -> "DivisionDraft":
        """The division at the top that holds this one, or itself if it is one."""
        return self.parent.top if self.parent else self


def finish_divisions(drafts: Sequence[DivisionDraft], context: ReadingContext) -> tuple[Division, ...]:
    """Return the divisions with all their ids.

    Their texts go to the context, to be searched for references.
    """
    every = list(_walk(drafts))
    for draft in every:
        for text in (draft.title, draft.subtitle, draft.text):
            if text is not None:
                context.texts.append((text, draft.file))
    claim_ids(every, context)
    return tuple(_division(draft) for draft in drafts)


def _walk(drafts: Sequence[DivisionDraft]) -> Iterator[DivisionDraft]:
    for draft in drafts:
        yield draft
        yield from _walk(draft.children)


def claim_ids(every: Sequence[DivisionDraft], context: ReadingContext) -> None:
    """Claim the ids that the author wrote, in divisions and texts; then make those that are missing."""
    fixed: dict[int, str] = {}
    for draft in every:
        if draft.id and context.ids.claim(draft.id, draft.id_span or draft.span, "division"):
            fixed[id(draft)] = draft.id
    context.claim_in_texts()
    wanted = [
        (id(draft), draft.slug, id(draft.parent) if draft.parent else None)
        for draft in every
        if id(draft) not in fixed
    ]
    made = make_ids(wanted, fixed, context.ids)
    for draft in every:
        if id(draft) in made:
            draft.id = made[id(draft)]
            context.ids.add_made(draft.id, draft.span, "division")
    _name_section_heads(context)


def _division(draft: DivisionDraft) -> Division:
    return Division(
        id=draft.id or draft.slug,
        kind=draft.kind,
        region=draft.region,
        span=draft.span,
        file=draft.file,
        title=draft.title,
        subtitle=draft.subtitle,
        short_title=draft.short_title,
        number=draft.number,
        author=draft.author,
        language=draft.language,
        starts=draft.starts,
        series=draft.series,
        text=draft.text,
        listed=draft.listed,
        children=tuple(_division(child) for child in draft.children),
    )


def _name_section_heads(context: ReadingContext) -> None:
    """Give the titles of sections ids that are made from the names of their files, if they have none."""
    without = {file: head for file, head in context.section_heads.items() if "id" not in head.attrs}
    wanted = [
        (number, source_slug(file.rsplit("/", 1)[-1].rsplit(".", 1)[0]) or "section", None)
        for number, file in enumerate(without)
    ]
    made = make_ids(wanted, {}, context.ids)
    for number, head in enumerate(without.values()):
        head.attrs["id"] = made[number]
        context.ids.add_made(made[number], head.meta["span"], "heading")
