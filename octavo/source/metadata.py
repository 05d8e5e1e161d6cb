"""``book.yaml``: the data about the book, as pydantic models that also give its JSON Schema.

Models are frozen; unknown keys are errors. Field descriptions go into the published schema, which editors
show, into the manual, and into the hint about a value that does not fit.
"""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PrivateAttr

from octavo.source.accessibility import Accessibility
from octavo.source.bibliography.options import Bibliographic, BibliographyOptions, Citations
from octavo.source.division_entries import DivisionEntry, SectionEntry
from octavo.source.ebook_options import Ebook
from octavo.source.edition_options import Trim, TrimSize, Variant, Variants
from octavo.source.lint_options import LintOptions
from octavo.source.print_cover import PrintCover
from octavo.source.printer_options import Printer
from octavo.source.relators import check_role
from octavo.source.source_edition import SourceEdition
from octavo.source.trade import Trade
from octavo.source.values import (
    EncodingName,
    Identifier,
    Isbn,
    LanguageTag,
    Model,
    NameIdentifier,
    WebAddress,
)


def check_series(series: "tuple[NoteSeries, ...]") -> "tuple[NoteSeries, ...]":
    """Note series as they are, when their ids differ. Raise ValueError otherwise."""
    names = [one.id for one in series]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ValueError(f"two note series have the id `{twice}`; give each its own")
    return series


class Contributor(Model):
    """A person or body that had a hand in the book."""

    name: str = Field(min_length=1, description="The name as it is printed.")
    sort: str | None = Field(default=None, description="The name for sorting: 'Allen, Naomi'.")
    role: Annotated[str, AfterValidator(check_role)] = Field(
        default="aut",
        json_schema_extra={"pattern": "^[a-z]{3}$"},
        description="MARC relator code: aut (author), edt (editor), trl (translator), ill (illustrator) ...",
    )
    corporate: bool = Field(default=False, description="Whether it is a body and not a person.")
    biography: str | None = Field(
        default=None, min_length=1, description="A few sentences about the person, for the trade."
    )
    isni: NameIdentifier | None = Field(
        default=None, description="International Standard Name Identifier: 0000 0001 2103 2683."
    )
    orcid: NameIdentifier | None = Field(default=None, description="ORCID: 0000-0002-1825-0097.")


class Publisher(Model):
    """The publisher of the book, with its place."""

    name: str = Field(min_length=1, description="The publisher's name as it stands on the title page.")
    place: str | None = Field(default=None, description="City, for the title page.")
    address: str | None = Field(default=None, description="Postal address, for the copyright page.")
    url: WebAddress | None = Field(default=None, description="Web address, with https://.")


class NoteSeries(Model):
    """A series of notes with its place, its marks and whose notes they are."""

    id: str = Field(
        pattern=r"^[a-z][a-z0-9-]*$",
        description="Its name in the source: lower-case letters, digits and hyphens.",
    )
    place: Literal["book-end", "part-end", "chapter-end", "page-foot"] = Field(
        default="book-end", description="Where the notes are printed."
    )
    marks: Literal["decimal", "symbols", "letters"] = Field(
        default="decimal", description="1 2 3, or * dagger double-dagger, or a b c."
    )
    numbering: Literal["book", "part", "chapter", "page"] = Field(
        default="book",
        description="How far the marks run before they begin again; 'page' for notes at the page foot only.",
    )
    author: str | None = Field(default=None, description="Whose notes these are, if a note does not say.")
    sign: bool = Field(
        default=False, description="Whether the author's name is printed at the end of each note."
    )


class Site(Model):
    """The place of the book's site on the web."""

    url: WebAddress | None = Field(
        default=None, description="The web address of the folder that will hold the site, with https://."
    )


class Series(Model):
    """The series of books to which this one belongs."""

    name: str = Field(min_length=1, description="The name of the series.")
    number: str | None = Field(default=None, description="The number of this book in it.")


class Contents(Model):
    """The depth of the table of contents."""

    depth: Annotated[int, Field(ge=1, le=4)] = Field(
        default=2, description="Levels of headings, from 1 to 4."
    )


class IndexStyle(Model):
    """The order and the setting of the index."""

    style: Literal["indented", "run-in"] = Field(
        default="indented", description="Sub-entries on lines of their own, or one after another."
    )
    order: Literal["letter", "word"] = Field(
        default="letter", description="letter: Newark before New York; word: New York before Newark."
    )
    letters: bool = Field(default=False, description="Whether each letter of the alphabet has a head.")
    most_locators: Annotated[int, Field(ge=1, le=100)] = Field(
        default=7,
        alias="most-locators",
        description="How many locators a heading may have without sub-entries before a warning.",
    )
    ignore: tuple[str, ...] = Field(
        default=(), description="More words that do not count at the head of a sub-entry, as 'and' and 'of'."
    )


class Numbering(Model):
    """The numbering of divisions."""

    chapters: Literal["restart", "continuous", "none"] = Field(
        default="restart", description="'restart': chapters inside a part or selection count from 1 again."
    )
    parts: Literal["roman", "arabic", "none"] = "roman"
    selections: Literal["roman", "arabic", "none"] = "none"
    appendices: Literal["letters", "arabic", "none"] = "letters"
    inclusive: Literal["chicago", "full", "minimal"] = Field(
        default="chicago", description="Inclusive page numbers: 108-09, 108-109 or 108-9."
    )


class Starting(Model):
    """The pages on which divisions begin: a right-hand page, a new page, or that of what comes before."""

    parts: Literal["recto", "page"] = "recto"
    selections: Literal["recto", "page"] = "recto"
    chapters: Literal["recto", "page", "run-on"] = "page"
    chapters_in_selections: Literal["recto", "page", "run-on"] = Field(
        default="run-on", alias="chapters-in-selections"
    )


DEFAULT_SERIES = (
    NoteSeries(id="endnotes"),
    NoteSeries(id="footnotes", place="page-foot", marks="symbols", numbering="chapter"),
)


class GlossaryOptions(Model):
    """The use of the glossary in the text."""

    link: bool = Field(
        default=True, description="Whether the first use of a term in each division leads to the glossary."
    )


class Book(Model):
    """``book.yaml``."""

    title: str = Field(
        description="Inline Markdown is allowed; it is taken away if only plain text can go there."
    )
    subtitle: str | None = Field(default=None, description="Inline Markdown is allowed.")
    short_title: str | None = Field(default=None, alias="short-title", description="For running heads.")
    slug: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9][a-z0-9-]*$",
        description="Name of the files made: lower-case letters, digits and hyphens.",
    )
    language: LanguageTag = Field(default="en", description="BCP 47 tag: en, en-GB, de, ru ...")
    encoding: EncodingName | None = Field(
        default=None, description="That of text files which are not UTF-8: windows-1252, iso-8859-2 ..."
    )
    contributors: tuple[Contributor, ...] = Field(
        default=(), description="Authors, editors, translators ..., in order."
    )
    publisher: Publisher | None = Field(default=None, description="Who publishes the book.")
    date: datetime.date | None = Field(default=None, description="Date of publication: 2026-11-30.")
    edition: str | None = Field(default=None, description="The edition, as printed on the copyright page.")
    isbn: dict[Literal["epub", "pdf", "paperback", "hardback"], Isbn] = Field(
        default_factory=dict, description="An ISBN for each form in which the book is sold."
    )
    identifier: Identifier | None = Field(
        default=None, description="A URN or URI; needed only if there is no EPUB ISBN."
    )
    rights: str | None = Field(default=None, description="Copyright and licence, in words.")
    description: str | None = Field(default=None, description="What the book is about, for catalogues.")
    subjects: tuple[str, ...] = Field(default=(), description="Subject headings, for catalogues.")
    series: Series | None = Field(default=None, description="The series of books to which this one belongs.")
    site: Site | None = Field(default=None, description="Where the site will stand, for --web.")
    cover: str | None = Field(
        default=None, description="The publisher's own cover picture; without it, one is made."
    )
    print_cover: PrintCover = Field(
        default=PrintCover(), alias="print-cover", description="What only the printed cover needs."
    )
    ebook: Ebook = Field(
        default=Ebook(), description="What goes into the e-book and the site beside the text."
    )
    trim: TrimSize = Field(default=Trim(), description="The trimmed page of the printed book.")
    editions: Variants = Field(
        default_factory=dict, description="Forms in which the book is printed, by name, for --edition."
    )
    contents: Contents = Field(default=Contents(), description="How far the table of contents goes down.")
    numbering: Numbering = Field(default=Numbering(), description="How divisions are numbered.")
    index: IndexStyle = Field(default=IndexStyle(), description="How the index is put in order and set.")
    starts: Starting = Field(default=Starting(), description="Where divisions begin.")
    notes: Annotated[tuple[NoteSeries, ...], AfterValidator(check_series)] = Field(
        default=DEFAULT_SERIES,
        min_length=1,
        description="The series of notes; the first is that of a note that does not say.",
    )
    draft: bool = Field(
        default=False,
        description="Build the book though it is not finished: faults of references are warnings.",
    )
    markdown: tuple[Literal["mark", "emoji", "line-breaks"], ...] = Field(
        default=(), description="Markup that is read only if it is switched on here: ==mark==, :emoji: ..."
    )
    source_edition: SourceEdition | None = Field(
        default=None, alias="source-edition", description="The earlier edition whose pages the text marks."
    )
    math_macros: dict[str, str] = Field(
        default_factory=dict,
        alias="math-macros",
        description=r"Commands for formulas: '\RR' stands for '\mathbb{R}'; #1 in it is its first argument.",
    )
    glossary: GlossaryOptions = Field(
        default=GlossaryOptions(), description="How the glossary is used in the text."
    )
    printers: dict[str, Printer] = Field(
        default_factory=dict, description="What printers ask of the file for the press, by a name for each."
    )
    citations: Citations = Field(default=Citations(), description="How works are cited.")
    bibliography: Bibliographic = Field(
        default=BibliographyOptions(), description="The data of the works cited, and how they are listed."
    )
    accessibility: Accessibility = Field(
        default=Accessibility(), description="What only a person can say of the e-book's accessibility."
    )
    trade: Trade = Field(default=Trade(), description="What the book trade is told, for --onix.")
    variables: str | dict[str, Any] = Field(
        default="", description="Texts by names, for the places that ask for them; or the file that has them."
    )
    lint: LintOptions = Field(
        default=LintOptions(), description="What `octavo check` passes over, with the reasons."
    )
    hyphenation: tuple[str, ...] = Field(
        default=(), description="Exceptions: words with their breaks, as in 'Gos-plan'."
    )
    extensions: tuple[str, ...] = Field(
        default=(), description="Installed packages that extend Octavo, by their names."
    )
    front: tuple[str | DivisionEntry, ...] = Field(
        default=(), description="What comes before the first page of the text."
    )
    body: tuple[str | DivisionEntry, ...] = Field(min_length=1, description="The text.")
    back: tuple[str | DivisionEntry, ...] = Field(default=(), description="What comes after the text.")

    # The edition that is printed in this build; no key of the file.
    _printed: str = PrivateAttr(default="")

    def printed_as(self, name: str) -> "Book":
        """Return the book as one of its ``editions`` prints it.

        Raise KeyError if it has none of that name.
        """
        trim = self.editions[name].trim or self.trim
        book = self.model_copy(update={"trim": trim})
        book._printed = name
        return book

    @property
    def variant(self) -> Variant | None:
        """The edition that is printed in this build; None for the book as it is."""
        return self.editions[self._printed] if self._printed else None

    @property
    def print_isbn(self) -> str | None:
        """The ISBN of the pages that this build sets: of the edition, or else of the first printed form."""
        known = self.isbn_of_form
        if variant := self.variant:
            return variant.isbn or known.get(self._printed)
        return next((known[form] for form in ("pdf", "paperback", "hardback") if form in known), None)

    @property
    def bound_isbn(self) -> str | None:
        """The ISBN on the printed cover: of the edition, else of the paperback or the hardback."""
        known = self.isbn_of_form
        return self.print_isbn if self.variant else known.get("paperback") or known.get("hardback")

    def named_files(self) -> Iterator[str]:
        """Yield the files that the divisions name, as they are written."""
        waiting: list[str | DivisionEntry | SectionEntry] = [*self.front, *self.body, *self.back]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                yield one
                continue
            if one.file:
                yield one.file
            waiting += one.sections
            if isinstance(one, DivisionEntry):
                waiting += one.chapters

    def printer_named(self, name: str) -> Printer | None:
        """Return a printer of the book, or None if it has none of that name.

        With "" it is the book's only printer, a printer with usual wishes if the book names none, and None if
        the book has several.
        """
        if name:
            return self.printers.get(name)
        if len(self.printers) > 1:
            return None
        return next(iter(self.printers.values()), Printer())

    def prints_part_notes(self, series: str | None) -> bool:
        """Return True if an entry for notes that stands in a part prints the notes of that part.

        That is so if the book has a series for the ends of parts that the entry may mean: the entry names
        ``series``, or none.
        """
        return any(one.place == "part-end" and series in (None, one.id) for one in self.notes)

    @property
    def principal_role(self) -> str:
        """The role of those whose book it is: authors, or if it has none, those who stand first."""
        roles = [contributor.role for contributor in self.contributors]
        return "aut" if "aut" in roles or not roles else roles[0]

    @property
    def isbn_of_form(self) -> dict[str, str]:
        """``isbn``, for names that need not be those of its forms."""
        return {str(form): isbn for form, isbn in self.isbn.items()}
