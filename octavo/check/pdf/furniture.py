"""Running heads and folios: the folio is the page's label, the head names what the page holds.

Both are artifacts above and below the text. Which pages have them is learned from the file itself: if all
other pages of a kind have a folio, one without has lost it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from octavo.check.findings import Findings, counted
from octavo.check.passages import TaggedPassage
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.paged_text import PagedText
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

#: Words of a page that is no display page, and pages that show what is usual.
_WORDS, _USUAL = 25, 3
#: Of the size of a part's title, that of a chapter's below it at the least.
_CHAPTER = 0.7
#: Letters of artifacts that stand on one line.
_LINE = 3.0


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """The head and the folio of a page, "" for none; ``words`` counts those of its text, ``opener`` is True
    if a heading of the first level begins on it, ``low`` if the folio stands below the text."""

    head: str
    folio: str
    words: int
    opener: bool
    turned: bool
    low: bool


def check_furniture(pdf: PdfFile) -> Findings:
    """Check that folios are the labels of their pages, that no page has lost its folio or head, and that
    heads name the chapter, section or book in which they stand."""
    paged = pdf.paged
    if paged.tree is None:
        return Findings((), "no tags")
    titles = _titles(paged)
    openers = {page for _, page, level in titles if level == 1} & _headed(paged)
    pages = [_furniture(paged, page, pdf.labels[page] or "", openers) for page in range(len(paged.contents))]
    faults = [
        *_folios(pdf, pages),
        *_lost(pdf, pages),
        *_heads(pdf, pages, titles, squash(paged.properties.information.get("Title", ""))),
    ]
    last = paged.contents[-1] if paged.contents else None
    if last is not None and not last.texts and not last.shapes:
        # A page that was composed has instructions, though they draw nothing: a book may end in an empty one.
        spot = pdf.spot(len(pages) - 1)
        drawn = pdf.pages[-1].get_contents()
        tell = spot.warning if drawn is not None and drawn.get_data().strip() else spot.fault
        faults.append(tell("pdf-folio", "the last page is empty"))
    heads = sum(bool(page.head) for page in pages)
    return Findings(
        tuple(faults), f"{counted(heads, 'running head')}, {sum(bool(p.folio) for p in pages)} folios"
    )


def _titles(paged: PagedText) -> list[tuple[str, int, int]]:
    """Return the headings, squashed, each with its page and level."""
    places = {label: page for page, label in reversed(list(enumerate(paged.labels)))}
    return [
        (squash(one.text), one.runs[0][0] if one.runs else places.get(one.page, 0), int(one.role[1]))
        for one in paged.passages
        if one.role in ("h1", "h2", "h3", "h4") and "contents" not in one.around
    ]


def _furniture(paged: PagedText, page: int, label: str, openers: set[int]) -> PageFurniture:
    content = paged.contents[page]
    text = [one for one in content.texts if not one.artifact]
    top = min((one.baseline - one.size for one in text if not one.turned), default=float("inf"))
    foot = max((one.baseline for one in text if not one.turned), default=float("-inf"))
    lines: dict[int, list[str]] = defaultdict(list)
    below: set[str] = set()
    outside = [one for one in content.texts if one.artifact and not one.turned and one.form and one.seen]
    for one in sorted(outside, key=lambda one: one.left):
        if one.baseline < top + _LINE or one.baseline > foot:
            lines[round(one.baseline / _LINE)].append(one.text)
        if one.baseline > foot:
            below.add(one.text.strip())
    pieces = [piece.strip() for line in lines.values() for piece in line if piece.strip()]
    folio = next((piece for piece in pieces if piece.casefold() == label.casefold()), "")
    folio = folio or next((piece for piece in pieces if _is_folio(piece)), "")
    head = " ".join(piece for piece in pieces if piece != folio)
    words = sum(len(one.text.split()) for one in text)
    turned = any(one.turned for one in text)
    return PageFurniture(head, folio, words, page in openers, turned, bool(folio) and folio in below)


def _is_folio(text: str) -> bool:
    return text.isdecimal() or (bool(text) and set(text.casefold()) <= set("ivxlcdm"))


def _folios(pdf: PdfFile, pages: Sequence[PageFurniture]) -> Iterator[Diagnostic]:
    for number, page in enumerate(pages):
        label = pdf.labels[number] or ""
        if page.folio and page.folio.casefold() != label.casefold():
            yield pdf.spot(number).fault("pdf-folio", f"the folio {page.folio} is not the label {label}")


def _lost(pdf: PdfFile, pages: Sequence[PageFurniture]) -> Iterator[Diagnostic]:
    """Yield pages without the folio or head that all others like them have.

    If the folios are beside the heads, a page with one below begins something, perhaps without a title. A
    part may have no folio, with a chapter right below its title or without.
    """
    kinds: Mapping[bool, list[int]] = defaultdict(list)
    headed, parts = _headed(pdf.paged), _parts(pdf.paged)
    usual = Counter(page.low for page in pages if page.folio and not page.opener)
    beside = usual[False] > usual[True]
    for number, page in enumerate(pages):
        begun = not page.opener and number in headed
        if page.words < _WORDS or page.turned or begun or number in parts:
            continue
        if (pdf.labels[number] or "").isdecimal():
            kinds[page.opener or (beside and page.low)].append(number)
    for numbers in kinds.values():
        for name, what in (("folio", "folio"), ("head", "running head")):
            having = [number for number in numbers if getattr(pages[number], name)]
            lacking = [number for number in numbers if not getattr(pages[number], name)]
            if lacking and len(having) >= _USUAL and len(lacking) == 1:
                yield pdf.spot(lacking[0]).fault(
                    "pdf-folio", f"the page has no {what}, as others like it have"
                )


def _parts(paged: PagedText) -> set[int]:
    """Return the pages on which the title of a chapter, larger than a subhead, follows right upon that of its
    part."""
    return {
        other.runs[0][0]
        for one, other in pairwise(paged.passages)
        if (one.role, other.role) == ("h1", "h2") and one.runs and other.runs
        and one.runs[0][0] == other.runs[0][0] and _size(other) >= _CHAPTER * _size(one)
    }  # fmt: skip


def _size(passage: TaggedPassage) -> float:
    return max(run.size for _, run in passage.runs)


def _headed(paged: PagedText) -> set[int]:
    """Return the pages whose text begins with a heading: they may open a chapter of a part."""
    found: set[int] = set()
    tops = [
        min((text.baseline for text in content.texts if not text.artifact), default=0.0)
        for content in paged.contents
    ]
    for passage in paged.passages:
        if passage.role[0] == "h" and passage.role[1:].isdecimal() and passage.runs:
            page, run = passage.runs[0]
            if run.baseline <= tops[page] + 2 * run.size:
                found.add(page)
    return found


def _heads(
    pdf: PdfFile, pages: Sequence[PageFurniture], titles: Sequence[tuple[str, int, int]], book: str
) -> Iterator[Diagnostic]:
    """Yield heads that name a chapter or section that the page is not in, or stand on the wrong side."""
    known = {title for title, _, _ in titles if title}
    sides: Counter[tuple[str, int]] = Counter((squash(page.head), at % 2) for at, page in enumerate(pages))
    for number, page in enumerate(pages):
        head = squash(page.head)
        if not head or page.opener:
            continue
        spot = pdf.spot(number)
        if (
            any(_names(head, title) for title in known)
            and not any(_names(head, title) for title in _open(titles, number))
            and not book.startswith(head)
        ):
            yield spot.fault(
                "pdf-folio", f"the running head \u201c{page.head}\u201d is that of another part of the book"
            )
        elif (
            sides[head, number % 2] == 1
            and sides[head, 1 - number % 2] >= _USUAL
            and _other_heads(pages, number)
            and not (head == book and any(_names(head, one) for one in _open(titles, number)))
        ):
            yield spot.fault(
                "pdf-folio", f"the running head \u201c{page.head}\u201d is that of the facing pages"
            )


def _names(head: str, title: str) -> bool:
    """Return True if a head is a title, with or without the number in front."""
    return (
        head == title
        or (title.endswith(head) and title[: -len(head)].isdecimal())
        or (head.endswith(title) and head[: -len(title)].isdecimal())
    )


def _open(titles: Sequence[tuple[str, int, int]], page: int) -> set[str]:
    """Return the titles that begin on a page, and those that are open when it begins."""
    current: dict[int, str] = {}
    found: set[str] = set()
    for title, place, level in titles:
        if place > page:
            break
        if place == page and not found:
            found = set(current.values())
        current = {one: name for one, name in current.items() if one < level} | {level: title}
        if place == page:
            found |= set(current.values())
    return found | set(current.values())


def _other_heads(pages: Sequence[PageFurniture], number: int) -> bool:
    """Return True if no other page of this side has that head, and two or more have others."""
    head = squash(pages[number].head)
    others = [
        squash(page.head)
        for at, page in enumerate(pages)
        if at % 2 == number % 2 and at != number and page.head
    ]
    return len(others) >= 2 and head not in others
