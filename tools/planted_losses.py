"""Random losses, planted in a finished book one at a time: how many does the audit find?

    python -m tools.planted_losses BOOK OUTPUT [BOOK OUTPUT ...] [--epub N] [--pdf N]
        [--seed N] [--missed] [--table]

BOOK is the folder of a book, OUTPUT that of its build; the losses are planted in each. With --table the
manual's table is written. The audit of the words is asked first, then the other checks. A block of the
e-book, or a line of the PDF, is taken at random, and is dropped, doubled, moved, hidden or spoiled. Only what
is typed in the source counts: its letters must stand in a row in the files of the book. This says nothing of
how the audit reads them.
"""

import argparse
import io
import random
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from lxml import etree
from pikepdf import ContentStreamInstruction, Operator
from pypdfium2 import raw as pdfium
from ruamel.yaml import YAML

from octavo.check.agreement.checks import check_agreement
from octavo.check.audit.aligned_epub import AlignedEpub
from octavo.check.audit.blocks import Source
from octavo.check.audit.checks import audit_epub, audit_pdf
from octavo.check.audit.source import read_source
from octavo.check.epub.checks import check_epub
from octavo.check.markup.checks import check_markup
from octavo.check.pdf.checks import check_pdf
from octavo.check.result import CheckResult, Outcome

TABLE = Path(__file__).resolve().parents[1] / "docs" / "tables" / "planted-losses.yaml"
_X = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_NAMES = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "figcaption", "caption", "dd", "dt", "pre")
_BLOCKS = tuple(f"{_X}{name}" for name in _NAMES)
_MADE = re.compile(r"\b(?:toc|loi|lot|index|titlepage|halftitlepage|cover|landmarks|bibliography)\b")
_TEXT = (".md", ".yaml", ".yml", ".csv", ".qmd", ".Rmd", ".txt")
_LEAST = 4


def letters(text: str) -> str:
    """Return the letters and figures of a text."""
    return "".join(one for one in text.casefold() if one.isalnum())


def typed(book: Path) -> str:
    """Return the letters of all files of a book."""
    files = sorted(path for path in book.rglob("*") if path.suffix in _TEXT)
    return "\n".join(
        letters(re.sub(r"\{[^{}]*\}|\]\([^()]*\)|\[\^[^\]]*\]", "", path.read_text("utf-8")))
        for path in files
    )


# The e-book.


def _own(block: etree._Element) -> str:
    """Return the text of a block without note calls, and without the heads that cells have for screens."""
    parts: list[str] = []
    stack: list[tuple[etree._Element, bool]] = [(block, False)]
    while stack:
        one, tail = stack.pop()
        if tail:
            parts.append(one.tail or "")
            continue
        if not isinstance(one.tag, str) or "noteref" in (one.get(_TYPE) or ""):
            continue
        if "cell-label" in (one.get("class") or ""):
            continue
        parts.append(one.text or "")
        for child in reversed(one):
            stack += [(child, True), (child, False)]
    return "".join(parts)


def _blocks(root: etree._Element, source: str) -> list[etree._Element]:
    """Return the innermost blocks of a document whose words are typed in the source."""
    found = []
    for block in root.iter(*_BLOCKS):
        if any(below is not block for below in block.iter(*_BLOCKS)):
            continue
        around = [block, *block.iterancestors()]
        if any(_MADE.search(one.get(_TYPE) or "") or one.tag == f"{_X}nav" for one in around):
            continue
        text = letters(_own(block))
        if len(text) >= _LEAST and text in source:
            found.append(block)
    return found


def _drop(block: etree._Element, chance: random.Random) -> bool:
    parent = block.getparent()
    if parent is None or block.tag in (f"{_X}td", f"{_X}th"):
        return _empty(block, chance)
    before = block.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (block.tail or "")
    else:
        parent.text = (parent.text or "") + (block.tail or "")
    parent.remove(block)
    return True


def _empty(block: etree._Element, _: random.Random) -> bool:
    for child in list(block):
        block.remove(child)
    block.text = ""
    return True


def _double(block: etree._Element, _: random.Random) -> bool:
    if len(_own(block).split()) <= 4:  # "5" or "Total" twice may be meant
        return False
    copy = deepcopy(block)
    for one in copy.iter():
        if "id" in one.attrib:
            del one.attrib["id"]
    copy.tail = None
    block.addnext(copy)
    return True


def _swap(block: etree._Element, _: random.Random) -> bool:
    other = block.getnext()
    if other is None or other.tag != block.tag or letters(_own(other)) == letters(_own(block)):
        return False
    if len(letters(_own(other))) < _LEAST:
        return False
    block.tail, other.tail = other.tail, block.tail
    other.addnext(block)
    return True


def _hide(block: etree._Element, chance: random.Random) -> bool:
    way = chance.choice(
        ["hidden", "display: none", "visibility: hidden", "font-size: 0", "opacity: 0", "color: #fff"]
    )
    if way == "hidden":
        block.set("hidden", "hidden")
    else:
        block.set("style", way)
    return True


def _texts(block: etree._Element) -> list[tuple[etree._Element, str]]:
    """Return the places of text within a block: an element and "text" or "tail"."""
    found = []
    for one in block.iter():
        call = "noteref" in (one.get(_TYPE) or "") or "cell-label" in (one.get("class") or "")
        if not call and one.text:
            found.append((one, "text"))
        if one is not block and one.tail:
            found.append((one, "tail"))
    return found


def _change(pattern: str, change: Callable[[str], str]) -> Callable[[etree._Element, random.Random], bool]:
    """Return a fault that changes one match of a pattern in the text of a block."""

    def fault(block: etree._Element, chance: random.Random) -> bool:
        spots = [
            (one, where, match)
            for one, where in _texts(block)
            for match in re.finditer(pattern, getattr(one, where))
        ]
        if not spots:
            return False
        one, where, match = chance.choice(spots)
        text = getattr(one, where)
        setattr(one, where, text[: match.start()] + change(match[0]) + text[match.end() :])
        return True

    return fault


EPUB_FAULTS: dict[str, Callable[[etree._Element, random.Random], bool]] = {
    "dropped block": _drop,
    "emptied block": _empty,
    "doubled block": _double,
    "swapped blocks": _swap,
    "hidden block": _hide,
    "dropped word": _change(r"(?<!\S)[^\W\d_]{2,}(?!\S)", lambda _: ""),
    "changed word": _change(
        r"(?<!\S)[^\W\d_]{3,}(?!\S)", lambda word: word[:-1] + ("x" if word[-1] != "x" else "y")
    ),
    "dropped number": _change(r"(?<!\S)\d[\d.,]*(?!\S)", lambda _: ""),
    "dropped half": _change(
        r"(?<!\S)\w+(?:\s+\S+){8,}", lambda text: text[: len(text) // 2].rpartition(" ")[0]
    ),
    "two words exchanged": _change(
        r"(?<!\S)[^\W\d_]{3,} [^\W\d_]{3,}(?!\S)", lambda two: " ".join(reversed(two.split(" "))) + " "
    ),
    "lost accent": _change(
        r"[éèüöäçñáíó]", lambda sign: dict(zip("éèüöäçñáíó", "eeuoacnaio", strict=True))[sign]
    ),
    "lost sign": _change(r"(?<=\w)[?!;,:](?=\s)", lambda _: ""),
    "lost minus": _change(r"(?<![\w.)])[\u2212\u2013-](?=\d)", lambda _: ""),
}


def spoiled_epubs(
    path: Path, source: str, number: int, chance: random.Random
) -> Iterator[tuple[str, str, bytes]]:
    """Yield spoiled e-books: the kind of the fault, the words it hits, and the file."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml") and "nav" not in name]
        files = {name: archive.read(name) for name in archive.namelist()}
    sizes = {name: len(_blocks(etree.fromstring(files[name]), source)) for name in names}
    kinds = list(EPUB_FAULTS)
    made = tried = 0
    while made < number and tried < 40 * number:
        kind, tried = kinds[made % len(kinds)] if tried % 20 else chance.choice(kinds), tried + 1
        name = chance.choices(names, [sizes[one] for one in names])[0]
        root = etree.fromstring(files[name])
        block = chance.choice(_blocks(root, source))
        text = " ".join(_own(block).split())[:90]
        if not EPUB_FAULTS[kind](block, chance):
            continue
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for other, data in files.items():
                new.writestr(other, etree.tostring(root, encoding="utf-8") if other == name else data)
        made += 1
        yield kind, f"{name}: {text}", out.getvalue()


# The PDF. Octavo's engine writes each line as one piece of marked content: BDC, BT, Tm, Tf, TJ ..., ET, EMC.

Code = list[ContentStreamInstruction]


def _op(name: str, *operands: Any) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(operands), Operator(name))


def _number(value: float) -> pikepdf.Object:
    return pikepdf.Object.parse(b"%.4f" % value)


def _is_shown(one: ContentStreamInstruction) -> bool:
    return str(one.operator) in ("TJ", "Tj")


def _undrawn(code: Code, begin: int, end: int) -> None:
    code[begin:end] = [one for one in code[begin:end] if not _is_shown(one)]


def _half_drawn(code: Code, begin: int, end: int) -> None:
    shown = [index for index in range(begin, end) if _is_shown(code[index])]
    for index in reversed(shown[len(shown) // 2 :]):
        del code[index]


def _white(code: Code, begin: int, end: int) -> None:
    code[begin:end] = [
        _op("rg", 1, 1, 1) if str(one.operator) in ("rg", "g", "k") else one for one in code[begin:end]
    ]
    code[end:end] = [_op("rg", 0, 0, 0)]
    code[begin + 1 : begin + 1] = [_op("rg", 1, 1, 1)]


def _moved(x: float, scale: float = 1) -> Callable[[Code, int, int], None]:
    def fault(code: Code, begin: int, end: int) -> None:
        for index in range(begin, end):
            if str(code[index].operator) == "Tm":
                a, b, c, d, e, f = (float(value) for value in code[index].operands)
                code[index] = _op("Tm", *map(_number, (a * scale, b * scale, c * scale, d * scale, e + x, f)))

    return fault


def _clipped(code: Code, begin: int, end: int) -> None:
    code[end + 1 : end + 1] = [_op("Q")]
    code[begin:begin] = [_op("q"), _op("re", 1, 1, 2, 2), _op("W"), _op("n")]


def _unpainted(code: Code, begin: int, end: int) -> None:
    code[end:end] = [_op("Tr", 0)]
    code[begin + 1 : begin + 1] = [_op("Tr", 3)]


def _twice(code: Code, begin: int, end: int) -> None:
    copy = code[begin : end + 1]
    for index, one in enumerate(copy):
        if str(one.operator) == "Tm":
            a, b, c, d, e, f = (float(value) for value in one.operands)
            copy[index] = _op("Tm", *map(_number, (a, b, c, d, e, f + 40)))
    code[end + 1 : end + 1] = copy


PDF_FAULTS: dict[str, Callable[[Code, int, int], None]] = {
    "line not drawn": _undrawn,
    "half a line not drawn": _half_drawn,
    "line in white": _white,
    "line outside the page": _moved(3000),
    "line too small": _moved(0, 0.01),
    "line cut off": _clipped,
    "line in no colour": _unpainted,
    "line printed twice": _twice,
    "last line of the page": _undrawn,
}


def _lines(path: Path, source: str) -> list[tuple[int, int, str, bool]]:
    """Return the lines of a PDF: page, number of the marked content, text, and if it ends its page."""
    found: list[tuple[int, int, str, bool]] = []
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document):
        if not document.get_page_label(number).isdecimal():
            continue
        text = page.get_textpage()
        lines: dict[int, str] = {}
        for index in range(pdfium.FPDFText_CountChars(text)):
            item = pdfium.FPDFText_GetTextObject(text, index)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item) if item else -1
            if mark >= 0:
                lines[mark] = lines.get(mark, "") + chr(pdfium.FPDFText_GetUnicode(text, index))
        good = [
            (mark, line)
            for mark, line in lines.items()
            if len(letters(line)) >= 8 and letters(line) in source
        ]
        found += [(number, mark, line, mark == max(lines)) for mark, line in good]
        text.close()
        page.close()
    document.close()
    return found


def spoiled_pdfs(
    path: Path, source: str, number: int, chance: random.Random
) -> Iterator[tuple[str, str, bytes]]:
    """Yield spoiled PDFs: the kind of the fault, the words it hits, and the file."""
    lines = _lines(path, source)
    kinds = list(PDF_FAULTS)
    for made in range(number):
        kind = kinds[made % len(kinds)]
        page, mark, text, _ = chance.choice([one for one in lines if one[3] or not kind.startswith("last")])
        with pikepdf.open(path) as pdf:
            code: Code = [
                one
                for one in pikepdf.parse_content_stream(pdf.pages[page])
                if isinstance(one, ContentStreamInstruction)
            ]
            begin = next(
                index
                for index, one in enumerate(code)
                if str(one.operator) == "BDC" and one.operands[1].get("/MCID", -1) == mark
            )
            end = next(index for index in range(begin, len(code)) if str(code[index].operator) == "EMC")
            PDF_FAULTS[kind](code, begin, end)
            pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(code))
            out = io.BytesIO()
            pdf.save(out)
        yield kind, f"page {page + 1}: {text}", out.getvalue()


def _checks_of_epub(epub: Path, pdf: Path, source: Source) -> Iterator[CheckResult]:
    ebook = AlignedEpub(epub, source)
    yield audit_epub(ebook)
    yield from check_markup(ebook)
    yield from check_epub(epub)
    yield check_agreement(epub, pdf, alone=source.of_one_format)


def _checks_of_pdf(pdf: Path, epub: Path, source: Source) -> Iterator[CheckResult]:
    yield audit_pdf(pdf, source)
    yield from check_pdf(pdf)
    yield check_agreement(epub, pdf, alone=source.of_one_format)


def _failed(results: Iterable[CheckResult]) -> bool:
    return any(result.outcome is Outcome.FAILED for result in results)


def table(planted: Counter[str], found: Counter[str], words: Counter[str], books: int) -> str:
    """Return the file of the manual's table: how many of each kind are found, and by the audit alone."""
    rows: list[dict[str, object] | list[object]] = []
    for head, kinds in (("In the e-book", EPUB_FAULTS), ("In the PDF", PDF_FAULTS)):
        rows.append({"group": head})
        rows += [
            [f"{kind[0].upper()}{kind[1:]}", planted[kind], words[kind], found[kind]]
            for kind in kinds
            if planted[kind]
        ]
    rows.append({"total": ["In all", planted.total(), words.total(), found.total()]})
    loaded = {
        "caption": f"Losses planted at random in the files of {books} books",
        "columns": [
            {"id": "kind", "head": "Loss", "width": 46},
            {"id": "planted", "head": "Planted", "align": "right", "width": 18},
            {"id": "audit", "head": "Seen by the audit", "align": "right", "width": 18},
            {"id": "found", "head": "Seen by a check", "align": "right", "width": 18},
        ],
        "rows": rows,
    }
    yaml = YAML()
    yaml.width = 200
    text = io.StringIO()
    yaml.dump(loaded, text)
    return "# Measured and made by tools/planted_losses.py.\n" + text.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    """Plant the losses, and print how many of each kind are found."""
    parser = argparse.ArgumentParser(
        description="Plant random losses in a finished book and count what is found."
    )
    parser.add_argument("books", type=Path, nargs="+", help="folder of a book, and that of its build")
    parser.add_argument("--epub", type=int, default=260, help="losses in each e-book")
    parser.add_argument("--pdf", type=int, default=90, help="losses in each PDF")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="show what is not found")
    parser.add_argument("--table", action="store_true", help="write the table of the manual")
    asked = parser.parse_args(arguments)
    pairs = list(zip(asked.books[::2], asked.books[1::2], strict=True))
    planted, found, by_words = Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for book, output in pairs:
            source, letters_of_source = read_source(book), typed(book)
            epub, pdf = next(output.glob("*.epub")), next(output.glob("*.pdf"))
            for file, other, number, spoil, checks in (
                (epub, pdf, asked.epub, spoiled_epubs, _checks_of_epub),
                (pdf, epub, asked.pdf, spoiled_pdfs, _checks_of_pdf),
            ):
                assert not _failed(checks(file, other, source)), f"{file} must pass before it is spoiled"
                path = Path(folder) / f"spoiled{file.suffix}"
                for kind, text, data in spoil(file, letters_of_source, number, random.Random(asked.seed)):
                    path.write_bytes(data)
                    planted[kind] += 1
                    results = checks(path, other, source)
                    audited = next(results).outcome is Outcome.FAILED
                    by_words[kind] += audited
                    if audited or _failed(results):
                        found[kind] += 1
                    elif asked.missed:
                        print(f"missed: {kind}: {text}", flush=True)
    if asked.table:
        TABLE.write_text(table(planted, found, by_words, len(pairs)), encoding="utf-8")
    for kind in (*EPUB_FAULTS, *PDF_FAULTS):
        print(f"{found[kind]:4} of {planted[kind]:4}  {kind}")
    print(f"{found.total():4} of {planted.total():4}  in all")


if __name__ == "__main__":
    main()
