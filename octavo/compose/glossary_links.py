"""The first use of each term of the glossary in each division leads to its entry."""

import re

from octavo.compose.draft import Draft
from octavo.compose.glossary import forms_of
from octavo.compose.trees import all_trees
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, classes, element, is_noteref, local, plain
from octavo.source.manuscript import GlossaryTerm, Kind

#: Elements in which no term is linked: heads, captions, code, what is a link already.
_CLOSED = frozenset(
    {
        "a",
        "code",
        "pre",
        "dfn",
        "figcaption",
        "caption",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
    }
)
#: Divisions that are not read through: display pages and lists.
_NO_TEXT = frozenset(
    {Kind.BIBLIOGRAPHY, Kind.COLOPHON, Kind.COPYRIGHT, Kind.DEDICATION, Kind.EPIGRAPH, Kind.GLOSSARY}
    | {Kind.HALF_TITLE, Kind.INDEX, Kind.TITLE_PAGE}
)
#: Class of a place whose words are not meant as the term.
OFF = "no-glossary"

Match = re.Match[str]
_APOSTROPHE = "'"


def link_glossary(draft: Draft) -> None:
    """Link the terms in texts and notes, and report those that stand nowhere in the book."""
    terms = draft.manuscript.glossary
    if not terms or all(one.division.kind is not Kind.GLOSSARY for one in draft.sections):
        return
    forms = forms_of(terms, draft.elements)
    pattern = _pattern(forms)
    _report(draft, forms, pattern)
    for section in draft.sections:
        if section.division.kind in _NO_TEXT:
            continue
        done = {one.id for one in terms if not one.link}
        notes = [note.body for note in draft.notes.values() if note.section == section.id]
        for tree in (section.body, *notes):
            if tree is not None:
                _Linker(forms, pattern, done).visit(tree)


def _pattern(forms: dict[str, GlossaryTerm]) -> re.Pattern[str]:
    """Return all forms, the longest first, as whole words; a space in one may be any in the text.

    They are grouped by their first letters, so that a text is searched fast for many.
    """
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        written = r"\s+".join(map(re.escape, form.split())).replace("'", "['\u2019]")
        groups.setdefault(form[0], []).append(written)
    words = "|".join(
        f"(?={re.escape(first) if first != _APOSTROPHE else '.'})(?:{'|'.join(group)})"
        for first, group in groups.items()
    )
    return re.compile(rf"(?<![\w\-\u2010\u2011])(?:{words})(?![\w\-\u2010\u2011])")


def _report(draft: Draft, forms: dict[str, GlossaryTerm], pattern: re.Pattern[str]) -> None:
    """Report terms that the text does not have: their entries explain nothing."""
    own = [one.body for one in draft.sections if one.division.kind is Kind.GLOSSARY]
    texts = [plain(tree) for tree in all_trees(draft) if all(tree is not body for body in own)]
    used = {forms[_form(found)].id for text in texts for found in pattern.finditer(text)}
    for one in draft.manuscript.glossary:
        if one.id not in used and (one.definition is not None or one.see is None):
            draft.diagnostics.warning(
                "term-unused",
                one.span,
                "this term of the glossary stands nowhere in the text",
                "write the form that the text has under `also:`, or take the term out",
            )


def _form(found: Match) -> str:
    return " ".join(found[0].split()).replace("\u2019", _APOSTROPHE)


class _Linker:
    """Goes through a text; ``done`` are the terms that need no link any more."""

    def __init__(self, forms: dict[str, GlossaryTerm], pattern: re.Pattern[str], done: set[str]) -> None:
        self._forms, self._pattern, self._done = forms, pattern, done

    def visit(self, node: Element) -> None:
        """Link in the text of an element and of those inside it."""
        inside = list(node)
        before, links = self._split(node.text or "")
        if links:
            node.text = before
            for place, link in enumerate(links):
                node.insert(place, link)
        for child in inside:
            if local(child) and not _is_closed(child):
                self.visit(child)
            before, links = self._split(child.tail or "")
            if links:
                child.tail = before
                for link in reversed(links):
                    tail, link.tail = link.tail, None
                    child.addnext(link)
                    link.tail = tail

    def _split(self, text: str) -> tuple[str, list[Element]]:
        """Return a text up to its first link, and the links with the text behind each."""
        links: list[Element] = []
        start, end = 0, None
        for found in self._pattern.finditer(text):
            one = self._forms[_form(found)]
            if one.id in self._done:
                continue
            self._done.add(one.id)
            if links:
                links[-1].tail = text[start : found.start()]
            else:
                end = found.start()
            attributes = {
                "class": "glossary-ref",
                "role": "doc-glossref",
                "epub:type": "glossref",
                "href": f"#{one.id}",
            }
            links.append(element("a", attributes, found[0]))
            start = found.end()
        if links:
            links[-1].tail = text[start:]
        return text[:end], links


def _is_closed(node: Element) -> bool:
    return local(node) in _CLOSED or is_noteref(node) or bool(node.get(Data.SLOT)) or OFF in classes(node)
