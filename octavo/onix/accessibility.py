"""Accessibility in ONIX: the codes of list 196 that say what the EPUB's own metadata says.

Schema.org's words and the codes are matched as the W3C's crosswalk of the two does.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from octavo.core.accessibility import Statement
from octavo.core.settings import PdfVariant, Settings
from octavo.core.xhtml import Element
from octavo.onix.elements import Content, address, group, leaf
from octavo.onix.languages import language_code

_ACCESSIBILITY, _HAZARD = "09", "12"  # list 79
# List 196.
_SUMMARY, _EPUB_1_1, _PDF_UA_1, _UNKNOWN, _LANGUAGES, _TEXT_ENOUGH = "00", "04", "05", "08", "22", "52"
_NOTHING_DISABLED = "10"
_CREDENTIAL_NAME, _CREDENTIAL_ADDRESS, _CERTIFIER = "88", "89", "90"
_THEIR_REPORT, _OWN_REPORT = "94", "96"

#: List 196, by value of ``accessibilityFeature``.
FEATURES: Mapping[str, str] = MappingProxyType(
    {
        "tableOfContents": "11",
        "index": "12",
        "readingOrder": "13",
        "alternativeText": "14",
        "longDescription": "15",
        "MathML": "17",
        "pageBreakMarkers": "19",
        "structuralNavigation": "29",
        "ARIA": "30",
        "latex": "35",
        "displayTransformability": "36",
        "pageNavigation": "41",
        "describedMath": "53",
    }
)
#: List 143, by value of ``accessibilityHazard``. Of what nobody has looked for, nothing is said.
HAZARDS: Mapping[str, str] = MappingProxyType(
    {
        "none": "00",
        "flashing": "13",
        "noFlashingHazard": "14",
        "sound": "15",
        "noSoundHazard": "16",
        "motionSimulation": "17",
        "noMotionSimulationHazard": "18",
    }
)
#: List 196, by version and by level of WCAG.
WCAG: Mapping[str, str] = MappingProxyType(
    {"2.0": "80", "2.1": "81", "2.2": "82", "A": "84", "AA": "85", "AAA": "86"}
)


def of_epub(statement: Statement | None, publisher: str) -> Iterator[Element | None]:
    """Yield what the EPUB says of itself, or that it is not known if there is no statement."""
    if statement is None:
        yield _feature(_ACCESSIBILITY, _UNKNOWN)
        return
    summary = leaf(
        "ProductFormFeatureDescription",
        statement.summary,
        language=language_code(statement.summary_language),
    )
    yield _feature(_ACCESSIBILITY, _SUMMARY, summary)
    for code in codes(statement):
        yield _feature(_ACCESSIBILITY, code)
    yield from _vouched(statement, publisher)
    for hazard in statement.hazards:
        if hazard in HAZARDS:
            yield _feature(_HAZARD, HAZARDS[hazard])


def codes(statement: Statement) -> tuple[str, ...]:
    """Return the codes of list 196 that hold and need no words, in their order."""
    return codes_of(statement.features, statement.sufficient, statement.conforms_to)


def codes_of(features: tuple[str, ...], sufficient: tuple[str, ...], claim: str | None) -> tuple[str, ...]:
    """Return the same codes, from the values that the package has. Every document of Octavo's names its
    language."""
    found = {FEATURES[name] for name in features if name in FEATURES} | {_LANGUAGES}
    if {"unlocked", "displayTransformability"} <= set(features):
        found.add(_NOTHING_DISABLED)
    if "textual" in sufficient:
        found.add(_TEXT_ENOUGH)
    if claimed := re.fullmatch(r"EPUB Accessibility 1\.1 - WCAG (2\.\d) Level (A+)", claim or ""):
        found |= {_EPUB_1_1, WCAG[claimed[1]], WCAG[claimed[2]]}
    return tuple(sorted(found))


def _vouched(statement: Statement, publisher: str) -> Iterator[Element | None]:
    """Yield who vouches for the claim, what entitles them to it, and their report."""
    if not statement.conforms_to or not statement.certified_by:
        return
    own = statement.certified_by == publisher
    if statement.credential:
        web = re.match(r"https?://", statement.credential)
        yield _described(_CREDENTIAL_ADDRESS if web else _CREDENTIAL_NAME, statement.credential, bool(web))
    yield _described(_CERTIFIER, statement.certified_by)
    if statement.report:
        yield _described(_OWN_REPORT if own else _THEIR_REPORT, statement.report, web=True)


def of_pdf(settings: Settings) -> Iterator[Element | None]:
    """Yield what the PDF declares of itself."""
    if PdfVariant.UA_1 in settings.pdf_variants:
        yield _feature(_ACCESSIBILITY, _PDF_UA_1)


def _described(code: str, text: str, web: bool = False) -> Element:
    words = leaf("ProductFormFeatureDescription", address(text) if web else text)
    return _feature(_ACCESSIBILITY, code, words)


def _feature(kind: str, code: str, description: Content = None) -> Element:
    return group(
        "ProductFormFeature",
        leaf("ProductFormFeatureType", kind),
        leaf("ProductFormFeatureValue", code),
        description,
    )
