"""Languages: each word is in the language that the source gives it."""

from collections.abc import Iterator, Mapping

from octavo.check.audit.source.spans import Marks
from octavo.check.markup.compare import ReadBlock, quote, runs_of_words
from octavo.check.markup.ebook import EbookWords
from octavo.core.diagnostics import Diagnostic


def check_languages(read: ReadBlock, ebook: EbookWords, files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield a fault for each run of words whose language is another; ``files`` has those of whole files, by
    name, "" where it is that of what calls or includes them, and that of the book by ""."""
    around = read.markup.language or files.get(read.block.file, files.get("", ""))
    wrong: dict[tuple[str, str], list[int]] = {}
    for index, place in enumerate(read.places):
        runs = ebook.runs(place) if place >= 0 else ()
        if not runs or ebook.element(place) is None:
            continue
        own, theirs = _language(read.runs[index][0][1]), _language(runs[0][1])
        ours = own if own != "" else around
        if ours and theirs is not None and ours.casefold() != theirs.casefold():
            wrong.setdefault((ours, theirs), []).append(index)
    for (ours, theirs), indexes in wrong.items():
        for first, last in runs_of_words(indexes):
            name = ebook.document(read.places[first]).name
            said = f"is in the language “{theirs}” in {name}, in the source in “{ours}”"
            message = f"{quote(read, first, last)} {said}"
            yield read.spot(first, name).fault("markup-language", message)


def _language(marks: Marks) -> str | None:
    """Return the language that some marks name, "" for none, or None if it is not sure."""
    found = [mark[5:] for mark in marks if mark.startswith("lang:")]
    return "" if not found else found[0] if len(found) == 1 else None
