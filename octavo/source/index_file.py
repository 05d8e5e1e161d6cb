"""``index.yaml`` and ``index-marks.yaml``, as pydantic models that also give their JSON Schemas.

The first is the author's: what marks in the text can't say of the index. The second is written by
``--index-from``: the places that an indexer's list names.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from octavo.core.diagnostics import Span
from octavo.source.context import ReadingContext
from octavo.source.index_marks import terms_of
from octavo.source.manuscript import IndexHeading, IndexReferenceSource, IndexSource, PlacedMark, QuotedPlace
from octavo.source.validate import validate
from octavo.source.values import Model
from octavo.source.yaml_tree import YamlNode, load_yaml

#: The author's file, and the one that ``--index-from`` writes.
HEADINGS, MARKS = "index.yaml", "index-marks.yaml"
#: How deep entries may stand in each other: entry, sub-entry, and one below it.
DEPTH = 3


def _as_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


class General(Model):
    """A reference to no heading in particular."""

    text: str = Field(description="What is printed: 'names of rivers'. Inline Markdown.")


References = Annotated[
    tuple[str | General, ...],
    BeforeValidator(_as_list, json_schema_input_type=str | General | list[str | General]),
]


class HeadingFile(Model):
    """A heading of the index."""

    term: str = Field(min_length=1, description="The heading, as marks name it; inline Markdown.")
    sort: str | None = Field(default=None, description="What it is sorted by, if not by its own words.")
    see: References = Field(
        default=(),
        description="The heading to look under instead. A sub-entry is named 'Heading: sub-entry'.",
    )
    see_also: References = Field(
        default=(), alias="see-also", description="Headings to look under as well; in the order given."
    )
    undivided: bool = Field(default=False, description="true: it is meant to have many locators.")
    subs: tuple["HeadingFile", ...] = Field(default=(), description="Sub-entries; two levels at most.")


class IndexFile(Model):
    """``index.yaml``."""

    headings: tuple[HeadingFile, ...] = Field(default=(), description="Headings, in any order.")


class QuotedFile(Model):
    """A place in the text, by the words that stand there."""

    section: str = Field(description="The id of the division.")
    words: str = Field(min_length=1, description="The words at the place.")
    before: str = Field(default="", description="The words in front of it.")
    note: str = Field(default="", description="The id of the note in which it is.")
    offset: int = Field(default=0, ge=0, description="How many letters of the division stood before it.")


class MarkFile(QuotedFile):
    """A mark."""

    terms: tuple[str, ...] = Field(
        min_length=1,
        max_length=DEPTH,
        description="The heading and the sub-entries under it; inline Markdown.",
    )
    end: QuotedFile | None = Field(default=None, description="The last words of what it spans.")
    principal: bool = Field(default=False, description="Whether it is the main place.")


class MarksFile(IndexFile):
    """``index-marks.yaml``, which ``--index-from`` writes."""

    marks: tuple[MarkFile, ...] = Field(default=(), description="Marks in the text.")


def read_index(context: ReadingContext) -> IndexSource:
    """Return the contents of both files, if there are any, and the headings that marks in the texts name."""
    headings, places = list[IndexHeading](), list[PlacedMark]()
    terms = terms_of(context)
    for file, model in ((HEADINGS, IndexFile), (MARKS, MarksFile)):
        if file not in context.folder.list("", file):
            continue
        source = context.folder.text(file)
        node = load_yaml(source, file, context.diagnostics) if source is not None else None
        if node is None or node.data is None:
            continue
        made = validate(model, node, context.diagnostics, file)
        if made is None:
            continue
        headings += _headings(made.headings, node.get("headings"), context, 1)
        if isinstance(made, MarksFile):
            places += _marks(made, node.get("marks"))
    for mark in places:
        for term in mark.terms:
            if term not in terms:
                terms[term] = context.inline_text(term, mark.span)
    return IndexSource(tuple(headings), tuple(places), terms)


def _headings(
    models: Sequence[HeadingFile], node: YamlNode | None, context: ReadingContext, depth: int
) -> Iterator[IndexHeading]:
    for model, item in zip(models, node.items() if node else (), strict=False):
        term = item.get("term")
        subs = model.subs
        if subs and depth == DEPTH:
            hint = f"an entry may have sub-entries, and these may have some: {DEPTH} levels in all"
            message = "sub-entries stand too deep in each other"
            context.diagnostics.error("index-depth", item.place("subs"), message, hint)
            subs = ()
        yield IndexHeading(
            term=context.inline(term) if term else context.inline_text(model.term, item.span),
            span=term.span if term else item.span,
            sort=model.sort,
            see=tuple(_references(item.get("see"), context)),
            see_also=tuple(_references(item.get("see-also"), context)),
            subs=tuple(_headings(subs, item.get("subs"), context, depth + 1)),
            undivided=model.undivided,
        )


def _references(node: YamlNode | None, context: ReadingContext) -> Iterator[IndexReferenceSource]:
    if node is None:
        return
    for one in node.items() if isinstance(node.data, list) else [node]:
        words = one.get("text")
        yield IndexReferenceSource(context.inline(words or one), general=words is not None)


def _marks(made: MarksFile, node: YamlNode | None) -> Iterator[PlacedMark]:
    for model, item in zip(made.marks, node.items() if node else (), strict=False):
        end = _place(model.end) if model.end else None
        yield PlacedMark(model.terms, _place(model), Span(MARKS, item.span.line), end, model.principal)


def _place(model: QuotedFile) -> QuotedPlace:
    return QuotedPlace(model.section, model.words, model.before, model.note, model.offset)
