"""The statement on accessibility as metadata of the package (EPUB Accessibility 1.1)."""

import re
from collections.abc import Iterator

from octavo.core.accessibility import Statement
from octavo.core.xhtml import XML_LANG
from octavo.epub.metadata import MetadataElement

_CLAIM = "conformance"
_CERTIFIER = "certifier"


def entries(statement: Statement) -> Iterator[MetadataElement]:
    """Yield the elements of the metadata that make the statement."""
    repeated = {
        "accessMode": statement.access_modes,
        "accessModeSufficient": statement.sufficient,
        "accessibilityFeature": statement.features,
        "accessibilityHazard": statement.hazards,
    }
    for name, values in repeated.items():
        yield from (MetadataElement("meta", value, {"property": f"schema:{name}"}) for value in values)
    summary = {"property": "schema:accessibilitySummary", XML_LANG: statement.summary_language}
    yield MetadataElement("meta", statement.summary, summary)
    if statement.page_source is not None:
        yield MetadataElement("meta", statement.page_source, {"property": "pageBreakSource"})
    yield from _claim(statement)


def _claim(statement: Statement) -> Iterator[MetadataElement]:
    """Yield the claim, who vouches for it, and what entitles them to."""
    if not statement.conforms_to or not statement.certified_by:
        return
    claim, certifier = f"#{_CLAIM}", f"#{_CERTIFIER}"
    yield MetadataElement("meta", statement.conforms_to, {"property": "dcterms:conformsTo", "id": _CLAIM})
    name = {"property": "a11y:certifiedBy", "refines": claim, "id": _CERTIFIER}
    yield MetadataElement("meta", statement.certified_by, name)
    if credential := statement.credential:
        if re.match(r"https?://", credential):
            yield _link("certifierCredential", certifier, credential)
        else:
            yield MetadataElement(
                "meta", credential, {"property": "a11y:certifierCredential", "refines": certifier}
            )
    if statement.report:
        yield _link("certifierReport", certifier, statement.report)


def _link(name: str, refined: str, address: str) -> MetadataElement:
    return MetadataElement("link", "", {"rel": f"a11y:{name}", "refines": refined, "href": address})
