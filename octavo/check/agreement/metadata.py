"""Title, authors, language and subjects of a PDF against those of the e-book."""

from collections.abc import Iterator

from octavo.check.agreement.compare import Difference
from octavo.check.agreement.ebook import EbookPassages
from octavo.check.pdf.paged_text import PagedText
from octavo.check.words import plain


def metadata_differences(printed: PagedText, ebook: EbookPassages) -> Iterator[Difference]:
    """Yield what the PDF says otherwise of itself than the e-book; what it does not say is no fault, unless
    it is title, author or language."""
    mine, theirs = printed.properties.xmp, ebook.metadata
    titles = [plain(title) for title in theirs.get("title", [])]
    if titles and plain((mine.get("title") or [""])[0]) not in (titles[0], ": ".join(titles)):
        yield _differ("title", mine.get("title", []), titles)
    creators = {plain(name) for name in theirs.get("creator", [])}
    own = {plain(name) for name in mine.get("creator", [])}
    others = {plain(name) for name in theirs.get("contributor", [])}
    if not creators <= own <= creators | others:
        yield _differ("authors", sorted(own), sorted(creators))
    own_id, other_id = (said.get("identifier", [""])[0] for said in (mine, theirs))
    if own_id != other_id and own_id.startswith("urn:uuid:") and other_id.startswith("urn:uuid:"):
        yield _differ("identifier", [own_id], [other_id])
    for name, what in (("language", "language"), ("subject", "subjects"), ("description", "description")):
        wanted = [plain(one) for one in theirs.get(name, [])]
        said = [plain(one) for one in mine.get(name, [])]
        if said != wanted and (said or name == "language"):
            yield _differ(what, said, wanted)


def _differ(what: str, mine: list[str], theirs: list[str]) -> Difference:
    own, other = ("; ".join(texts) or "none" for texts in (mine, theirs))
    return Difference(
        "pdf-ebook-metadata", "", f"the PDF has the {what} \u201c{own}\u201d, the e-book \u201c{other}\u201d"
    )
