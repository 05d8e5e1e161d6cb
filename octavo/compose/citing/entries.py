"""The bibliography: its entries, in sections, as XHTML."""

import re

from octavo.compose.citing.rich_text import written
from octavo.compose.draft import Draft, SectionDraft
from octavo.core.diagnostics import Span
from octavo.core.slugs import anchor_slug
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, add_child, element, move_content
from octavo.csl.processor import Processor
from octavo.csl.rich import Rich
from octavo.elements.builder import build_inline
from octavo.source.bibliography.model import BibliographyText, WorkSource
from octavo.source.bibliography.options import BibliographySection
from octavo.source.manuscript import Kind


def make_bibliography(draft: Draft, processor: Processor, listed: list[str]) -> dict[str, str]:
    """Write the entries into the divisions of the kind bibliography. The ids of entries come back, by the
    keys of their works."""
    sections = [one for one in draft.sections if one.division.kind is Kind.BIBLIOGRAPHY]
    printer = _BibliographyPrinter(draft, processor)
    for section in sections:
        if section.body is None:
            section.body = element("div", span=section.division.span)
        printer.fill(section, listed)
        break  # the works stand in one place; further divisions of the kind have texts of their own
    return printer.ids


class _BibliographyPrinter:
    """Makes lists of entries, and remembers their ids."""

    def __init__(self, draft: Draft, processor: Processor) -> None:
        self._draft = draft
        self._processor = processor
        self._works = draft.manuscript.bibliography.works
        self._options = draft.manuscript.book.bibliography
        self.ids: dict[str, str] = {}

    def fill(self, section: SectionDraft, listed: list[str]) -> None:
        """Fill one division: with its sections, or with one list of all entries."""
        body = section.body
        if body is None:
            return
        for paragraph in body.iter("{*}p"):
            if not paragraph.get("class"):
                paragraph.set("class", "lead")  # what stands before the entries is no entry
        texts = self._draft.manuscript.bibliography.texts
        left = list(listed)
        for number, part in enumerate(self._options.sections):
            taken = [key for key in left if _takes(part, self._works[key])]
            left = [key for key in left if key not in taken]
            text = texts[number] if number < len(texts) else BibliographyText()
            if taken:
                self._section(section, body, text, taken)
        if left and self._options.sections:
            self._draft.diagnostics.warning(
                "work-unplaced",
                self._works[left[0]].span,
                f"{len(left)} work(s) stand in no section of the bibliography, the first is `{left[0]}`; "
                "they come at its end",
                "give them a keyword that a section takes, or add a section without keyword, types and keys",
            )
        if left:
            self._list(body, left)
        if not self.ids:
            self._draft.diagnostics.warning(
                "bibliography-empty",
                section.division.span,
                "the bibliography lists nothing: nothing that the style lists is cited",
                "cite works, write `works: all` under `bibliography:` in book.yaml, or take the division out",
            )

    def _section(self, section: SectionDraft, body: Element, text: BibliographyText, keys: list[str]) -> None:
        if text.title is not None:
            level = min(section.level + 1, 6)
            head = add_child(body, f"h{level}", {"class": "subhead-1"}, text.title.span)
            move_content(build_inline(self._draft.elements, text.title, None), head)
            words = "".join(str(part) for part in head.itertext())
            head.set("id", self._draft.unique(f"{section.id}--{anchor_slug(words) or 'section'}"))
        if text.lead is not None:
            lead = add_child(body, "p", {"class": "lead"}, text.lead.span)
            move_content(build_inline(self._draft.elements, text.lead, None), lead)
        self._list(body, keys)

    def _list(self, body: Element, keys: list[str]) -> None:
        repeated = self._options.repeated_author
        sign = "" if repeated is False else repeated
        list_ = element("ul", {"class": "bibliography-list"})
        for key, rich in self._processor.bibliography(keys, sign):
            item = self._entry(list_, self._works[key], rich)
            volumes = self._works[key].volumes
            if volumes:
                self._volumes(item, volumes)
        if len(list_):
            body.append(list_)

    def _volumes(self, item: Element, volumes: tuple[WorkSource, ...]) -> None:
        """Add the volumes of a work below its entry, in their own order, with only what they say
        themselves."""
        below = add_child(item, "ul", {"class": "bibliography-list volumes"})
        for volume in volumes:
            made = self._processor.bibliography([f"{volume.key}\0"], "")
            if made:
                entry = self._entry(below, volume, made[0][1])
                if volume.volumes:
                    self._volumes(entry, volume.volumes)
        if not len(below):
            item.remove(below)

    def _entry(self, list_: Element, work: WorkSource, rich: Rich) -> Element:
        wanted = "ref-" + re.sub(r"[^\w.-]+", "-", work.key)
        name = self._draft.unique(wanted)
        self.ids[work.key] = name
        attributes = {"id": name, "class": "entry", "epub:type": "biblioentry"}
        item = add_child(list_, "li", attributes, work.span or Span("bibliography"))
        line = written(rich, self._draft.language, {}, whole=False)
        text = add_child(item, "p", {"class": "entry-line"})
        move_content(line, text)
        if self._options.backlinks:
            add_child(text, "span", {Data.SLOT: "backlinks", Data.CALLS: "", Data.WORK: work.key})
        return item


def _takes(part: BibliographySection, work: WorkSource) -> bool:
    """Return True if a section of the bibliography takes a work; one that names nothing takes all that are
    left."""
    if part.keyword is None and not part.types and not part.keys:
        return True
    return (
        part.keyword in work.keywords or str(work.data.get("type", "")) in part.types or work.key in part.keys
    )
