"""Page-break markers in the names of other things, where a voice reads "xi 5. The July Days"."""

from collections.abc import Iterator

from lxml import etree

from octavo.check.documents.parsed import ParsedDocument, elements, local_name, text_of, types_of

_NAMING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "figcaption", "summary", "legend"})
_NAMED_BY = ("aria-labelledby", "aria-describedby")


def markers_in_names(document: ParsedDocument) -> Iterator[tuple[etree._Element, str]]:
    """Yield markers that are a part of the name of a heading, link, table or head, each with a message.

    One that is hidden from voices is no part of a name.
    """
    markers = [e for e in elements(document.root) if _is_marker(e) and e.get("aria-hidden") != "true"]
    named_by = {
        name
        for e in elements(document.root)
        if markers
        for kind in _NAMED_BY
        for name in e.get(kind, "").split()
    }
    for marker in markers:
        for above in marker.iterancestors("{*}*"):
            if local_name(above) in _NAMING or _is_link(above) or above.get("id") in named_by:
                title = marker.get("title") or marker.get("aria-label")
                yield (
                    marker,
                    f"the marker of page {title} is part of the name \u201c{text_of(above)[:60]}\u201d",
                )
                break


def _is_marker(element: etree._Element) -> bool:
    return element.get("role") == "doc-pagebreak" or "pagebreak" in types_of(element)


def _is_link(element: etree._Element) -> bool:
    return local_name(element) == "a" and element.get("href") is not None and not element.get("aria-label")
