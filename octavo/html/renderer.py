"""Render one division: its template, with tables, figures, references and notes put into its body."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from jinja2 import Template, TemplateSyntaxError
from lxml import etree
from markupsafe import Markup, escape

from octavo.compose.composed_book import (
    ComposedBook,
    ContentsEntry,
    Figure,
    Listing,
    Note,
    Section,
    Table,
)
from octavo.core.registry import Registry
from octavo.core.settings import Settings
from octavo.core.titles import for_lists
from octavo.core.vocabulary import Data
from octavo.core.xhtml import (
    EPUB_TYPE,
    XML_LANG,
    Element,
    copy,
    drop,
    element,
    inner,
    is_noteref,
    language_at,
    parse,
    replace,
    used_up,
)
from octavo.elements import ELEMENTS, ElementKind
from octavo.elements.kind import AttributeUse
from octavo.elements.lookup import ElementLookup
from octavo.html import tables
from octavo.html.additions import set_addition, sign
from octavo.html.adjacent_calls import part_calls
from octavo.html.current_terms import CurrentTerms, say_language
from octavo.html.endnotes import Head, NoteList, arrange, at_end
from octavo.html.environment import make_environment
from octavo.html.equation_numbers import measure
from octavo.html.formulas import formula_at
from octavo.html.isbns import listed_isbns
from octavo.html.kinds import TITLED, meaning
from octavo.html.picture_sizes import PictureSizes
from octavo.html.references import elsewhere, set_group
from octavo.html.screens import drop_for_screens
from octavo.html.sentences import opens_sentence
from octavo.html.spaces import collapse_spaces
from octavo.html.work_size import seconds_for_pages
from octavo.languages.capitals import first_capital


class Medium(StrEnum):
    """The medium that a page is made for. Templates are the same for all; they may ask which it is."""

    EBOOK = "ebook"
    PRINT = "print"
    SITE = "site"


#: Headings, and under them notes with their texts.
_NoteLists = list[tuple[tuple[Head, ...], list[tuple[Note, Markup]]]]

#: Divisions that lists call by their word as well as by their number.
_NAMED = frozenset({"part", "appendix"})


class Renderer:
    """Renders the divisions of a book for one medium. ``paged``: whether the pages of the printed book
    are known, or will be, so that templates may ask for their numbers. ``elements`` are the kinds of element
    that the book was composed with."""

    def __init__(
        self,
        composed: ComposedBook,
        settings: Settings,
        medium: Medium,
        *,
        paged: bool = True,
        elements: Registry[ElementKind] = ELEMENTS,
    ) -> None:
        self.composed = composed
        self.medium = medium
        self.terms = CurrentTerms.of_book(settings, composed.book.language, composed.languages)
        self._sizes = PictureSizes(composed.book.trim.width, paper=medium is Medium.PRINT)
        room = measure(composed.book) if medium is Medium.PRINT else None
        self._environment = make_environment(settings, seconds_for_pages(composed))
        self._environment.globals.update(
            composed=composed,
            edition=composed,  # its earlier name, for the templates of books
            book=composed.book,
            medium=medium.value,
            paged=paged,
            terms=self.terms,
            capital_of=lambda word: first_capital(word, self.terms.language),
            variant=composed.book.variant,
            isbns=listed_isbns(composed.book, self.terms),
            heading=self.heading,
            label=self.label,
            labels=tables.labels,
            head_calls=tables.head_calls,
            halves=tables.halves,
            list_number=self.list_number,
            list_heading=self.list_heading,
            list_caption=self.list_caption,
            picture_style=self._sizes.style,
        )
        self._by_id = {section.id: section for section in composed.sections}
        self._elements = ElementLookup(elements)
        #: What the template of a slot is given: slot -> function of its place in the text.
        self._things: dict[str, Callable[[Element], object]] = {
            "table": lambda node: composed.tables[node.get("id", "")],
            "figure": lambda node: composed.pictures[node.get("id", "")],
            "figure-caption": lambda node: composed.pictures[node.get(Data.TARGET, "")],
            "backlinks": lambda node: node.get(Data.CALLS, "").split(),
            "see": lambda node: composed.targets[node.get(Data.TARGET, "")],
            "formula": lambda node: formula_at(node, self.terms, room),
        }
        self._here = ""  # the division that is being rendered
        self._notes_of: dict[str, list[Note]] = {}
        for note in composed.notes.values():
            self._notes_of.setdefault(note.section, []).append(note)

    def template(self, name: str) -> Template:
        """Return a template by its path. Raises jinja2.TemplateNotFound."""
        return self._environment.get_template(name)

    def _module(self, template: str) -> Any:
        """Return the macros of a template."""
        return self.template(template).module

    def _macros(self, name: str) -> Any:
        """Return the macros of a kind of element."""
        return self._module(f"elements/{name}.html.j2")

    def _render(self, template: str) -> Any:
        """Return the macro that fills a slot. Raise jinja2.TemplateSyntaxError for a template without it."""
        found = self.template(template)
        try:
            return found.module.render  # type: ignore[attr-defined]
        except AttributeError:
            raise TemplateSyntaxError("it has no macro `render`", 1, template, found.filename) from None

    def heading(self, section: Section) -> Markup:
        """Return the title of a division as XHTML fit for lists: its own, or a term of the language."""
        if section.heading.plain or section.kind not in TITLED:
            return self._listed(section.heading.listed)
        if section.notes_of:
            part = self._by_id[section.notes_of]
            return Markup(escape(self.terms["notes-to"])).replace("%", self.heading(part) or self.label(part))
        return Markup("{}").format(self.terms[section.kind.value])

    def plain_heading(self, section: Section) -> str:
        """Return the title of a division as plain text."""
        if section.heading.plain or section.kind not in TITLED:
            return section.heading.plain
        if section.notes_of:
            return self.terms["notes-to"].replace("%", self.label(self._by_id[section.notes_of]))
        return self.terms[section.kind.value]

    def label(self, section: Section) -> str:
        """Return a name for a division that may have no title: its title, "Chapter 3", a term, or the title
        of the book."""
        return (
            self.plain_heading(section)
            or self._numbered(section.kind.value, section.heading.number)
            or self._word(section.kind.value)
            or self.composed.plain_title
        )

    def list_number(self, entry: ContentsEntry) -> str:
        """Return the number of an entry as lists print it: parts and appendices with their word before it.

        An entry without a title has its number in the title's place.
        """
        if not entry.number or not self._has_title(entry):
            return ""
        word = self.terms.get(entry.kind.capitalize(), "") if entry.kind in _NAMED else ""
        return f"{word} {entry.number}".strip()

    def list_heading(self, entry: ContentsEntry) -> Markup:
        """Return the title of an entry as XHTML: its own, a term of the language, or "Chapter 3"."""
        return self._listed(entry.title) if entry.plain else Markup("{}").format(self._untitled(entry))

    def list_caption(self, thing: Table | Figure | Listing) -> Markup:
        """Return the caption of a table, figure or listing as XHTML for lists."""
        if thing.caption is None or (isinstance(thing, Table) and thing.short_caption):
            return escape(thing.plain)
        return self._listed(thing.caption)

    def _listed(self, title: Element) -> Markup:
        """Return a title or caption as XHTML fit for lists.

        Formulas are drawn in print; the contents of an e-reader show text alone, and have them written out.
        """
        twin = copy(title)
        for node in list(twin.iter(etree.Element)):
            if is_noteref(node):
                drop(node)
            elif node.get(Data.SLOT) == "formula" and self.medium is not Medium.PRINT:
                node.attrib.clear()
                node.set("class", "formula")
        self._fill(twin)
        return Markup(used_up(for_lists(twin)))

    def list_title(self, entry: ContentsEntry) -> str:
        """Return an entry as one line of plain text, for the PDF outline and the NCX."""
        title = entry.plain or self._untitled(entry)
        number = self.list_number(entry)
        return f"{number}. {title}" if number else title

    def _has_title(self, entry: ContentsEntry) -> bool:
        return bool(entry.plain) or entry.kind in TITLED

    def _untitled(self, entry: ContentsEntry) -> str:
        if self._has_title(entry):
            return self.terms[entry.kind]
        return self._numbered(entry.kind, entry.number) or self.terms.get(entry.kind.capitalize(), entry.kind)

    def _word(self, kind: str) -> str:
        """Return the word for a kind of division, as it begins a line."""
        return self.terms.get(kind.capitalize(), "") or self.terms.get(kind, "")

    def _numbered(self, kind: str, number: str) -> str:
        """ "Chapter 3"; "" without a number."""
        return f"{self.terms.get(kind.capitalize(), '')} {number}".strip() if number else ""

    def section(self, section: Section) -> str:
        """Return a division as XHTML, one ``<section>``."""
        with self.terms.within(section.language), self._environment.bounded():
            return self._section(section)

    def _section(self, section: Section) -> str:
        what = meaning(section)
        self._here = section.id
        context: dict[str, Any] = {
            "section": section,
            "meaning": what,
            "body": self._body(section.body),
            "title": self._title(section),
            "subtitle": self._body(section.heading.subtitle),
            "footnotes": self._footnotes(section.id),
            "note_lists": self._note_lists(section),
            "chapter_notes": self._chapter_notes(section),
        }
        return self.template(f"sections/{what.template}.html.j2").render(context).strip()

    def _title(self, section: Section) -> Markup:
        if section.heading.plain:
            return self._body(section.heading.title)
        return self.heading(section)

    def _body(self, tree: Element | None) -> Markup:
        if tree is None:
            return Markup()
        twin = copy(tree)
        self._fill(twin)
        return Markup(used_up(twin))

    def _fill(self, tree: Element) -> None:
        """Put what the templates make into the slots of a tree."""
        replaced: set[Element] = set()  # elements that their templates have replaced
        if self.medium is Medium.PRINT:
            drop_for_screens(tree)
        for node in list(tree.iter(etree.Element)):
            if node in replaced:
                continue
            slot = node.get(Data.SLOT)
            if slot == "element":
                replaced.update(node.iter(etree.Element))
            with self.terms.within(language_at(node)):
                if slot == "references":
                    replaced.update(self._references(node))
                else:
                    self._fill_one(node)
        part_calls(tree, lambda both: self._macros("note").between(both))

    def _fill_one(self, node: Element) -> None:
        slot = node.get(Data.SLOT, "")
        if slot == "reference":
            self._reference(node)
        elif slot == "element":
            self._element(node)
        elif slot in self._things and (kind := self._elements.of_slot(slot)):
            self._put(node, kind.template, self._things[slot](node))
        elif is_noteref(node) and self.medium is Medium.PRINT:
            self._footnote(node)
        elif node.get(Data.WIDTH) or node.get(Data.HEIGHT):
            self._sizes.set_in_line(node)
        elif node.get(Data.AUTHOR) is not None:
            set_addition(node, self._macros("addition"))

    def _element(self, node: Element) -> None:
        """Put what the template of an element makes in its place: of what it holds, and of its fields."""
        kind = self._elements.named(node.get(Data.ELEMENT, ""))
        fields = {one.name: Markup() for one in kind.attributes if one.use is not AttributeUse.OWN}
        for child in list(node):
            if name := child.get(Data.FIELD):
                fields[name] = Markup(inner(child))
                drop(child)
        names = {EPUB_TYPE: "epub:type", XML_LANG: "xml:lang"}
        attributes = {names.get(str(name), str(name)): str(value) for name, value in node.attrib.items()}
        for name in (Data.SLOT, Data.ELEMENT):
            attributes.pop(name, None)
        made = self._render(kind.template)(Markup(inner(node)), fields, attributes)
        self._replace(node, made)

    def _reference(self, node: Element) -> None:
        target = self.composed.targets[node.get("href", "#")[1:]]
        if opens_sentence(node, self.terms["abbreviations"].lower().split()):
            node.set(Data.FIRST, "true")
        tail = node.tail or ""
        if tail[:1] in {".", ","} and self.terms["point-inside-quotes"] == "yes":
            node.set(Data.POINT, tail[0])
        other = elsewhere(target, self._here, self._by_id, self.composed.book)
        made = self._put(node, "elements/reference.html.j2", target, other)
        last = made[-1]
        if node.get(Data.POINT) and last.tail and Data.POINT in last.attrib:
            last.tail = last.tail[1:]
            del last.attrib[Data.POINT]

    def _references(self, group: Element) -> list[Element]:
        """Set several references, and return those that are done."""
        opens = opens_sentence(group, self.terms["abbreviations"].lower().split())
        nodes = list(group)
        kind = set_group(group, self.composed.targets, self.terms)
        if kind is None:
            return []
        own = nodes[0].get(Data.WORD, "")
        capital = opens or nodes[0].get(Data.FIRST)
        for node in list(group):
            self._reference(node)
        macros = self._module("elements/reference.html.j2")
        self._replace(group, macros.several(kind, own, capital, Markup(inner(group))))
        return nodes

    def _put(self, node: Element, template: str, thing: object, *more: object) -> list[Element]:
        """Put what a template makes in the place of a slot, and return it."""
        attributes = {str(name): str(value) for name, value in node.attrib.items()}
        return self._replace(node, self._render(template)(thing, attributes, *more))

    def _replace(self, node: Element, xhtml: object) -> list[Element]:
        """Put what a template made in the place of a node, with its own slots filled, and return it."""
        holder = element("div", content=parse(str(xhtml).strip()))
        self._fill(holder)
        made = list(holder)
        replace(node, made)
        return made

    def _note(self, note: Note) -> Markup:
        """Return the blocks of a note, with its signature, if it has one, at the end of the last."""
        twin = copy(note.body)
        say_language(twin)
        self._fill(twin)
        signature = str(self._macros("note").signature(note.author if note.signed else "")).strip()
        if signature:
            sign(twin, parse(signature))
        return Markup(used_up(twin))

    def _footnote(self, call: Element) -> None:
        """In print the first call of a note of the page foot is the note itself; the engine floats it."""
        note = self.composed.notes.get((call.get("href") or "#")[1:])
        if note and note.place == "page-foot" and note.calls and note.calls[0] == call.get("id"):
            made = self._macros("note").footnote_at_foot(note, self._note(note))
            nodes = parse(str(made).strip())
            for node in nodes:
                collapse_spaces(node)
            replace(call, nodes)
        elif note and note.by_page:
            call.extend(parse(str(self._macros("note").elsewhere(note))))

    def _footnotes(self, section: str) -> list[tuple[Note, Markup]]:
        """Notes of the page foot that are called first in this division. In print they are at their calls."""
        if self.medium is Medium.PRINT:
            return []
        notes = self._notes_of.get(section, [])
        return [(note, self._note(note)) for note in notes if note.place == "page-foot"]

    def _note_lists(self, section: Section) -> _NoteLists:
        """Return the headings of a division of notes, with the notes under them; else nothing."""
        if meaning(section).template != "notes":
            return []
        return self._with_texts(arrange(self.composed, section, self.terms))

    def _chapter_notes(self, section: Section) -> _NoteLists:
        """Return the notes that stand at the end of a division."""
        return self._with_texts(at_end(self.composed, self._notes_of.get(section.id, ()), self.terms))

    def _with_texts(self, lists: Iterable[NoteList]) -> _NoteLists:
        return [(one.heads, [(note, self._note(note)) for note in one.notes]) for one in lists]
