"""The package of an e-book against ``book.yaml``: title, people, dates and rights."""

from collections.abc import Iterator

from lxml import etree

from octavo.check.audit.facts import BookFacts
from octavo.check.findings import Spot
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic, Span

_DC = "{http://purl.org/dc/elements/1.1/}"
#: Entries of the package -> that of ``book.yaml``.
_NAMES = {"publisher": "publisher", "date": "date", "rights": "rights", "description": "description"}


def check_metadata(package: etree._Element, facts: BookFacts) -> Iterator[Diagnostic]:
    """Yield a fault for each entry of the package that is not that of ``book.yaml``."""
    if not facts.texts:
        return
    titles = _texts(package, "title")
    kinds = [_refined(package, "title", number, "title-type") for number in range(len(titles))]
    for key, kind in (("title", "main"), ("subtitle", "subtitle")):
        found = [title for title, own in zip(titles, kinds, strict=True) if (own or "main") == kind]
        yield from _compare(facts, key, found)
    for name, key in _NAMES.items():
        yield from _compare(facts, key, _texts(package, name))
    identifiers = _texts(package, "identifier")
    for key in ("isbn",) if "isbn" in facts.texts else ("identifier",):
        wanted = facts.texts.get(key, "")
        if wanted and not any(squash(wanted) in squash(one) for one in identifiers):
            yield _wrong(facts, key, identifiers)
    if _texts(package, "language")[:1] != [facts.languages.get("", "")]:
        yield _wrong(facts, "language", _texts(package, "language")[:1])
    yield from _people(package, facts)
    subjects = [squash(one) for one in _texts(package, "subject")]
    for one in facts.subjects:
        if squash(one) not in subjects:
            yield _fault(1, f"the package has no subject \u201c{one}\u201d")


def _texts(package: etree._Element, name: str) -> list[str]:
    return [" ".join((one.text or "").split()) for one in package.iter(f"{_DC}{name}")]


def _refined(package: etree._Element, name: str, number: int, wanted: str) -> str:
    """Return what a refinement says of the entry of this number."""
    entry = list(package.iter(f"{_DC}{name}"))[number]
    for meta in package.iter("{*}meta"):
        if meta.get("refines") == f"#{entry.get('id')}" and meta.get("property") == wanted:
            return (meta.text or "").strip()
    return ""


def _compare(facts: BookFacts, key: str, found: list[str]) -> Iterator[Diagnostic]:
    wanted = facts.texts.get(key, "")
    if wanted and (len(found) != 1 or squash(found[0]) != squash(wanted)):
        yield _wrong(facts, key, found)


def _wrong(facts: BookFacts, key: str, found: list[str]) -> Diagnostic:
    line = facts.lines.get(key, 1)
    says = " and ".join(f"\u201c{one[:60]}\u201d" for one in found) or "nothing"
    return _fault(line, f"the {key} is \u201c{facts.texts.get(key, '')[:60]}\u201d, in the package {says}")


def _fault(line: int, message: str) -> Diagnostic:
    return Spot(span=Span("book.yaml", line)).fault("markup-metadata", message)


def _people(package: etree._Element, facts: BookFacts) -> Iterator[Diagnostic]:
    """Yield a fault for each contributor who is missing, or has another role."""
    found: dict[str, set[str]] = {}
    for name in ("creator", "contributor"):
        for number, person in enumerate(_texts(package, name)):
            found.setdefault(squash(person), set()).add(_refined(package, name, number, "role"))
    for person, role in facts.contributors:
        roles = found.get(squash(person))
        if roles is None:
            yield _fault(1, f"the package does not name \u201c{person}\u201d")
        elif role and role not in roles and len(role) == len("aut"):
            said = " and ".join(sorted(roles)) or "nothing"
            yield _fault(1, f"\u201c{person}\u201d is \u201c{role}\u201d, in the package {said}")
