"""The names of a product: ISBN and GTIN or, if it has none, a URN, DOI or other URI."""

import re
from collections.abc import Iterator

from octavo.core.xhtml import Element
from octavo.onix.elements import group, leaf
from octavo.onix.forms import Form

_PROPRIETARY, _GTIN, _DOI, _ISBN, _URN = "01", "03", "06", "15", "22"  # list 5


def identifiers(form: Form) -> Iterator[Element]:
    """Yield the identifiers of a form. An ISBN is a GTIN as well, and goes as both."""
    if form.isbn:
        yield _identifier(_GTIN, form.isbn)
        yield _identifier(_ISBN, form.isbn)
        return
    doi = re.fullmatch(r"(?:https?://(?:dx\.)?doi\.org/|doi:)(10\..+)", form.identifier, re.IGNORECASE)
    if doi:
        yield _identifier(_DOI, doi[1])
    elif form.identifier.lower().startswith("urn:"):
        yield _identifier(_URN, form.identifier)
    else:
        yield _identifier(_PROPRIETARY, form.identifier, scheme="URI")


def _identifier(kind: str, value: str, scheme: str | None = None) -> Element:
    return group(
        "ProductIdentifier",
        leaf("ProductIDType", kind),
        leaf("IDTypeName", scheme),
        leaf("IDValue", value),
    )
