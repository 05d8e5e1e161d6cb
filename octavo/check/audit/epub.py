"""The words of a finished EPUB in reading order, without what a reader does not see."""

import posixpath
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from octavo.check.audit.blocks import Hidden, ReadDocument, Stream
from octavo.check.audit.css import HiddenStyles
from octavo.check.audit.svg import svg_texts
from octavo.check.audit.words import read_words, words
from octavo.check.epub.checks import read_package
from octavo.core.diagnostics import FilePlace

#: Formulas are compared with nothing; the contents are no text of the book.
_NOT_READ = frozenset({"head", "script", "style", "template", "math", "nav"})
#: Elements that part no words.
_IN_LINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark"}
    | {"q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)


def read_epub(path: Path) -> Stream:
    """Return the words of the documents in the reading order."""
    found: list[str] = []
    exact: list[str] = []
    signs: list[str] = []
    hidden: list[Hidden] = []
    starts: list[int] = []
    names: list[str] = []
    documents: list[ReadDocument] = []
    with zipfile.ZipFile(path) as archive:
        styles = HiddenStyles(archive.read)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        for name in read_package(archive).spine:
            root = etree.fromstring(archive.read(name), parser)
            unseen = styles.hidden(name, root)
            for element in unseen:
                text = "".join(text for text, _ in _DocumentText(archive, name, set()).of(element))
                hidden.append(Hidden(tuple(words(text)), "hidden by the stylesheet", len(names)))
            starts.append(len(found))
            names.append(name)
            pieces = list(_DocumentText(archive, name, unseen).of(root))
            documents.append(ReadDocument(name, root, pieces, len(found)))
            read = read_words("".join(text for text, _ in pieces))
            found += read.folded
            exact += read.exact
            signs += read.signs

    def place(index: int) -> FilePlace:
        return FilePlace(document=names[max(0, bisect_right(starts, index) - 1)])

    return Stream(found, place, exact, signs, tuple(hidden), documents=documents)


class _DocumentText:
    """The text of a document, with spaces where a reader sees words part, and what its pictures say."""

    def __init__(self, archive: zipfile.ZipFile, name: str, unseen: set[etree._Element]) -> None:
        self._archive, self._folder, self._unseen = archive, posixpath.dirname(name), unseen
        self._numbers: dict[etree._Element, int] = {}

    def of(self, element: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
        """Yield the text of an element, piece by piece, each with the element that holds it."""
        if not isinstance(element.tag, str):
            return
        name = etree.QName(element).localname
        if name in _NOT_READ or element in self._unseen or element.get("hidden") is not None:
            return
        call = "noteref" in (element.get("{http://www.idpf.org/2007/ops}type") or "")
        apart = " " if name not in _IN_LINE or call else ""
        yield apart, None
        if name == "img":
            yield f" {element.get('alt') or ''} {self._drawn(element.get('src') or '')} ", element
        elif name == "ol":
            _number_items(element, self._numbers)
        elif element in self._numbers:
            yield f"{self._numbers[element]} ", None
        yield element.text or "", element
        for child in element:
            yield from self.of(child)
            yield child.tail or "", element
        yield apart, None

    def _drawn(self, source: str) -> str:
        """Return the words in a picture."""
        if not source.endswith(".svg"):
            return ""
        path = posixpath.normpath(posixpath.join(self._folder, unquote(source)))
        try:
            return " ".join(text for text, _ in svg_texts(self._archive.read(path)))
        except KeyError:
            return ""


def _number_items(items: etree._Element, numbers: dict[etree._Element, int]) -> None:
    """Note the numbers that a reader shows before the items of a list."""
    if items.get("type", "1") != "1":
        return
    number = _whole(items.get("start"), 1) - 1
    for item in items.iterchildren("{*}li"):
        number = numbers[item] = _whole(item.get("value"), number + 1)


def _whole(text: str | None, other: int) -> int:
    return int(text) if text and text.strip().lstrip("-").isdecimal() and len(text) < 10 else other
