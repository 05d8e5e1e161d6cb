"""All own checks of a finished ONIX message, one topic after the other."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree

from octavo.check.findings import WHOLE, Findings, counted, in_document, make_result, run_topic
from octavo.check.onix.accessibility import Claims, read_claims
from octavo.check.result import CheckResult
from octavo.core.environment import require_extra
from octavo.core.isbn import is_isbn13
from octavo.core.plain_words import plainly

#: The schemas of the ONIX release: W3C's, and RELAX NG; both come with the current code lists.
SCHEMAS = ("xsd", "rng")
_GTIN, _ISBN = "03", "15"  # list 5
_ALTERNATIVE = "06"  # list 51
_ACCESSIBILITY, _HAZARD = "09", "12"  # list 79
_EPUB, _PDF, _PDF_A = "E101", "E107", "E108"  # list 175
_ABSOLUTE, _FILE, _BYTES = "07", "22", "17"  # lists 23 and 24
#: The codes of list 196 that metadata of an EPUB proves, or disproves; others need words or people.
_PROVEN = frozenset("04 10 11 12 13 14 15 17 19 22 29 30 35 36 41 52 53 80 81 82 84 85 86".split())  # noqa: SIM905


@dataclass(frozen=True)
class Message:
    """A parsed message, and the finished files that it tells of, if they are at hand."""

    path: Path
    products: tuple[etree._Element, ...]
    epub: Path | None = None
    pdf: Path | None = None


def check_onix(path: Path, epub: Path | None = None, pdf: Path | None = None) -> tuple[CheckResult, ...]:
    """Check a finished message, and return one result for each topic.

    What it says of ``epub`` and ``pdf`` is compared with these files, if they are given. A file that cannot
    be read gives one failed result. Raise ModuleNotFoundError if the extra "onix", which brings the schemas,
    is not installed.
    """
    require_extra("onix")
    start = time.monotonic()
    try:
        root = _read(path)
    except (OSError, ValueError, etree.XMLSyntaxError) as error:
        fault = WHOLE.fault("finished-unreadable", f"the file cannot be read: {plainly(error)}")
        return (make_result("ONIX schemas", path, [fault], "", time.monotonic() - start),)
    checked = Message(path, tuple(root.iter("{*}Product")), epub, pdf)
    return tuple(run_topic(name, path, partial(check, checked)) for name, check in TOPICS.items())


def _read(path: Path) -> etree._Element:
    """Return the message without a document type: with one, entities could bring in what is not in the
    file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.parse(path, parser)
    if tree.docinfo.internalDTD is not None:
        raise ValueError("it has a document type, which no ONIX 3.1 message needs")
    return tree.getroot()


def check_schemas(message: Message) -> Findings:
    """Check that the message is valid by ONIX's own schemas, every code by its code list."""
    import onixcheck  # of an extra, which only who makes messages has

    found = onixcheck.validate(str(message.path), schemas=SCHEMAS)
    lines = dict.fromkeys((_line(one.location), one.message) for one in found)
    faults = tuple(in_document("", line).fault("onix-invalid", said) for line, said in lines)
    return Findings(faults, f"{counted(len(message.products), 'product')} valid by XSD and RELAX NG")


def _line(location: str) -> int:
    parts = location.rsplit(":", 2)
    return int(parts[1]) if len(parts) == 3 and parts[1].isdecimal() else 0


def check_identifiers(message: Message) -> Findings:
    """Check the identifiers of the products.

    ISBNs have the right check digit, no record and no product stands twice, and forms of the book point at
    each other.
    """
    faults: list[str] = []
    numbers = [node for product in message.products for node in product.iter("{*}ProductIdentifier")]
    for node in numbers:
        value = _text(node, "IDValue")
        if _text(node, "ProductIDType") in (_GTIN, _ISBN) and not is_isbn13(value):
            faults.append(f"{value} is not an ISBN: its check digit is wrong, or it has not 13 figures")
    references = Counter(_text(product, "RecordReference") for product in message.products)
    faults += (f"two records have the reference {name}" for name, count in references.items() if count > 1)
    own = [_own(product) for product in message.products]
    for name, count in Counter(value for values in own for value in values).items():
        if count > 1:
            faults.append(f"two products have the identifier {name[1]}")
    faults += _one_sided(message.products, own)
    detail = f"{counted(len(numbers), 'identifier')}, {counted(len(references), 'record reference')}"
    found = tuple(WHOLE.fault("onix-identifier", message) for message in dict.fromkeys(faults))
    return Findings(found, detail)


def _own(product: etree._Element) -> set[tuple[str, str]]:
    return {_identifier(node) for node in product.findall("{*}ProductIdentifier")}


def _identifier(node: etree._Element) -> tuple[str, str]:
    return _text(node, "ProductIDType"), _text(node, "IDValue")


def _one_sided(products: tuple[etree._Element, ...], own: list[set[tuple[str, str]]]) -> Iterator[str]:
    """Yield faults for products of the message that do not name each other as alternative formats."""
    for product in products:
        named = {
            _identifier(node)
            for related in product.iter("{*}RelatedProduct")
            if _ALTERNATIVE in [code.text for code in related.findall("{*}ProductRelationCode")]
            for node in related.findall("{*}ProductIdentifier")
        }
        for other, values in zip(products, own, strict=True):
            if other is not product and not values & named:
                yield (
                    f"{_text(product, 'RecordReference')} does not name {_text(other, 'RecordReference')}"
                    " as an alternative format"
                )


def check_accessibility(message: Message) -> Findings:
    """Check that the codes of accessibility say what the EPUB says of itself, no more and no less."""
    if message.epub is None:
        return Findings((), "no EPUB to compare with")
    try:
        claims = read_claims(message.epub)
    except (OSError, ValueError, KeyError, etree.XMLSyntaxError) as error:
        fault = WHOLE.fault("finished-unreadable", f"the EPUB cannot be read: {plainly(error)}")
        return Findings((fault,), "")
    faults: list[str] = []
    found: set[str] = set()
    for product in _of_kind(message.products, _EPUB):
        found = _features(product, _ACCESSIBILITY)
        faults += _differences(found & _PROVEN, claims.codes, "accessibility (list 196)")
        faults += _differences(_features(product, _HAZARD), claims.hazards, "hazards (list 143)")
        faults += _summary_faults(product, claims)
    said = tuple(WHOLE.fault("onix-accessibility", message) for message in faults)
    return Findings(said, f"{counted(len(found), 'code')} of accessibility as in the EPUB")


def _differences(said: set[str], true: frozenset[str], what: str) -> Iterator[str]:
    for code in sorted(said - true):
        yield f"{what}: code {code} is given, but the EPUB does not say so"
    for code in sorted(true - said):
        yield f"{what}: code {code} is missing, and the EPUB says so"


def _summary_faults(product: etree._Element, claims: Claims) -> Iterator[str]:
    words = [
        _text(node, "ProductFormFeatureDescription")
        for node in product.iter("{*}ProductFormFeature")
        if (_text(node, "ProductFormFeatureType"), _text(node, "ProductFormFeatureValue"))
        == (_ACCESSIBILITY, "00")
    ]
    if words != [claims.summary]:
        yield "the summary of accessibility is not that of the EPUB"


def check_extents(message: Message) -> Findings:
    """Check that sizes and page counts are those of the files."""
    faults: list[str] = []
    compared = 0
    for path, kinds in ((message.epub, (_EPUB,)), (message.pdf, (_PDF, _PDF_A))):
        if path is None:
            continue
        for product in _of_kind(message.products, *kinds):
            for kind, true in _measured(path, kinds):
                for value in _extents(product, kind):
                    compared += 1
                    if value != str(true):
                        what = "pages" if kind == _ABSOLUTE else "bytes"
                        faults.append(f"{path.name} has {true} {what}, not {value}")
    found = tuple(WHOLE.fault("onix-extent", message) for message in faults)
    return Findings(found, f"{counted(compared, 'extent')} as in the files")


def _measured(path: Path, kinds: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    yield _FILE, path.stat().st_size
    if _PDF in kinds:
        from octavo.check.pdf.file import PdfFile  # here, since few builds need it

        yield _ABSOLUTE, len(PdfFile(path).pages)


def _extents(product: etree._Element, kind: str) -> Iterator[str]:
    for node in product.iter("{*}Extent"):
        if _text(node, "ExtentType") == kind:
            yield _text(node, "ExtentValue")


def _of_kind(products: tuple[etree._Element, ...], *details: str) -> Iterator[etree._Element]:
    for product in products:
        if {node.text for node in product.iter("{*}ProductFormDetail")} & set(details):
            yield product


def _features(product: etree._Element, kind: str) -> set[str]:
    return {
        _text(node, "ProductFormFeatureValue")
        for node in product.iter("{*}ProductFormFeature")
        if _text(node, "ProductFormFeatureType") == kind
    }


def _text(node: etree._Element, name: str) -> str:
    return node.findtext(f"{{*}}{name}") or ""


TOPICS: dict[str, Callable[[Message], Findings]] = {
    "ONIX schemas": check_schemas,
    "ONIX identifiers": check_identifiers,
    "ONIX accessibility": check_accessibility,
    "ONIX extents": check_extents,
}
