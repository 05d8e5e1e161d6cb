"""The keys ``citations:`` and ``bibliography:`` of ``book.yaml``."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from octavo.core.suggestions import suggest
from octavo.source.bibliography.variables import TYPES
from octavo.source.values import Model


def _known_types(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in TYPES:
            hint = suggest(name, TYPES, "write types of CSL: book, chapter, article-journal, thesis ...")
            raise ValueError(f"there is no type of work `{name}`; {hint}")
    return names


class Citations(Model):
    """The style in which works are cited."""

    style: str = Field(
        default="chicago-author-date",
        description="A style of the Citation Style Language: the name of a public one, or a .csl file.",
    )
    series: str | None = Field(
        default=None, description="With a style of notes: the note series that citations go into."
    )
    first: Literal["book", "part", "chapter"] = Field(
        default="book", description="With a style of notes: where works are cited in full again."
    )


class BibliographySection(Model):
    """A part of the bibliography under a heading of its own; a work stands in the first that takes it."""

    title: str | None = Field(default=None, description="Inline Markdown.")
    lead: str | None = Field(default=None, description="A paragraph before the entries; inline Markdown.")
    keyword: str | None = Field(default=None, description="Takes the works that have this keyword.")
    types: Annotated[tuple[str, ...], AfterValidator(_known_types)] = Field(
        default=(), description="Takes the works of these types: book, thesis ..."
    )
    keys: tuple[str, ...] = Field(default=(), description="Takes the works of these keys.")


class BibliographyOptions(Model):
    """The files with the data of works, and the bibliography that is made of them."""

    files: tuple[str, ...] = Field(
        default=(), description="CSL data (.yaml, .json) or BibTeX (.bib), counted from the book's folder."
    )
    works: Literal["cited", "all"] = Field(default="cited", description="Which works are listed.")
    all_cited: bool = Field(
        default=False, alias="all-cited", description="Whether a work that nothing cites is worth a warning."
    )
    repeated_author: str | Literal[False] | None = Field(
        default=None,
        alias="repeated-author",
        description="What stands for names repeated from the entry before; false for the names themselves.",
    )
    backlinks: bool = Field(
        default=False, description="Whether entries of the e-book link back to the places that cite them."
    )
    sections: tuple[BibliographySection, ...] = Field(default=(), description="Parts with headings.")


def _long(value: Any) -> Any:
    """Return ``files:`` in its long form: a file name, or a list of them, is short for it."""
    if isinstance(value, str):
        return {"files": [value]}
    return {"files": value} if isinstance(value, (list, tuple)) else value


Bibliographic = Annotated[
    BibliographyOptions,
    BeforeValidator(_long, json_schema_input_type=str | tuple[str, ...] | BibliographyOptions),
]
