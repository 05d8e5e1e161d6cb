"""Divisions that no entry of ``book.yaml`` names: chapters that begin in the middle of a file, and parts that
begin with a heading, as in bookdown::

    # (PART) Basics {-}

    # First Steps

    # (APPENDIX) More {-}
"""

from collections.abc import Sequence

from octavo.core.slugs import source_slug
from octavo.source.chapter import DivisionTitle
from octavo.source.context import ReadingContext
from octavo.source.division_draft import DivisionDraft
from octavo.source.manuscript import Kind, Region
from octavo.source.text import Text
from octavo.source.tokens import plain_text

#: Kinds whose file is one division, whatever headings it has.
WHOLE = (Kind.PART, Kind.SELECTION)
#: Kinds that the chapters that follow in a file share with the first.
_SHARED = (Kind.CHAPTER, Kind.APPENDIX, Kind.TEXT)


def follower(first: DivisionDraft, head: DivisionTitle, text: Text) -> DivisionDraft:
    """Return a division that follows another in its file."""
    usual = Kind.CHAPTER if first.region is Region.BODY else Kind.TEXT
    kind = first.kind if first.kind in _SHARED else usual
    made = DivisionDraft(kind, first.region, head.title.span, first.parent)
    made.file, made.title, made.text, made.mark = first.file, head.title, text, head.mark
    classes = head.attributes.get("class", "").split()
    made.listed = "unlisted" not in classes
    made.number = "" if "unnumbered" in classes else None
    if "id" in head.attributes:
        made.id, made.id_span = head.attributes["id"], head.title.span
    made.slug = source_slug(plain_text(head.title.tokens)) or kind.value
    return made


def gather_parts(drafts: Sequence[DivisionDraft], context: ReadingContext) -> list[DivisionDraft]:
    """Return the divisions at the top, with those that stand below the heading of a part inside of it.

    What follows the heading of appendices is an appendix; the heading goes, unless it has a text or the
    book has parts.
    """
    has_parts = any(draft.kind is Kind.PART or draft.mark.startswith("part") for draft in drafts)
    kept: list[DivisionDraft] = []
    part: DivisionDraft | None = None
    appendices = False
    for draft in drafts:
        _report_inside(draft, context)
        mark = draft.mark.rstrip("*")
        if mark:
            appendices = mark == "appendix"
            opens = mark == "part" or (has_parts and _words(draft)) or _holds_text(draft)
            part = _as_part(draft) if opens else None
            kept += [part] if part else []
            continue
        if draft.region is not Region.BODY or draft.kind is Kind.PART:
            part, appendices = None, False
        if appendices and draft.kind is Kind.CHAPTER:
            draft.kind = Kind.APPENDIX
        if part is None:
            kept.append(draft)
        else:
            draft.parent = part
            part.children.append(draft)
    return kept


def _as_part(draft: DivisionDraft) -> DivisionDraft:
    draft.number = "" if draft.mark in ("part*", "appendix", "appendix*") else None
    draft.kind = Kind.PART
    return draft


def _words(draft: DivisionDraft) -> str:
    return plain_text(draft.title.tokens).strip() if draft.title else ""


def _holds_text(draft: DivisionDraft) -> bool:
    return draft.text is not None and bool(draft.text.tokens)


def _report_inside(draft: DivisionDraft, context: ReadingContext) -> None:
    """Report headings of parts in divisions that stand inside others, where they begin none."""
    for inner in draft.children:
        if inner.mark and inner.title is not None:
            context.diagnostics.warning(
                "part-inside",
                inner.title.span,
                f"`{plain_text(inner.title.tokens)}` is marked as the beginning of a part, and stands in one",
                "name the file in book.yaml outside of the part",
            )
            inner.mark = ""
        _report_inside(inner, context)
