"""The passages of an e-book, in the order of its spine."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from octavo.check.epub.parts import opens_display, pages_before
from octavo.check.passages import TaggedPassage, TextPart, squeezed

_XHTML = "{http://www.w3.org/1999/xhtml}"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn"),
        *("em", "i", "img", "ins", "kbd", "mark", "q", "ruby", "rb", "rt", "rp"),
        *("s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    )
)
_STYLED = frozenset(
    [
        "b",
        "cite",
        "code",
        "dfn",
        "em",
        "i",
        "kbd",
        "mark",
        "samp",
        "strong",
        "sub",
        "sup",
        "var",
        "s",
        "del",
        "u",
    ]
)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
#: Classes and types of what the e-book has alone: the printed book has pages, and no landmarks.
_OF_EBOOK = frozenset({"page-list", "landmarks", "source-pages", "note-pages"})
#: What stands on another page than the text around it.
_APART = frozenset({"display", "note"})
_DEPTH = 400
#: The style of a formula that an e-book has as text, in other words than a drawing has.
WRITTEN_OUT = "written out"


@dataclass
class EbookPassages:
    """The passages of an e-book, the page labels at each of its ids
    (before and behind a page break that follows it), and its metadata by the names of Dublin
    Core. ``anchors`` are keyed by the id alone, which is that of the PDF's destination as well."""

    passages: list[TaggedPassage] = field(default_factory=list)
    anchors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    metadata: dict[str, list[str]] = field(default_factory=dict)
    contents: list[tuple[int, str, str]] = field(default_factory=list)  # level, title, target


def read_ebook(path: Path) -> EbookPassages:
    """Read a finished EPUB. Raise what zipfile and lxml raise for a damaged one."""
    found = EbookPassages()
    with zipfile.ZipFile(path) as archive:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        container = etree.fromstring(archive.read("META-INF/container.xml"), parser)
        name = next(container.iter("{*}rootfile")).get("full-path", "")
        package = etree.fromstring(archive.read(name), parser)
        for item in package.iter("{*}metadata"):
            for one in item.iterchildren(f"{_DC}*"):
                found.metadata.setdefault(etree.QName(one).localname, []).append(one.text or "")
        files = {
            item.get("id"): (item.get("href", ""), item.get("properties") or "")
            for item in package.iter(f"{_OPF}item")
        }
        reader = _PassageReader(found)
        roots: dict[str, etree._Element] = {}
        for item in package.iter(f"{_OPF}itemref"):
            href, _ = files.get(item.get("idref"), ("", ""))
            document = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(href)))
            if document.endswith(".xhtml") and item.get("idref") != "cover":
                roots[document] = etree.fromstring(archive.read(document), parser)
        reader.first = {document: _first_id(root) for document, root in roots.items()}
        for document, root in roots.items():
            reader.document(document, root)
    return found


def _first_id(root: etree._Element) -> str:
    """Return the id of the first section of a document, to which a link without a fragment leads."""
    body = root.find(f"{_XHTML}body")
    inner = body if body is not None else root
    return next((one.get("id", "") for one in inner.iter(etree.Element) if one.get("id")), "")


class _PassageReader:
    """Walks through the documents; what is open is kept for each element on the way."""

    def __init__(self, found: EbookPassages) -> None:
        self.found = found
        self.first: dict[str, str] = {}
        self._name = ""
        self._page = ""
        self._plates: dict[str, str] = {}
        self._passage: TaggedPassage | None = None
        self._around: tuple[str, ...] = ()
        self._label = self._label_target = ""
        self._spans: list[tuple[str, int, str]] = []
        self._displays = 0
        self._table = self._row = 0
        self._numbers = count(1)
        self._language = ""
        self._note = ""
        self._left = ""  # the page that has just ended: a word may have been divided there
        self._pending: list[tuple[str, str]] = []

    def document(self, name: str, root: etree._Element) -> None:
        """Add the passages of a document."""
        self._name = name
        self._language = root.get(_LANG) or root.get("lang") or ""
        body = root.find(f"{_XHTML}body")
        if body is not None:
            self._block(body, 0)

    def _block(self, element: etree._Element, depth: int) -> None:
        """Read an element that is a block: text in it is a passage of its own."""
        tag = etree.QName(element).localname
        if (
            depth > _DEPTH
            or _is_hidden(element)
            or not _OF_EBOOK.isdisjoint(_types(element))
            or not _OF_EBOOK.isdisjoint(_classes(element))
        ):
            return
        if (
            tag == "li"
            and element.getparent() is not None
            and etree.QName(element.getparent()).localname == "ol"
        ):
            self._label = _number(element)
        if tag == "figure":
            self._displays += 1
        if tag == "dt":
            self._label = squeezed("".join(map(str, element.itertext())))
            self._pass_over(element)
            return
        before = self._around, self._passage, self._language, self._note
        self._language = element.get(_LANG) or element.get("lang") or self._language
        kind = _kind(element, tag)
        if kind == "note":
            self._note, self._label = element.get("id", ""), ""
        if kind:
            kept = self._around if kind != "note" else ("display",) if "display" in self._around else ()
            self._around = (*kept, kind)
        if tag in _HEADINGS and "contents" in self._around:
            self._around = (*(one for one in self._around if one != "contents"), "navigation")
        self._passage = None
        self._anchor(element)
        outer = self._table, self._row
        if tag == "table":
            self._table = next(self._numbers)
        if tag == "tr":
            self._row = next(self._numbers)
        self._inside(element, tag, depth)
        if tag == "table":  # it may stand in a note that is called in another one
            self._table, self._row = outer
        self._around, self._passage, self._language, self._note = before[0], None, before[2], before[3]

    def _pass_over(self, element: etree._Element) -> None:
        """Take note of the ids and page breaks of an element whose text makes no passage."""
        for one in element.iter(etree.Element):
            if "pagebreak" in _types(one):
                self._page = one.get("title") or one.get("aria-label") or ""
            self._anchor(one)
        self._arrive()

    def _inside(self, element: etree._Element, tag: str, depth: int) -> None:
        self._text(element.text, element, tag)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, element, tag, depth)
            self._text(child.tail, element, tag)

    def _child(self, child: etree._Element, block: etree._Element, tag: str, depth: int) -> None:
        name = etree.QName(child).localname
        if child.tag == _MATH:
            self._formula(child.get("alttext", ""))
        elif child.get("class") == "formula" and child.find(_MATH) is None:  # written out, as in lists
            self._formula("".join(map(str, child.itertext())), WRITTEN_OUT)
        elif name == "img":
            self._anchor(child)
            self._alternative("figure", child.get("alt", ""))
        elif "pagebreak" in _types(child):
            self._left, self._page = self._page, child.get("title") or child.get("aria-label") or ""
            if opens_display(child):
                self._plates[self._page] = self._left
            if self._passage is not None:
                self._passage.turns.append((len(self._passage.text), self._page))
            self._anchor(child)
        elif name not in _INLINE:
            self._block(child, depth + 1)
        elif not _is_hidden(child):
            self._inline(child, name, block, tag, depth)

    def _inline(
        self, element: etree._Element, name: str, block: etree._Element, tag: str, depth: int
    ) -> None:
        self._anchor(element)
        if element.get("role") == "doc-backlink" and _is_arrow("".join(map(str, element.itertext()))):
            return
        if "note-mark" in _classes(element):
            self._arrive()
            self._label = "".join(map(str, element.itertext())).strip()
            self._label_target = self._target(element.get("href", ""))
            return
        passage = self._open(block, tag)
        if "noteref" in _types(element):
            self._arrive()
            mark = "".join(map(str, element.itertext())).strip()
            passage.calls.append((len(passage.text), mark))
            passage.call_targets.append(self._target(element.get("href", "")))
            self._span(passage.links, len(passage.text), len(passage.text), "")
            return
        start = len(passage.text)
        language = element.get(_LANG) or element.get("lang") or ""
        self._text(element.text, block, tag)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, block, tag, depth + 1)
            self._text(child.tail, block, tag)
        if self._passage is not passage:  # a block within
            return
        end = len(passage.text)
        if name == "a" and element.get("href"):
            passage.links.append(TextPart(start, end, self._target(element.get("href", ""))))
        if language:
            passage.languages.append(TextPart(start, end, language))
        classes = _classes(element)
        if name in _STYLED or classes:
            kind = name if name in _STYLED else "smallcaps" if "smallcaps" in classes else "class"
            passage.styled.append(TextPart(start, end, kind))

    def _span(self, spans: list[TextPart], start: int, end: int, value: str) -> None:
        if end > start:
            spans.append(TextPart(start, end, value))

    def _target(self, href: str) -> str:
        parts = urlsplit(href)
        if parts.scheme:
            return href
        document = posixpath.normpath(posixpath.join(posixpath.dirname(self._name), unquote(parts.path)))
        return unquote(parts.fragment) or self.first.get(document, "")

    def _anchor(self, element: etree._Element) -> None:
        name = element.get("id")
        if name:
            self._pending.append((name, self._left or self._page))

    def _arrive(self) -> None:
        """Give the ids that were passed the page of the text that begins here."""
        for name, page in self._pending if not _APART.intersection(self._around) else ():
            self.found.anchors.setdefault(name, (page, self._page, *pages_before(self._plates, self._page)))
        self._pending = []

    def _text(self, text: str | None, block: etree._Element, tag: str) -> None:
        if not text:
            return
        kept = squeezed(text)
        if not kept:
            if self._passage is not None:
                self._passage.plain += " "
            return
        self._arrive()
        passage = self._open(block, tag)
        self._left = "" if any(map(str.isalnum, kept)) else self._left
        passage.text += kept
        passage.plain += text

    def _open(self, block: etree._Element, tag: str) -> TaggedPassage:
        if self._passage is None:
            role = {"th": "head", "td": "cell", "caption": "caption", "figcaption": "caption"}.get(tag)
            role = role or (tag if tag in _HEADINGS else "text")
            around = frozenset(self._around)
            self._passage = TaggedPassage(
                role, around, label=self._label, scope=block.get("scope") or "", language=self._language,
                page=self._page, table=self._table, row=self._row, note=self._note, display=self._displays,
                document=self._name, line=_line(block), style=block.get("class") or "",
            )  # fmt: skip
            if self._label:
                self._passage.label_target = self._label_target
            self._label = self._label_target = ""
            self.found.passages.append(self._passage)
        return self._passage

    def _formula(self, text: str, style: str = "") -> None:
        if self._passage is not None:
            self._passage.formula = True
        self._alternative("formula", text, style)

    def _alternative(self, role: str, text: str, style: str = "") -> None:
        self._arrive()
        if not text.strip():
            return
        self.found.passages.append(
            TaggedPassage(
                role,
                frozenset(self._around),
                squeezed(text),
                plain=text,
                page=self._page,
                language=self._language,
                display=self._displays,
                style=style,
            )
        )


def _types(element: etree._Element) -> list[str]:
    return (element.get(_TYPE) or "").split()


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _kind(element: etree._Element, tag: str) -> str:
    """Return what an element is for all that stands in it, or ""."""
    types = _types(element)
    if "footnote" in types:
        return "note"
    if "endnote" in types:
        return "item"
    if "toc" in types or "contents-list" in _classes(element):
        return "contents"
    if "index" in types:
        return "index"
    return {"figure": "display", "blockquote": "quote", "li": "item", "dd": "item", "table": "table"}.get(
        tag, ""
    )


def _is_arrow(text: str) -> bool:
    """Return True if a link back to the text is there for the e-book alone: an arrow, or the "(2)" of a note
    that is called again."""
    return text.strip()[:1] in ("\u21a9", "\u2191", "\u21a5", "\u2934", "(")


def _number(item: etree._Element) -> str:
    """Return the number that a reader program prints before an item of an ordered list."""
    parent = item.getparent()
    assert parent is not None
    count = int(parent.get("start") or 1)
    for one in parent.iterchildren(f"{_XHTML}li"):
        value = one.get("value")
        count = int(value) if value and value.isdecimal() else count
        if one is item:
            return str(count)
        count += 1
    return ""
