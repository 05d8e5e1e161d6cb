"""Languages of an e-book: those of its documents against that of the package, and the reading direction."""

import re
from collections.abc import Iterator

from lxml import etree

from octavo.check.documents.parsed import XML, ParsedDocument, elements, local_name
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import WHOLE, Findings, counted
from octavo.core.diagnostics import Diagnostic
from octavo.languages.cldr import direction

#: These have the direction of the text.
_LARGE = frozenset({"html", "body", "section", "article", "nav", "p", "h1", "h2", "h3", "h4", "h5", "h6"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_DC = "{http://purl.org/dc/elements/1.1/}"


def check_languages(parts: EpubParts) -> Findings:
    """Check that ``lang`` and ``xml:lang`` agree; that the package names a language of the text, and none in
    which there is no text; that the contents are in it; that the direction of reading is that of the
    language."""
    messages: list[Diagnostic] = []
    package = [" ".join((e.text or "").split()) for e in parts.package.iter(f"{_DC}language")]
    main = package[0] if package else ""
    used: set[str] = set()
    for document in parts.spine:
        messages += _documents(parts, document, used)
    sizes: dict[str, int] = {}
    for document in parts.spine:
        language = document.root.get("lang") or ""
        sizes[language] = sizes.get(language, 0) + sum(len(text) for text in document.root.itertext())
    most = max(sizes, key=lambda language: sizes[language], default="")
    if sizes and main.casefold() not in {language.casefold() for language in sizes}:
        said = f"the language of the package is \u201c{main}\u201d, that of the text \u201c{most}\u201d"
        messages.append(WHOLE.fault("epub-language", said))
    for other in package[1:]:
        if other.casefold() not in used:
            said = f"the package names the language \u201c{other}\u201d, in which there is no text"
            messages.append(WHOLE.fault("epub-language", said))
    own = parts.package.get(f"{{{XML}}}lang")
    if own is not None and own.casefold() != main.casefold():
        said = f"the package is in \u201c{own}\u201d, the book in \u201c{main}\u201d (xml:lang)"
        messages.append(WHOLE.fault("epub-language", said))
    if parts.nav is not None and (parts.nav.root.get("lang") or "").casefold() != main.casefold():
        said = f"the contents are in \u201c{parts.nav.root.get('lang')}\u201d, the book in \u201c{main}\u201d"
        messages.append(parts.writer("epub-language", parts.nav.name, parts.nav.root)(said))
    spine = parts.package.find("{*}spine")
    turned = spine is not None and spine.get("page-progression-direction") == "rtl"
    if turned != (direction(main) == "rtl"):
        said = f"the pages turn in the wrong direction for \u201c{main}\u201d (page-progression-direction)"
        messages.append(WHOLE.fault("epub-language", said))
    return Findings(
        tuple(messages), f"{counted(len(used), 'language')} in {counted(len(parts.spine), 'document')}"
    )


def _documents(parts: EpubParts, document: ParsedDocument, used: set[str]) -> Iterator[Diagnostic]:
    """Yield the faults of a document; note the languages of its elements."""
    for element in elements(document.root):
        one, other = element.get("lang"), element.get(f"{{{XML}}}lang")
        write = parts.writer("epub-language", document.name, element)
        if one is not None and other is not None and one.casefold() != other.casefold():
            yield write(f"lang is \u201c{one}\u201d and xml:lang \u201c{other}\u201d")
        if one or other:
            used.add((one or other or "").casefold())
        turned = direction(one or other or "") == "rtl" and not _runs_left(element)
        if turned and _RIGHT_TO_LEFT.search("".join(map(str, element.itertext()))):
            yield write(f"what is in \u201c{one or other}\u201d has not its direction (dir)")
        said = element.get("dir")
        if said in ("rtl", "ltr") and not (said == "ltr" and _by_itself(element)):
            language = _around(element)
            if (said == "rtl") != (direction(language) == "rtl"):
                yield write(f"the direction is \u201c{said}\u201d, the language \u201c{language}\u201d")


def _runs_left(element: etree._Element) -> bool:
    around = (element, *element.iterancestors("{*}*"))
    return next((said for one in around if (said := one.get("dir"))), "ltr") in ("rtl", "auto")


def _by_itself(element: etree._Element) -> bool:
    """Return True for what runs from left to right in text of any direction: what names no language of its
    own, such as the mark of a note, code or a formula."""
    return not (element.get("lang") or element.get(f"{{{XML}}}lang")) and local_name(element) not in _LARGE


def _around(element: object) -> str:
    while element is not None:
        language = element.get("lang") or element.get(f"{{{XML}}}lang")  # type: ignore[attr-defined]
        if language:
            return str(language)
        element = element.getparent()  # type: ignore[attr-defined]
    return ""
