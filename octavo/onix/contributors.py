"""Contributors: who made the book, in which part, and how their names are ordered."""

from collections.abc import Iterator, Sequence

from octavo.core.name_identifiers import compact
from octavo.core.xhtml import Element
from octavo.onix.elements import Content, group, leaf
from octavo.onix.roles import role
from octavo.source.metadata import Contributor

_ISNI, _ORCID = "16", "21"  # list 44


def contributors(people: Sequence[Contributor], text_language: str) -> Iterator[Element | None]:
    """Yield a composite for each person or body, in the order of the book; whoever has two roles stands
    once.

    ``text_language`` is the code of the language of biographies.
    """
    names = dict.fromkeys(person.name for person in people)
    if not names:
        yield group("NoContributor")
    for number, name in enumerate(names, 1):
        roles = [person for person in people if person.name == name]
        codes = dict.fromkeys(role(person.role) for person in roles)
        yield group(
            "Contributor",
            leaf("SequenceNumber", number),
            [leaf("ContributorRole", code) for code in codes],
            _identifiers(roles),
            _corporate(roles) if any(person.corporate for person in roles) else _personal(roles),
            _biography(roles, text_language),
        )


def _identifiers(roles: Sequence[Contributor]) -> Iterator[Element | None]:
    for kind, values in ((_ISNI, [one.isni for one in roles]), (_ORCID, [one.orcid for one in roles])):
        for value in dict.fromkeys(compact(value) for value in values if value):
            yield group("NameIdentifier", leaf("NameIDType", kind), leaf("IDValue", value))


def _corporate(roles: Sequence[Contributor]) -> Content:
    inverted = next((one.sort for one in roles if one.sort), None)
    return [leaf("CorporateName", roles[0].name), leaf("CorporateNameInverted", inverted)]


def _personal(roles: Sequence[Contributor]) -> Content:
    """Return the name and, if the form for sorting has a comma, its parts: "King, Martin Luther, Jr."."""
    inverted = next((one.sort for one in roles if one.sort), None)
    names = [leaf("PersonName", roles[0].name), leaf("PersonNameInverted", inverted)]
    if inverted is None:
        return names
    key, *others = (part.strip() for part in inverted.split(",", 2))
    if not key:
        return names
    before, suffix = (*others, "", "")[:2]
    return [*names, leaf("NamesBeforeKey", before), leaf("KeyNames", key), leaf("SuffixToKey", suffix)]


def _biography(roles: Sequence[Contributor], text_language: str) -> Content:
    text = next((one.biography for one in roles if one.biography), None)
    return leaf("BiographicalNote", text, language=text_language)
