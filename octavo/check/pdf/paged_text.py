"""The passages of a PDF, in the order of its structure tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, NameTree, Object, Pdf

from octavo.check.passages import TaggedPassage, TextPart, squeezed
from octavo.check.pdf.content import ContentReader, DrawnText, PageContent
from octavo.check.pdf.properties import Properties, read_properties
from octavo.check.pdf.tree import Element, LinkedObject, MarkedContent, read_tree

_INLINE = frozenset(
    [
        "Span",
        "Quote",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Em",
        "Strong",
        "Sub",
        "NonStruct",
        "Private",
    ]
)
_ROLES = {"TH": "head", "TD": "cell", "Caption": "caption"} | {
    f"H{level}": f"h{level}" for level in range(1, 7)
}
_AROUND = {
    "Note": "note", "FENote": "note", "TOC": "contents", "TOCI": "contents", "Index": "index",
    "BlockQuote": "quote", "LI": "item", "Table": "table",
}  # fmt: skip


@dataclass
class PagedText:
    """The passages of a PDF, what its pages draw, its structure tree; the named places and their pages."""

    passages: list[TaggedPassage] = field(default_factory=list)
    contents: list[PageContent] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    tree: Element | None = None
    looks: list[tuple[str, float, float, int]] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    properties: Properties = field(default_factory=Properties)


def read_paged_text(path: Path) -> PagedText:
    """Read a finished PDF. Raise pikepdf's errors if it is damaged."""
    stamp = path.stat()
    return _read(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=1)
def _read(path: Path, *stamp: int) -> PagedText:  # noqa: ARG001 - key of the cache
    """Read a file as it is: two checks ask for it in a row."""
    with pikepdf.open(path) as pdf:
        reader = ContentReader(pdf)
        found = PagedText(labels=[str(page.label) for page in pdf.pages])
        found.contents = [reader.read(page) for page in pdf.pages]
        found.tree = read_tree(pdf)
        found.places = dict(_places(pdf))
        found.properties = read_properties(pdf)
        if found.tree is not None:
            _Walk(found, _link_targets(pdf)).run(found.tree)
    return found


def _places(pdf: Pdf) -> Iterator[tuple[str, int]]:
    """Yield the named destinations, each with the index of its page."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    for name, place in NameTree(names).items() if names is not None else ():
        target = place.get("/D") if isinstance(place, Dictionary) else place
        if isinstance(target, Array) and len(target) and isinstance(target[0], Dictionary):
            yield str(name), numbers.get(target[0].objgen, -1)


def _link_targets(pdf: Pdf) -> dict[int, str]:
    """Return the target of each link annotation, a name or an address, by the number of its object."""
    found: dict[int, str] = {}
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            if annotation.get("/Subtype") == "/Link":
                found[annotation.objgen[0]] = _target(annotation)
    return found


def _target(annotation: Object) -> str:
    action = annotation.get("/A")
    destination = annotation.get("/Dest") if action is None else action.get("/D", action.get("/URI"))
    if destination is None or isinstance(destination, Array | Dictionary):
        return ""
    return str(destination).removeprefix("/")


class _Walk:
    """Goes through the structure tree and makes passages of it."""

    def __init__(self, found: PagedText, targets: dict[int, str]) -> None:
        self._found = found
        self._targets = targets
        self._texts: dict[MarkedContent, list[DrawnText]] = {}
        for page, content in enumerate(found.contents):
            for text in content.texts:
                if text.mark >= 0 and not text.form:
                    self._texts.setdefault(MarkedContent(page, text.mark), []).append(text)
        self._faces: dict[tuple[str, float, float], dict[int, list[int]]] = {}
        self._marks: list[int] = []
        self._passage: TaggedPassage | None = None
        self._last: DrawnText | None = None
        self._label: list[str] | None = None
        self._next_label = self._label_target = ""
        self._table = self._row = 0
        self._numbers = count(1)
        self._formula = False

    def run(self, tree: Element) -> None:
        self._inside(tree, (), "text", "", "", "")

    def _inside(
        self, element: Element, around: tuple[str, ...], role: str, language: str, scope: str, note: str
    ) -> None:
        for kid in element.kids:
            if isinstance(kid, MarkedContent):
                self._content(kid, around, role, language, scope, note)
            elif isinstance(kid, Element):
                self._element(kid, around, role, language, scope, note)

    def _element(
        self, element: Element, around: tuple[str, ...], role: str, language: str, scope: str, note: str
    ) -> None:
        kind = element.kind
        inner = element.language or language
        if kind in ("Figure", "Formula"):
            self._picture(element, around, inner)
        elif kind == "Lbl":
            self._label = []
            self._inside(element, around, role, inner, scope, note)
            self._label_target = self._first_target(element)
            self._next_label, self._label = squeezed("".join(self._label)), None
        elif kind in _INLINE:
            self._inline(element, around, role, language, scope, note)
        else:
            self._formula = False
            outer = self._table, self._row
            if kind == "Table":
                self._table = next(self._numbers)
            if kind == "TR":
                self._row = next(self._numbers)
            name = _AROUND.get(kind, "")
            note = element.identifier if kind in ("Note", "FENote") else note
            before = self._passage, self._last
            self._passage = self._last = None
            role = _ROLES.get(kind, "text" if kind != "Div" or role != "caption" else role)
            inner_around = (name,) if name == "note" else (*around, name) if name else around
            self._inside(element, inner_around, role, inner, element.scope, note)
            if kind == "Table":  # it may stand in a note that is called in another one
                self._table, self._row = outer
            # A note stands in the middle of its paragraph; what follows any other block begins anew.
            self._passage, self._last = before if name == "note" else (None, None)

    def _inline(
        self, element: Element, around: tuple[str, ...], role: str, language: str, scope: str, note: str
    ) -> None:
        if element.kind == "Reference" and "contents" not in around and "index" not in around:
            mark: list[str] = []
            outer, self._label, self._marks = self._label, mark, []
            self._inside(element, around, role, language, scope, note)
            self._label = outer
            if outer is None and (passage := self._passage) is not None:
                passage.calls.append((len(passage.text), "".join(mark).strip()))
                passage.call_looks.append(self._marks)
                passage.call_targets.append(self._first_target(element))
            elif outer is not None:
                outer += mark
            return
        passage = self._passage
        start = len(passage.text) if passage is not None else 0
        self._inside(element, around, role, language, scope, note)
        passage = self._passage if passage is None else passage
        if passage is None or self._label is not None:
            return
        end = len(passage.text)
        numbers = [kid.number for kid in element.kids if isinstance(kid, LinkedObject)]
        if element.kind == "Link" and end > start:
            passage.links.append(TextPart(start, end, self._targets.get(numbers[0], "") if numbers else ""))
        if element.language and end > start:
            passage.languages.append(TextPart(start, end, element.language))

    def _first_target(self, element: Element) -> str:
        """Return the target of the first link in an element, or ""."""
        numbers = (one.number for one in element.walk() if isinstance(one, LinkedObject))
        return self._targets.get(next(numbers, -1), "")

    def _picture(self, element: Element, around: tuple[str, ...], language: str) -> None:
        if element.kind == "Formula":
            self._formula = True
            if self._passage is not None:
                self._passage.formula = True
        text = element.alternative or ""
        page = next((kid.page for kid in element.walk() if isinstance(kid, MarkedContent)), -1)
        label = self._found.labels[page] if 0 <= page < len(self._found.labels) else ""
        self._found.passages.append(
            TaggedPassage(
                element.kind.lower(),
                frozenset(around),
                squeezed(text),
                plain=text,
                page=label,
                language=language,
            )
        )

    def _content(
        self, content: MarkedContent, around: tuple[str, ...], role: str, language: str, scope: str, note: str
    ) -> None:
        for text in self._texts.get(content, ()):
            if self._label is not None:
                self._label.append(text.text)
                self._marks += self._looks_of(text)
                continue
            self._add(text, content.page, around, role, language, scope, note)

    def _add(
        self,
        text: DrawnText,
        page: int,
        around: tuple[str, ...],
        role: str,
        language: str,
        scope: str,
        note: str,
    ) -> None:
        passage = self._passage
        label = self._found.labels[page] if 0 <= page < len(self._found.labels) else ""
        if passage is None:
            if not squeezed(text.text):
                return
            passage = self._passage = TaggedPassage(
                role, frozenset(around), label=self._next_label, language=language, page=label, scope=scope,
                table=self._table, row=self._row, note=note, formula=self._formula,
            )  # fmt: skip
            if self._next_label:
                passage.label_target = self._label_target
            self._next_label = ""
            self._found.passages.append(passage)
        elif (passage.turns[-1][1] if passage.turns else passage.page) != label:
            passage.turns.append((len(passage.text), label))
        turned = self._last is not None and abs(self._last.baseline - text.baseline) > 1
        if turned and passage.plain[-1:] == "\u2010":
            passage.plain = passage.plain[:-1]
        elif turned:
            passage.plain += " "
        passage.plain += text.text
        passage.runs.append((page, text))
        passage.text += squeezed(text.text)
        passage.look += self._looks_of(text)
        self._last = text

    def _looks_of(self, text: DrawnText) -> list[int]:
        """Return the number of the look of each sign that is compared."""
        face = (text.font, round(text.size, 1), round(text.slant, 2))
        known = self._faces.setdefault(face, {})
        found: list[int] = []
        for sign, code in zip(text.signs, text.codes, strict=True):
            look = known.get(code)
            if look is None:
                look = known[code] = [len(self._found.looks)] * len(squeezed(sign))
                self._found.looks.append((*face, code))
            found += look
        return found
