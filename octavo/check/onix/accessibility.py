"""The accessibility of a finished EPUB, as codes of ONIX, to compare the record with.

The table is this check's own, so that a mistake in the one that the record is made from is found.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from lxml import etree

_NS = {"c": "urn:oasis:names:tc:opendocument:xmlns:container", "o": "http://www.idpf.org/2007/opf"}
_XHTML = "application/xhtml+xml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Code of list 196 -> the value of ``accessibilityFeature`` that it stands for.
FEATURES: Mapping[str, str] = MappingProxyType(
    {
        "11": "tableOfContents",
        "12": "index",
        "13": "readingOrder",
        "14": "alternativeText",
        "15": "longDescription",
        "17": "MathML",
        "19": "pageBreakMarkers",
        "29": "structuralNavigation",
        "30": "ARIA",
        "35": "latex",
        "36": "displayTransformability",
        "41": "pageNavigation",
        "53": "describedMath",
    }
)
#: Code of list 143 -> the value of ``accessibilityHazard`` that it stands for.
HAZARDS: Mapping[str, str] = MappingProxyType(
    {
        "00": "none",
        "13": "flashing",
        "14": "noFlashingHazard",
        "15": "sound",
        "16": "noSoundHazard",
        "17": "motionSimulation",
        "18": "noMotionSimulationHazard",
    }
)
_WCAG_VERSIONS = {"2.0": "80", "2.1": "81", "2.2": "82"}
_WCAG_LEVELS = {"A": "84", "AA": "85", "AAA": "86"}


@dataclass(frozen=True, slots=True)
class Claims:
    """The codes of lists 196 and 143 that an EPUB bears out, and its summary."""

    codes: frozenset[str]
    hazards: frozenset[str]
    summary: str


def read_claims(path: Path) -> Claims:
    """Read the package document and the heads of all documents.

    Raise OSError, KeyError, ValueError or lxml.etree.XMLSyntaxError if the file is no EPUB.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _claims(archive)
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from error


def _claims(archive: zipfile.ZipFile) -> Claims:
    rootfile = _parsed(archive, "META-INF/container.xml").find(".//c:rootfile", _NS)
    name = rootfile.get("full-path", "") if rootfile is not None else ""
    package = _parsed(archive, name)
    features, hazards = _values(package, "accessibilityFeature"), _values(package, "accessibilityHazard")
    codes = {code for code, feature in FEATURES.items() if feature in features}
    if {"unlocked", "displayTransformability"} <= features:
        codes.add("10")
    if "textual" in _values(package, "accessModeSufficient"):
        codes.add("52")
    if _name_their_languages(archive, package, name):
        codes.add("22")
    codes |= _conformance(package)
    summary = " ".join(_values(package, "accessibilitySummary"))
    found = frozenset(code for code, hazard in HAZARDS.items() if hazard in hazards)
    return Claims(frozenset(codes), found, " ".join(summary.split()))


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(name), parser)


def _values(package: etree._Element, name: str) -> set[str]:
    nodes = package.iterfind(f".//o:meta[@property='schema:{name}']", _NS)
    return {(node.text or "").strip() for node in nodes}


def _conformance(package: etree._Element) -> set[str]:
    claims = package.iterfind(".//o:meta[@property='dcterms:conformsTo']", _NS)
    for claim in claims:
        found = re.fullmatch(
            r"EPUB Accessibility 1\.1 - WCAG (2\.[0-2]) Level (A{1,3})", (claim.text or "").strip()
        )
        if found:
            return {"04", _WCAG_VERSIONS[found[1]], _WCAG_LEVELS[found[2]]}
    return set()


def _name_their_languages(archive: zipfile.ZipFile, package: etree._Element, name: str) -> bool:
    """Return True if every document says at its root in which language it is."""
    folder = name.rpartition("/")[0]
    items = package.findall(f".//o:item[@media-type='{_XHTML}']", _NS)
    paths = [f"{folder}/{item.get('href')}" if folder else str(item.get("href")) for item in items]
    return bool(paths) and all(_parsed(archive, path).get(_XML_LANG) for path in paths)
