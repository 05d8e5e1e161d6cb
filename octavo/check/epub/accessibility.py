"""The accessibility metadata of an e-book against what is in it."""

from collections.abc import Callable

from lxml import etree

from octavo.check.documents.parsed import elements, local_name, types_of
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import WHOLE, Findings, counted

#: A feature -> what an e-book must have that claims it, and must claim it if it has it.
_Test = Callable[[EpubParts], bool]


def check_accessibility(parts: EpubParts) -> Findings:
    """Check that the features that the package claims are those of the book, and so are its modes."""
    claimed = _values(parts, "accessibilityFeature")
    modes = _values(parts, "accessMode")
    if not claimed and not modes:
        return Findings((), "none claimed")
    faults = []
    for feature, test in _FEATURES.items():
        has = test(parts)
        if feature in claimed and not has:
            faults.append(f"the package claims \u201c{feature}\u201d, which the book has not")
        elif has and feature not in claimed and (feature != "alternativeText" or _all_described(parts)):
            faults.append(f"the package does not claim \u201c{feature}\u201d, which the book has")
    faults += (
        f"the package claims \u201c{feature}\u201d, of which nothing is known"
        for feature in sorted(claimed - _KNOWN)
    )
    if not _any(parts, lambda element: local_name(element) in _MOVING):
        faults += (
            f"the package claims \u201c{said}\u201d, but nothing in the book moves or sounds"
            for said in sorted((claimed & _OF_MEDIA) | (_values(parts, "accessibilityHazard") & _HAZARDS))
        )
    if _described(parts) and "visual" not in modes:
        faults.append("the package does not claim the mode \u201cvisual\u201d")
    elif "visual" in modes and not _pictures(parts):
        faults.append("the package claims the mode \u201cvisual\u201d")
    if "textual" not in modes:
        faults.append("the package does not claim the mode \u201ctextual\u201d")
    spots = tuple(WHOLE.fault("epub-accessibility", fault) for fault in faults)
    return Findings(spots, f"{counted(len(claimed), 'feature')} true")


def _values(parts: EpubParts, name: str) -> set[str]:
    metas = parts.package.iter("{*}meta")
    return {(one.text or "").strip() for one in metas if one.get("property") == f"schema:{name}"}


def _any(parts: EpubParts, test: Callable[[etree._Element], bool]) -> bool:
    return any(test(element) for document in parts.spine for element in elements(document.root))


def _pictures(parts: EpubParts) -> list[etree._Element]:
    """Return the pictures of the book but for its cover."""
    found = (e for d in parts.spine for e in elements(d.root) if local_name(e) in ("img", "svg", "image"))
    return [e for e in found if not any(map(_is_cover, (e, *e.iterancestors("{*}svg"))))]


def _is_cover(element: etree._Element) -> bool:
    return "cover" in types_of(element)


def _described(parts: EpubParts) -> bool:
    """Return True if a picture has a description; those that are there for their looks need none."""
    return any((e.get("alt") or e.get("aria-label") or "").strip() for e in _pictures(parts))


def _has_type(kind: str) -> _Test:
    return lambda parts: _any(parts, lambda element: kind in types_of(element))


def _all_described(parts: EpubParts) -> bool:
    """Return True if each picture has a description, and none has words of its caption for want of one."""
    return all(
        (e.get("alt") or e.get("aria-label") or "").strip()
        and "undescribed" not in (e.get("class") or "").split()
        for e in _pictures(parts)
    )


_FEATURES: dict[str, _Test] = {
    "MathML": lambda parts: _any(parts, lambda element: local_name(element) == "math"),
    "index": _has_type("index"),
    "pageNavigation": lambda parts: bool(parts.nav_links("page-list")),
    "pageBreakMarkers": lambda parts: bool(parts.pages.markers),
    "tableOfContents": lambda parts: bool(parts.nav_links("toc")),
    "alternativeText": _described,
}
#: The values of the vocabulary (schema.org, accessibilityFeature) that an e-book of text can have.
_KNOWN = frozenset(
    {*_FEATURES, "ARIA", "annotations", "bookmarks", "printPageNumbers", "readingOrder", "none", "unknown"}
    | {"structuralNavigation", "taggedPDF", "displayTransformability", "describedMath", "longDescription"}
    | {"rubyAnnotations", "highContrastDisplay", "largePrint", "unlocked", "latex", "ChemML", "captions"}
    | {"transcript", "ttsMarkup", "audioDescription", "signLanguage", "pageBreakSource", "timingControl"}
    | {"synchronizedAudioText", "withAdditionalWordSegmentation", "withoutAdditionalWordSegmentation"}
    | {"fullRubyAnnotations", "horizontalWriting", "verticalWriting", "openCaptions", "closedCaptions"}
    | {"highContrastAudio", "tactileGraphic", "tactileObject", "latex-chemistry", "MathML-chemistry"}
)
#: What moves or sounds, the features of that, and its hazards.
_MOVING = frozenset({"audio", "video", "object", "iframe", "canvas", "script"})
_OF_MEDIA = frozenset(
    {"captions", "transcript", "audioDescription", "signLanguage", "timingControl", "synchronizedAudioText"}
    | {"openCaptions", "closedCaptions", "highContrastAudio"}
)
_HAZARDS = frozenset({"flashing", "motionSimulation", "sound"})
