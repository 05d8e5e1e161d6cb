"""Write out all citations of the book and its bibliography."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from octavo.compose.citing.entries import make_bibliography
from octavo.compose.citing.rich_text import written
from octavo.compose.citing.slots import citation_slots, convert_loose_references, items_of
from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.core.diagnostics import Span
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, append_text, drop, plain, pop_attribute, replace, span_of, unwrap
from octavo.csl.locale import Locale
from octavo.csl.locators import split_locator
from octavo.csl.model import Citation, Cite
from octavo.csl.processor import Processor
from octavo.csl.style import Style
from octavo.languages import Language, cldr
from octavo.source.bibliography.model import WorkSource


@dataclass(slots=True)
class _PlacedCitation:
    """A slot with its place, and the citation in it."""

    node: Element
    section: SectionDraft
    note: Note | None
    citation: Citation
    form: str


def process_citations(draft: Draft, style: Style) -> None:
    """Fill all slots of citations, and the division that prints the bibliography."""
    for note in draft.notes.values():
        convert_loose_references(draft, note.body)
    works = _all_works(draft.manuscript.bibliography.works)
    places = _places(draft, style, works)
    cited = list(dict.fromkeys(cite.key for place in places for cite in place.citation.cites))
    listed = _listed(draft, cited)
    # A set stands for its cited volumes in the list; it is not one more work of the same names and year.
    alone = [key for key in listed if works[key].below.isdisjoint(cited)]
    keys = list(dict.fromkeys([*cited, *alone]))
    data = {key: work.data for key, work in works.items()}
    data |= {f"{key}\0": work.own or work.data for key, work in works.items()}
    processor = Processor(style, data, keys, _collation(draft.rules))
    entries = make_bibliography(draft, processor, listed)
    _fill(draft, processor, places, entries)


def _all_works(works: Mapping[str, WorkSource]) -> dict[str, WorkSource]:
    """Return all works and their volumes, by their keys."""
    found: dict[str, WorkSource] = {}

    def add(work: WorkSource) -> None:
        found.setdefault(work.key, work)
        for volume in work.volumes:
            add(volume)

    for work in works.values():
        add(work)
    return found


def _listed(draft: Draft, cited: list[str]) -> list[str]:
    """Return the works that the bibliography lists: those cited, with the sets that hold cited volumes, or
    all. They are in the order of their first citations, in which styles that do not sort them print them."""
    works = draft.manuscript.bibliography.works
    volumes = {key for work in works.values() for key in work.below}
    tops = [key for key in works if key not in volumes]
    places = {key: place for place, key in enumerate(cited)}
    found = {
        key: min((places[k] for k in (key, *works[key].below) if k in places), default=-1) for key in tops
    }
    listed = sorted((key for key in tops if found[key] >= 0), key=found.__getitem__)
    if draft.manuscript.book.bibliography.works == "all":
        listed += [key for key in tops if found[key] < 0]
    return listed


def _collation(language: Language) -> Callable[[str], object]:
    """Return the function that gives texts their sort keys, by the rules of a language (CLDR).

    Commas part a text: "Marsh, Ellen" comes before "Marshall, Ada" and "Marsh Reed, Ada". Other signs count
    as nothing, nor does an article at the head of a title or of a body's name.
    """
    collator = cldr.collator(language.collation)
    articles = [
        f"{re.escape(word[:-1])}['\u2019]" if word.endswith("'") else rf"{re.escape(word)}\s+"
        for word in sorted(language.articles)
    ]
    head = re.compile(rf"\W*(?:{'|'.join(articles) or '(?!)'})(?=\w)", re.IGNORECASE)

    def key(text: str) -> object:
        found = head.match(text)
        parts = text[found.end() :].split(",") if found else text.split(",")
        return tuple(collator.getSortKey(" ".join(re.sub(r"[^\w\s]", "", part).split())) for part in parts)

    return key


def _places(draft: Draft, style: Style, works: dict[str, WorkSource]) -> list[_PlacedCitation]:
    """Return all citations in reading order. Those of unknown works stay as written."""
    numbers = _numbers(draft)
    places = []
    for node, section, note in list(citation_slots(draft)):
        items = items_of(node)
        unknown = [item["key"] for item in items if item["key"] not in works]
        if unknown:  # most are reported already, at the same place in the same words
            draft.manuscript.bibliography.report_unknown(unknown, span_of(node), draft.diagnostics)
            unwrap(node)
            continue
        cites = tuple(_cite(item, style.locale) for item in items)
        opens, closes = _edges(node, note)
        home = note.section if note else section.id
        citation = Citation(
            cites,
            note=numbers[note.id] if note and style.in_notes else 0,
            run=_run(draft, section),
            series=note.series if note and style.in_notes else "",
            group=home if style.in_notes else section.id,
            opens=opens,
            closes=closes,
        )
        places.append(_PlacedCitation(node, section, note, citation, pop_attribute(node, Data.FORM)))
    return places


def _numbers(draft: Draft) -> dict[str, int]:
    """Return the place of each note in its series, from 1."""
    counts: dict[str, int] = defaultdict(int)
    numbers = {}
    for note in draft.notes.values():
        counts[note.series] += 1
        numbers[note.id] = counts[note.series]
    return numbers


def _cite(item: dict[str, object], locale: Locale) -> Cite:
    label, locator, suffix = split_locator(str(item["rest"]), locale)
    return Cite(
        str(item["key"]), locator, label, str(item["prefix"]), suffix, suppress_author=bool(item["suppress"])
    )


def _run(draft: Draft, section: SectionDraft) -> str:
    first = draft.manuscript.book.citations.first
    return {"book": "", "part": section.group.id, "chapter": section.id}[first]


def _edges(node: Element, note: Note | None) -> tuple[bool, bool]:
    """Return whether a citation opens its note, and whether it closes a paragraph of it."""
    holder = node.getparent()
    if note is None or holder is None:
        return False, False
    first = note.body[0] if len(note.body) else None
    before = node.getprevious() is None and not (holder.text or "").strip()
    after = node.getnext() is None and not (node.tail or "").strip()
    return before and holder is first, after and holder.getparent() is note.body


def _fill(draft: Draft, processor: Processor, places: list[_PlacedCitation], entries: dict[str, str]) -> None:
    """Write every citation into its slot."""
    style = processor.style
    citations = []
    for place in places:
        split = place.form == "narrative" and not style.in_notes
        citations.append(place.citation.without_author() if split else place.citation)
    authors = [place for place in places if place.form == "author"]
    hidden = {id(place) for place in authors}
    shown = [(p, c) for p, c in zip(places, citations, strict=True) if id(p) not in hidden]
    made = processor.citations([citation for _, citation in shown])
    calls: dict[str, list[str]] = defaultdict(list)
    for (place, _), rich in zip(shown, made, strict=True):
        node = written(rich, draft.language, entries, whole=not style.in_notes)
        if place.form == "narrative" and not style.in_notes:
            name = written(processor.author(place.citation.cites[0].key), draft.language, {}, whole=True)
            append_text(name, " " if plain(node) else "")
            name.extend([node])
            node = name
        if not place.citation.opens and place.note is None:
            _check_empty(draft, node, place)
        if draft.manuscript.book.bibliography.backlinks:
            _note_call(draft, node, place, calls)
        _put(place.node, node)
    _link_back(draft, calls)
    for place in authors:
        _put(
            place.node, written(processor.author(place.citation.cites[0].key), draft.language, {}, whole=True)
        )


def _note_call(draft: Draft, node: Element, place: _PlacedCitation, calls: dict[str, list[str]]) -> None:
    """Give a citation an id, and remember it with the works that it cites."""
    first = place.citation.cites[0].key
    node.set("id", draft.unique("cite-" + re.sub(r"[^\w.-]+", "-", first)))
    for cite in place.citation.cites:
        calls[cite.key].append(node.get("id", ""))


def _link_back(draft: Draft, calls: dict[str, list[str]]) -> None:
    """Set in the entries of the bibliography the ids of the places at which their works are cited."""
    for section in draft.sections:
        for node in list(section.body.iter("{*}span")) if section.body is not None else ():
            if node.get(Data.SLOT) == "backlinks":
                found = calls.get(pop_attribute(node, Data.WORK))
                if found:
                    node.set(Data.CALLS, " ".join(found))
                else:
                    drop(node)


def _check_empty(draft: Draft, node: Element, place: _PlacedCitation) -> None:
    if not plain(node):
        keys = ", ".join(cite.key for cite in place.citation.cites)
        draft.diagnostics.error(
            "citation-empty",
            span_of(place.node) or Span(""),
            f"the style prints nothing for the citation of {keys}",
            "the work lacks what the style cites it by: write names, a title, a date into the bibliography",
        )


def _put(slot: Element, node: Element) -> None:
    """Put a citation into its slot. A full stop that the text has already is not set twice."""
    node.set("class", "citation")
    tail = slot.tail or ""
    text = "".join(str(part) for part in node.itertext())
    if re.match(r"\s*\.", tail) and text.endswith((".", ".”", ".’")):
        slot.tail = tail.replace(".", "", 1)
    replace(slot, [node])
