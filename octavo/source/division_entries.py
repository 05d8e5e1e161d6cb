"""Divisions as ``book.yaml`` lists them, and the front matter of their files, as pydantic models."""

from typing import Literal

from pydantic import Field

from octavo.source.values import EncodingName, LanguageTag, Model


class Heads(Model):
    """The kind and the titles of a division, as ``book.yaml`` and the front matter of a file give them."""

    kind: str | None = Field(
        default=None, description="What the division is: chapter, selection, preface, appendix ..."
    )
    id: str | None = Field(
        default=None,
        pattern=r"^[^\W\d][\w.-]*$",
        description="Its name for cross-references: a letter first, then letters, digits, hyphens, dots.",
    )
    title: str | None = Field(default=None, description="Inline Markdown; goes before a heading in the file.")
    subtitle: str | None = Field(default=None, description="Inline Markdown, printed below the title.")
    short_title: str | None = Field(
        default=None, alias="short-title", description="For running heads and contents."
    )
    number: str | int | Literal[False] | None = Field(
        default=None, description="An explicit number, printed as written; false for none."
    )
    author: str | None = Field(default=None, description="The author of this division, in a book by several.")
    language: LanguageTag | None = Field(
        default=None,
        description="BCP 47 tag, if it is not the language of the book; a part's holds for what is in it.",
    )
    starts: Literal["recto", "page", "run-on"] | None = Field(
        default=None, description="The page on which it begins, if not that of its kind."
    )


class FrontMatter(Heads):
    """The YAML between two lines of ``---`` at the top of a chapter's file."""

    encoding: EncodingName | None = Field(default=None, description="That of the file, if it is not UTF-8.")


class NotesFrontMatter(Model):
    """The YAML between two lines of ``---`` at the top of a file in ``notes/``."""

    series: str | None = Field(default=None, description="The series of the notes in this file.")
    author: str | None = Field(default=None, description="Whose notes these are, if a note does not say.")


class SectionEntry(Model):
    """A file whose text goes on in a chapter, or a subhead over such files."""

    file: str | None = Field(default=None, description="Path of a Markdown file, from the book's folder.")
    title: str | None = Field(default=None, description="Inline Markdown; goes before a heading in the file.")
    sections: tuple["str | SectionEntry", ...] = Field(
        default=(), description="Files whose text goes on below this one, a level lower."
    )


class DivisionEntry(Heads):
    """A division in its long form; a plain string is short for ``file:`` or, for a page that Octavo makes,
    for ``kind:``."""

    file: str | None = Field(default=None, description="Path of a Markdown file, from the book's folder.")
    series: str | None = Field(
        default=None, description="With kind notes: the note series that is printed here."
    )
    front_matter: bool = Field(
        default=True,
        alias="front-matter",
        description="False if the YAML at the top of the file is that of the whole book.",
    )
    chapters: tuple["str | DivisionEntry", ...] = Field(
        default=(), description="The divisions inside a part or a selection."
    )
    sections: tuple[str | SectionEntry, ...] = Field(
        default=(), description="Files whose text goes on in this chapter, each under a subhead."
    )
