"""The glossary: its list in the order of the language, and links to it from the first use of each term."""

from collections.abc import Sequence

from octavo.compose.draft import Draft
from octavo.compose.index.collation import Order
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, add_child, append_text, copy, element, local, move_content, plain
from octavo.elements.builder import build_blocks, build_inline
from octavo.elements.lookup import ElementLookup
from octavo.source.manuscript import GlossaryTerm, Kind


def make_glossary(draft: Draft) -> None:
    """Put the list of terms at the end of the division that is the glossary, as a definition list. The words
    of "see" are the template's: an empty ``<span data-slot="see">`` waits for them."""
    section = next((one for one in draft.sections if one.division.kind is Kind.GLOSSARY), None)
    terms = draft.manuscript.glossary
    if section is None or not terms:
        return
    names = {one.id: build_inline(draft.elements, one.term, None) for one in terms}
    order = Order(draft.rules)
    by_words = sorted(
        terms, key=lambda one: order.key(one.sort or plain(names[one.id]), given=one.sort is not None)
    )
    if section.body is None:
        section.body = element("div", span=section.division.span)
    listed = add_child(section.body, "dl", {"class": "terms"})
    for one in by_words:
        listed.append(_entry(draft, one, names))


def _entry(draft: Draft, one: GlossaryTerm, names: dict[str, Element]) -> Element:
    entry = element("div", {"class": "entry"}, span=one.span)
    head = add_child(entry, "dt", {"epub:type": "glossterm"}, one.span)
    move_content(copy(names[one.id]), add_child(head, "dfn", {"id": one.id}))
    body = add_child(entry, "dd", {"epub:type": "glossdef"}, one.span)
    if one.definition is not None:
        move_content(_unwrapped(build_blocks(draft.elements, one.definition, None)), body)
    if one.see is not None:
        holder = body[-1] if len(body) and local(body[-1]) == "p" else body
        if one.definition is not None:
            append_text(holder, " ")
        also = "also" if one.definition is not None else "only"
        add_child(holder, "span", {Data.SLOT: "see", Data.TARGET: one.see, Data.KIND: also})
    return entry


def _unwrapped(blocks: Element) -> Element:
    """Return the paragraph of a definition that has no other, since it needs none in its ``<dd>``, else
    all blocks."""
    if len(blocks) == 1 and local(blocks[0]) == "p" and not blocks[0].attrib.get("class"):
        return blocks[0]
    return blocks


def forms_of(terms: Sequence[GlossaryTerm], elements: ElementLookup) -> dict[str, GlossaryTerm]:
    """Return every form under which a term may stand in the text, with the term; the first term of a form
    has it."""
    found: dict[str, GlossaryTerm] = {}
    for one in terms:
        head = " ".join(plain(build_inline(elements, one.term, None)).split())
        for form in (*_cases(head, is_head=True), *(case for other in one.also for case in _cases(other))):
            if form:
                found.setdefault(form, one)
    return found


def _cases(form: str, is_head: bool = False) -> list[str]:
    """Return a form as it is written, and with a capital at the beginning of a sentence.

    The head of an entry has its capital from the list, unless it is a name: of several words with capitals,
    or all in capitals.
    """
    words = form.replace("\u2019", "'").split()
    if not words:
        return []
    form = " ".join(words)
    first, rest = form[0], form[1:]
    if first.islower():
        return [form, first.upper() + rest]
    name = form.isupper() or any(word[0].isupper() for word in words[1:])
    return [form, first.lower() + rest] if is_head and first.isupper() and not name else [form]
