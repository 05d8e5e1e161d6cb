"""With a style of notes each citation of the text becomes a note, numbered among the others."""

import re
from dataclasses import replace

from markdown_it.token import Token

from octavo.compose.citing.slots import convert_loose_references, items_of
from octavo.compose.draft import Draft
from octavo.compose.trees import section_trees, table_trees
from octavo.core.diagnostics import Span
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, append_text, element, span_of
from octavo.source.manuscript import NoteSource
from octavo.source.text import Text

#: What a call stands behind: signs that close the clause, with the quotation marks at them.
_CLOSING = re.compile(r"""["'”’»)]*[.,;:!?]+["'”’»]*""")
#: A text whose sentence has ended.
_ENDED = re.compile(r"""[.!?…]["'”’»)]*$""")


def place_citations(draft: Draft) -> None:
    """Find out which loose references are citations; with a style of notes, make notes of the citations that
    stand in texts, titles, tables and captions."""
    bibliography = draft.manuscript.bibliography
    if not bibliography.works or bibliography.style is None:
        return
    maker = _CitationNotes(draft) if bibliography.style.in_notes else None
    for section in draft.sections:
        for tree in section_trees(section):
            convert_loose_references(draft, tree)
            if maker:
                maker.visit(tree)
    for table in draft.tables.values():
        for text in table_trees(table):
            convert_loose_references(draft, text)
        aside = {id(note.body) for note in table.notes} | {
            id(text) for text in (table.source, *table.remarks)
        }
        for text in table_trees(table) if maker else ():
            if maker and id(text) not in aside:
                maker.visit(text)
    for picture in draft.pictures.values():
        if picture.caption is not None:
            convert_loose_references(draft, picture.caption)
            if maker:
                maker.visit(picture.caption)
    if maker:
        maker.finish()


class _CitationNotes:
    """Makes notes of citations."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        book = draft.manuscript.book
        known = [one.id for one in book.notes if one.id == book.citations.series]
        self._series = known[0] if known else book.notes[0].id  # one that is unknown has been reported
        self._made: dict[tuple[str | None, str], NoteSource] = {}

    def visit(self, tree: Element) -> None:
        """Put a call in the place of each citation in a tree. The names of a work that belong to the sentence
        stay before it, as a slot of their own."""
        for node in list(tree.iter("{*}span")):
            if node.get(Data.SLOT) != "citation":
                continue
            call = self._call(node)
            if node.get(Data.FORM) == "narrative":
                node.set(Data.FORM, "author")
                call.tail, node.tail = node.tail, None
                node.addnext(call)
            else:
                _trim_before(node)
                call.tail, node.tail = node.tail, None
                parent = node.getparent()
                if parent is not None:
                    parent.replace(node, call)
            _move_behind(call)

    def finish(self) -> None:
        """Hand the notes to the manuscript."""
        manuscript = self._draft.manuscript
        self._draft.manuscript = replace(manuscript, notes={**manuscript.notes, **self._made})

    def _call(self, node: Element) -> Element:
        number = len(self._made) + 1
        while (None, f"citation-{number}") in {**self._draft.manuscript.notes, **self._made}:
            number += 1
        name = f"citation-{number}"
        span = span_of(node) or Span("")
        self._made[None, name] = NoteSource(name, None, self._series, None, _text(node, span), span)
        attributes = {
            "epub:type": "noteref",
            "role": "doc-noteref",
            "class": "note-call",
            Data.NOTE: name,
            Data.SCOPE: "",
        }
        return element("a", attributes, span=span)


def _text(node: Element, span: Span) -> Text:
    """Return the text of the note: a paragraph with the citation and nothing else."""
    lines = [span.line - 1, span.line]
    citation = Token("citation", "span", 0, content=node.text or "")
    citation.meta = {"items": items_of(node), "narrative": False, "span": span}
    inline = Token("inline", "", 0, children=[citation], map=lines, meta={"span": span}, level=1)
    opens = Token("paragraph_open", "p", 1, block=True, map=lines, meta={"span": span})
    return Text((opens, inline, Token("paragraph_close", "p", -1, block=True)), span)


def _trim_before(node: Element) -> None:
    """Remove the space before a call."""
    previous, parent = node.getprevious(), node.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip(" \n")
    elif parent is not None:
        parent.text = (parent.text or "").rstrip(" \n")


def _move_behind(call: Element) -> None:
    """Move a call behind the signs that close its clause."""
    found = _CLOSING.match(call.tail or "")
    parent, previous = call.getparent(), call.getprevious()
    if not found or parent is None:
        return
    call.tail = (call.tail or "")[found.end() :]
    before = previous.tail if previous is not None else parent.text
    if found[0] == "." and _ENDED.search(before or ""):
        return  # "So it was. [@a]." has ended before the citation
    if previous is not None:
        previous.tail = (previous.tail or "") + found[0]
    elif parent.index(call) == 0:
        parent.text = (parent.text or "") + found[0]
    else:
        append_text(parent, found[0])
