"""Words that are taken out of a finished book, or put out of sight, each in one way."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from lxml import etree
from pikepdf import Array, ContentStreamInstruction, Name, Operator
from pypdfium2 import raw as pdfium

QUAY = Path(__file__).parent / "quay"
XHTML = "{http://www.w3.org/1999/xhtml}"
Instructions = list[ContentStreamInstruction]


def place(words: str) -> str:
    """The file and line of the book in which some words stand, as a message begins with it."""
    found = [
        f"{path.relative_to(QUAY).as_posix()}:{number}:"
        for path in sorted(QUAY.rglob("*.*"))
        if path.suffix in (".md", ".yaml")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if words in line.replace("*", "")
    ]
    assert len(found) == 1, (words, found)
    return found[0]


# The e-book.


def spoil_epub(path: Path, target: Path, words: str, fault: Callable[[etree._Element], None]) -> None:
    """Write a copy of an e-book with a fault in the innermost block that has some words."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        done = False
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".xhtml") and "nav" not in name and not done:
                root = etree.fromstring(data)
                block = innermost(root, words)
                if block is not None:
                    fault(block)
                    data, done = etree.tostring(root, encoding="utf-8"), True
            new.writestr(name, data)
    assert done, f"no document has {words!r}"


def innermost(root: etree._Element, words: str) -> etree._Element | None:
    """The last element of those that are blocks and have the words."""
    blocks = {
        "p",
        "li",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "caption",
        "figcaption",
        "dd",
        "dt",
        "pre",
        "img",
        "span",
    }
    found = None
    for element in root.iter(etree.Element):
        text = re.sub(r"\s+", " ", "".join(shown(element))) + (element.get("alt") or "")
        if element.tag.removeprefix(XHTML) in blocks and words in text.replace("\u2019", "'"):
            found = element
    return found


def shown(element: etree._Element) -> Iterator[str]:
    """The texts of an element, without the heads that cells have for narrow screens."""
    if "cell-label" not in (element.get("class") or ""):
        yield element.text or ""
        for child in element:
            yield from shown(child)
            yield child.tail or ""


def drop(block: etree._Element) -> None:
    parent, before = block.getparent(), block.getprevious()
    assert parent is not None
    if block.tail and before is not None:
        before.tail = (before.tail or "") + block.tail
    parent.remove(block)


def empty(block: etree._Element) -> None:
    for child in list(block):
        block.remove(child)
    block.text = ""


def without_alternative(block: etree._Element) -> None:
    block.set("alt", "")


def double(block: etree._Element) -> None:
    parent = block.getparent()
    assert parent is not None
    copy = etree.fromstring(re.sub(rb' id="[^"]*"', b"", etree.tostring(block, with_tail=False)))
    parent.insert(parent.index(block) + 1, copy)


def move_up(block: etree._Element) -> None:
    before, parent = block.getprevious(), block.getparent()
    assert before is not None
    assert parent is not None
    parent.remove(block)
    parent.insert(parent.index(before), block)


def styled(style: str) -> Callable[[etree._Element], None]:
    return lambda block: block.set("style", style)


def hide(block: etree._Element) -> None:
    block.set("hidden", "hidden")


def start_at_one(block: etree._Element) -> None:
    items = block if block.tag == f"{XHTML}ol" else next(block.iterancestors(f"{XHTML}ol"))
    items.attrib.pop("start", "")
    for item in items:
        item.attrib.pop("value", "")


def half(block: etree._Element) -> None:
    """Take out the second half of the last text of a block."""
    text = block.text or ""
    block.text = text[: len(text) // 2].rsplit(" ", 1)[0] + " "


def by_rule(path: Path, target: Path, words: str, rule: str) -> None:
    """Write a copy whose stylesheet has one rule more, for the class ``gone`` of the block with the words."""
    spoil_epub(path, target.with_suffix(".half"), words, lambda block: block.set("class", "gone"))
    with zipfile.ZipFile(target.with_suffix(".half")) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data + f"\n{rule}\n".encode() if name.endswith("epub.css") else data)


# The PDF. Octavo's engine writes each line as one piece of marked content: BDC, BT, Tm, Tf, TJ ..., ET, EMC.


def spoil_pdf(path: Path, target: Path, words: str, fault: Callable[[Instructions, int, int], None]) -> None:
    """Write a copy with a fault in the lines that have some words; it is given the instructions of a page,
    and where those of the line begin and end."""
    marks = lines_with(path, words)
    assert marks, f"no line has {words!r}"
    with pikepdf.open(path) as pdf:
        for number, mark in sorted(marks, reverse=True):
            page = pdf.pages[number]
            code: Instructions = [
                one for one in pikepdf.parse_content_stream(page) if isinstance(one, ContentStreamInstruction)
            ]
            begin = next(
                index
                for index, one in enumerate(code)
                if str(one.operator) == "BDC" and one.operands[1].get("/MCID", -1) == mark
            )
            end = next(index for index in range(begin, len(code)) if str(code[index].operator) == "EMC")
            fault(code, begin, end)
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(code))
        pdf.save(target)


def lines_with(path: Path, words: str) -> list[tuple[int, int]]:
    """The pages, and the numbers of marked content on them, of the lines that have some words."""
    found = []
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document):
        text = page.get_textpage()
        lines: dict[int, str] = {}
        mark = -1
        for index in range(pdfium.FPDFText_CountChars(text)):
            item = pdfium.FPDFText_GetTextObject(text, index)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item) if item else mark
            sign = chr(pdfium.FPDFText_GetUnicode(text, index))
            lines[mark] = lines.get(mark, "") + sign
        found += [(number, mark) for mark, line in lines.items() if mark >= 0 and words in line]
        text.close()
        page.close()
    document.close()
    return found


def op(name: str, *operands: Any) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(operands), Operator(name))


def is_shown(one: ContentStreamInstruction) -> bool:
    return str(one.operator) in ("TJ", "Tj")


def undrawn(code: Instructions, begin: int, end: int) -> None:
    code[begin:end] = [one for one in code[begin:end] if not is_shown(one)]


def white(code: Instructions, begin: int, end: int) -> None:
    code[end:end] = [op("rg", 0, 0, 0)]
    code[begin + 1 : begin + 1] = [op("gs", Name("/a1.0")), op("rg", 1, 1, 1)]


def unpainted(code: Instructions, begin: int, end: int) -> None:
    code[end:end] = [op("Tr", 0)]
    code[begin + 1 : begin + 1] = [op("Tr", 3)]


def moved_to(x: float | None = None, scale: float = 1) -> Callable[[Instructions, int, int], None]:
    def move(code: Instructions, begin: int, end: int) -> None:
        at = next(index for index in range(begin, end) if str(code[index].operator) == "Tm")
        a, b, c, d, e, f = (float(value) for value in code[at].operands)
        values = [a * scale, b * scale, c * scale, d * scale, e if x is None else x, f]
        code[at] = op("Tm", *(pikepdf.Object.parse(b"%.5f" % value) for value in values))

    return move


def covered(code: Instructions, begin: int, end: int) -> None:
    at = next(index for index in range(begin, end) if str(code[index].operator) == "Tm")
    x, y = (float(value) for value in code[at].operands[4:])
    box = [pikepdf.Object.parse(b"%.3f" % value) for value in (x - 5, y - 20, 320, 26)]
    code[end + 1 : end + 1] = [op("q"), op("rg", 1, 1, 1), op("re", *box), op("f"), op("Q")]


def clipped(code: Instructions, begin: int, end: int) -> None:
    code[end + 1 : end + 1] = [op("Q")]
    code[begin:begin] = [op("q"), op("re", 1, 1, 2, 2), op("W"), op("n")]


def twice(code: Instructions, begin: int, end: int) -> None:
    copy = code[begin : end + 1]
    at = next(index for index, one in enumerate(copy) if str(one.operator) == "Tm")
    copy[at] = op(
        "Tm", *copy[at].operands[:5], pikepdf.Object.parse(b"%.3f" % (float(copy[at].operands[5]) + 80))
    )
    code[end + 1 : end + 1] = copy


def over_each_other(code: Instructions, begin: int, end: int) -> None:
    """Draw the third sign of a line over the second."""
    for index in range(begin, end):
        if is_shown(code[index]):
            glyphs = b"".join(
                bytes(part) for part in code[index].operands[0] if isinstance(part, pikepdf.String)
            )
            if len(glyphs) >= 8:
                first, rest = pikepdf.Object.parse(_hex(glyphs[:4])), pikepdf.Object.parse(_hex(glyphs[4:]))
                code[index] = op("TJ", Array([first, 480, rest]))
                return
    raise AssertionError("no piece is long enough")


def _hex(data: bytes) -> bytes:
    return b"<" + data.hex().encode() + b">"
