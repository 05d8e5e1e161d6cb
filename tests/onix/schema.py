"""The code lists in the schema of ONIX 3.1 that onixcheck brings."""

from functools import cache
from pathlib import Path

import onixcheck
from lxml import etree

_XS = {"xs": "http://www.w3.org/2001/XMLSchema"}
_SCHEMAS = Path(onixcheck.__file__).parent / "schema" / "xsd3.1"


@cache
def _lists() -> etree._Element:
    return etree.parse(_SCHEMAS / "ONIX_BookProduct_CodeLists.xsd").getroot()


@cache
def code_list(number: int) -> dict[str, str]:
    """The codes of a list, with all that the schema says of each."""
    found = _lists().findall(f"xs:simpleType[@name='List{number}']//xs:enumeration", _XS)
    assert found, f"the schema has no list {number}"
    return {
        one.get("value", ""): " ".join(note.text or "" for note in one.iterfind(".//xs:documentation", _XS))
        for one in found
    }


def deprecated(number: int, code: str) -> bool:
    """Whether a list says that a code is not to be used any more."""
    return "deprecated" in code_list(number)[code].lower()
