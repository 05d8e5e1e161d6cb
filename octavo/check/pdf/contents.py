"""The page numbers of the contents and of the lists of tables and figures, against the pages themselves.

A list is found in the finished file alone: links in a table of contents of the structure tree; in a file
that has none, links on the pages before the body that stand in a list with page numbers; and in a file
without tags, those on pages that consist of links.
What is printed at the end of an entry's line is compared with the label of the page that the
entry leads to, and the words of the entry must stand there again, at the place it leads to.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from octavo.check.findings import Findings, counted
from octavo.check.pdf.file import PdfFile, PdfLink, PdfTarget
from octavo.check.pdf.outline_items import leads_to_headings, read_outline
from octavo.check.pdf.words import PdfWord
from octavo.check.words import squash, things
from octavo.core.diagnostics import Diagnostic

#: What a list of contents is called, for a file in which no entry can be recognised at all.
_NAMES = frozenset(
    {"contents", "tableofcontents", "inhalt", "inhaltsverzeichnis", "tabledesmatières", "sommaire", "índice"}
    | {"indice", "inhoud", "innehåll", "spistreści", "obsah", "содержание", "оглавление", "\u76ee\u6b21"}
)
_LEADER = re.compile(r"^[\s.\u00b7\u2022\u2026_]+")
_FOLIO = re.compile(r"[ivxlcdm]+|[a-z]?[-.]?\d+", re.IGNORECASE)
#: How far below its destination a title may stand, as a part of the page's height: openers begin low.
_REACH = 0.55
#: Pages on which a figure of several pictures may stand before its caption.
_MOST_PAGES = 3
#: Words may stick out this far above the place a link leads to, in points.
_ABOVE = 6.0


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One entry of a list: its words, the number printed for it (None if there is none), its place and its
    target."""

    text: str
    printed: str | None
    page: int
    target: PdfTarget


def read_lists(pdf: PdfFile) -> tuple[tuple[ContentsLine, ...], ...]:
    """Return the lists before the body, each as its entries in order."""
    runs: list[list[PdfLink]] = []
    found, tagged = _candidates(pdf)
    last: tuple[int, PdfTarget | None] | None = None
    for link in found:
        tag = pdf.tags.links.get(link.number)
        group = tag.headings_before if tag else 0
        back = not tag and last and link.target and last[1] and _place(link.target) < _place(last[1])
        if last is None or group != last[0] or back:
            runs.append([])
        runs[-1].append(link)
        last = (group, link.target)
    lists = (tuple(_entries(pdf, run)) for run in runs)
    return tuple(entries for entries in lists if entries and (tagged or _is_paged(entries)))


def contents_among(pdf: PdfFile, lists: Sequence[Sequence[ContentsLine]]) -> Sequence[ContentsLine] | None:
    """Return the list that is the contents; None if all are lists of tables or figures.

    It is the first, unless each of its entries leads to a page with a table or figure, and hardly any to a
    heading that the outline has.
    """
    items = read_outline(pdf)
    for entries in lists:
        displays = all(entry.target.page in pdf.tags.display_pages for entry in entries)
        if not displays or leads_to_headings(items, [(entry.text, entry.target) for entry in entries]):
            return entries
    return None


def _is_paged(entries: Sequence[ContentsLine]) -> bool:
    """Return True if most entries of a list have a page number: an author's list of chapters has none."""
    return 2 * sum(one.printed is not None for one in entries) > len(entries)


def _place(target: PdfTarget) -> tuple[int, float]:
    return target.page, target.top


def _candidates(pdf: PdfFile) -> tuple[list[PdfLink], bool]:
    """Return the links that belong to lists, in reading order, and True if their tags are those of
    contents."""
    end = _front_end(pdf)
    inside = [link for link in pdf.links if link.target is not None and not _in_index(pdf, link)]
    around = {link: tag.ancestors for link in inside if (tag := pdf.tags.links.get(link.number))}
    found = [link for link in inside if not {"TOC", "TOCI"}.isdisjoint(around.get(link, ()))]
    tagged = bool(found)
    if not tagged:
        found = [link for link in inside if link.page < end and "LI" in around.get(link, ())]
    if not found and not pdf.tags.links:
        pages = {page for page in range(end) if _mostly_links(pdf, page, inside)}
        found = [link for link in inside if link.page in pages]
    return sorted(found, key=lambda link: (link.page, round(link.top), link.left)), tagged


def _in_index(pdf: PdfFile, link: PdfLink) -> bool:
    """Return True if a link stands in the index, whose entries other checks read."""
    tag = pdf.tags.links.get(link.number)
    return tag is not None and "Index" in tag.ancestors


def _front_end(pdf: PdfFile) -> int:
    """Return the index of the first page after the front matter.

    That is the page on which the numbers start again at 1, or the first page that an earlier one links to,
    whichever is later.
    """
    restart = next((page for page, label in enumerate(pdf.labels) if label == "1" and page), 0)
    forward = [link.target.page for link in pdf.links if link.target and link.target.page > link.page]
    return max(restart, min(forward, default=0)) or len(pdf.pages)


def _mostly_links(pdf: PdfFile, page: int, links: list[PdfLink]) -> bool:
    """Return True if links begin most of the lines of a page (its heading and its folio set aside)."""
    lines = {round(word.middle / 4) for word in pdf.words[page]}
    linked = {round(w.middle / 4) for link in links if link.page == page for w in pdf.words_in(link)}
    return bool(linked) and 2 * len(linked) >= len(lines) - 2


def _entries(pdf: PdfFile, run: list[PdfLink]) -> Iterator[ContentsLine]:
    """Join the links of one entry (one for each line, perhaps one for its number) and read its number."""
    groups: list[list[PdfLink]] = []
    for link in run:
        if groups and groups[-1][-1].target == link.target:
            groups[-1].append(link)
        else:
            groups.append([link])
    for group in groups:
        words = _by_lines(word for link in group for word in pdf.words_in(link))
        number = _number(pdf, group, run)
        if number and number in words:
            words = [word for word in words if word is not number]
        target = group[0].target
        if target is None or not (words or number):
            continue
        text = " ".join(word.text for word in words)
        yield ContentsLine(_LEADER.sub("", text), _folio(number), group[-1].page, target)


def _by_lines(words: Iterable[PdfWord]) -> list[PdfWord]:
    """Return the words of one entry, line by line: a link may cover several lines, whose words come mixed."""
    found = list(dict.fromkeys(words))
    line, last = 0, float("-inf")
    lines: dict[PdfWord, int] = {}
    for word in sorted(found, key=lambda word: word.middle):
        if word.middle - last > (word.bottom - word.top) / 2:
            line += 1
        lines[word], last = line, word.middle
    return sorted(found, key=lines.__getitem__)


def _folio(word: PdfWord | None) -> str | None:
    """Return the page number in a word, without the leaders that poppler may have joined to it."""
    text = _LEADER.sub("", word.text) if word else ""
    return text if _FOLIO.fullmatch(text) else None


def _number(pdf: PdfFile, group: list[PdfLink], run: list[PdfLink]) -> PdfWord | None:
    """Return the word that stands for the page number: the last one on the last line of the entry that
    ends with one, before another entry begins on that line."""
    for link in sorted(group, key=lambda item: (item.page, item.top), reverse=True):
        end = min(
            (o.left for o in run if o.page == link.page and o.target != link.target and o.left > link.right
             and o.top < (link.top + link.bottom) / 2 < o.bottom),
            default=float("inf"),
        )  # fmt: skip
        line = [
            word
            for word in pdf.words[link.page]
            if link.top - 1 <= word.middle <= link.bottom + 1 and word.right > link.left and word.left < end
        ]
        last = max(line, key=lambda word: word.left, default=None)
        if last and _folio(last):
            return last
    return None


def check_contents(pdf: PdfFile) -> Findings:
    """Compare every page number of every list with the page of the heading or the table."""
    lists = read_lists(pdf)
    contents = contents_among(pdf, lists)
    found: list[Diagnostic] = []
    compared = true = 0
    for entries in lists:
        for entry in entries:
            if entry.printed:
                compared += 1
            is_whole = len(entries) == 1 and squash(entry.text) == squash(pdf.title)
            faults = [*_faults(pdf, entry, entries is contents, is_whole=is_whole)]
            true += bool(entry.printed) and not faults
            spot = pdf.spot(entry.page, text=entry.text)
            found += (spot.fault(code, f"\u201c{entry.text}\u201d {message}") for code, message in faults)
    if not compared and (page := _contents_page(pdf)) is not None:
        message = "there are contents, but no page number in them can be compared"
        found.append(pdf.spot(page).fault("pdf-contents-number", message))
    kinds = f" in {counted(len(lists), 'list')}" if lists else ""
    return Findings(tuple(found), f"{true} of {counted(compared, 'page number')} true{kinds}")


def _faults(
    pdf: PdfFile, entry: ContentsLine, contents: bool, *, is_whole: bool
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one entry: a code, and the end of the message.

    With ``is_whole`` it stands for the whole book, whose texts have no titles: nothing at its target is
    called so.
    """
    number, target = "pdf-contents-number", "pdf-contents-target"
    page = entry.target.page
    label = pdf.labels[page]
    if entry.printed is None:
        yield number, f"has no page number (it leads to {pdf.name(page)})"
    elif entry.printed.casefold() != (label or "").casefold():
        yield number, f"is said to be on page {entry.printed} but stands on {pdf.name(page)}"
    if is_whole:
        return
    missing = _missing_words(pdf, entry, contents)
    if missing:
        yield target, f"leads to {pdf.name(page)}, where these words do not stand: {' '.join(missing)}"
    wanted = pdf.tags.heading_pages if contents else pdf.tags.display_pages
    if wanted and page not in wanted:
        wanted_kind = "heading" if contents else "table or figure"
        yield target, f"leads to {pdf.name(page)}, where no {wanted_kind} begins"


def _missing_words(pdf: PdfFile, entry: ContentsLine, contents: bool) -> list[str]:
    """Return the words of an entry that are not at its target, unless they are few.

    A number may be printed another way, with another word before it ("Appendix A", in a chapter of another
    language), and a subtitle may be left out of one of the two. A caption may stand
    above or below the table or figure that the link leads to, or be turned with it, so for lists other than
    the contents the whole page counts, and, since a figure of several pictures may go on before its caption
    comes, the next two.
    """
    _, bottom, _, top = pdf.box(entry.target.page)
    first, last = entry.target.top - _ABOVE, entry.target.top + _REACH * (top - bottom)
    own, *later = pdf.words[entry.target.page : entry.target.page + _MOST_PAGES]
    if contents:
        near = [word for word in own if first <= word.top <= last]
    else:
        near = [word for page in (own, *later) for word in page]
    there = squash("".join(_unbroken(word.text) for word in near))
    words = [squash(word) for word in entry.text.split()]
    words = [word for word in words if len(word) > 1 and not word.isdigit() and word not in things()]
    missing = [word for word in words if word not in there]
    return missing if len(missing) > len(words) // 4 else []


def _unbroken(text: str) -> str:
    return text.rstrip("-\u2010\u00ad")


def _contents_page(pdf: PdfFile) -> int | None:
    """Return a page before the body with a line that says "Contents", in one of the languages known here."""
    for page in range(_front_end(pdf)):
        lines: dict[int, str] = {}
        for word in pdf.words[page]:
            lines[round(word.middle)] = lines.get(round(word.middle), "") + word.text
        if any(squash(line) in _NAMES for line in lines.values()):
            return page
    return None
