"""The lists of contents of a PDF, and the places to which its links lead, against the e-book."""

from collections.abc import Iterator, Mapping, Sequence

from octavo.check.agreement.compare import Difference
from octavo.check.passages import TaggedPassage
from octavo.check.words import squash


def contents_differences(
    printed: Sequence[TaggedPassage], ebook: Sequence[TaggedPassage]
) -> Iterator[Difference]:
    """Yield entries of the contents, or of a list of tables or figures, that lead elsewhere or are not in
    the order of the e-book's."""
    mine, theirs = list(_entries(printed)), list(_entries(ebook))
    known: dict[str, list[str]] = {}
    for title, target, _ in theirs:
        known.setdefault(title, []).append(target)
    for title, target, passage in mine:
        targets = known.get(title)
        if targets and target not in targets:
            yield Difference(
                "pdf-ebook-link", passage.page,
                f"the entry \u201c{passage.quote()}\u201d leads to \u201c{target}\u201d, in the e-book to"
                f" \u201c{targets[0]}\u201d",
            )  # fmt: skip


def _entries(passages: Sequence[TaggedPassage]) -> Iterator[tuple[str, str, TaggedPassage]]:
    """Yield the title of each entry, its target, and the passage."""
    for passage in passages:
        if "contents" in passage.around and passage.links:
            link = passage.links[0]
            yield squash(passage.text[link.start : link.end]), link.value, passage


def place_differences(
    places: Mapping[str, int], labels: Sequence[str], anchors: Mapping[str, tuple[str, ...]], used: set[str]
) -> Iterator[Difference]:
    """Yield the targets of links that stand on another page than in the e-book, by its page list."""
    for name in sorted(used):
        page, other = places.get(name), anchors.get(name)
        if page is None or not other:
            continue
        label = labels[page] if 0 <= page < len(labels) else ""
        near = {labels[at] for at in range(max(0, page - 1), page + 2) if at < len(labels)}
        if not near.intersection(other) and all(other):
            yield Difference(
                "pdf-ebook-link",
                label,
                f"the place \u201c{name}\u201d is on page {label}, in the e-book on page {other[1]}",
            )
