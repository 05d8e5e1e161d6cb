"""Block 5 of a product: the other forms of the book, and related books."""

from collections.abc import Iterator, Sequence

from octavo.core.isbn import isbn13
from octavo.core.xhtml import Element
from octavo.onix.build_facts import OnixFacts
from octavo.onix.codes import RELATIONS
from octavo.onix.elements import group, leaf, unless_empty
from octavo.onix.forms import Form
from octavo.onix.identifiers import identifiers
from octavo.source.trade import Related

# List 51. An e-book is the electronic version of the form that its page numbers come from.
_ALTERNATIVE, _BASED_ON, _ELECTRONIC_VERSION = "06", "13", "27"


def related_material(
    form: Form, all_forms: Sequence[Form], known: OnixFacts, others: Sequence[Related]
) -> Element | None:
    """Return pointers between the forms of the book; None if there is nothing to point at."""
    source = _source(all_forms, known)
    return unless_empty(group("RelatedMaterial", _forms(form, all_forms, source), _others(others)))


def _source(all_forms: Sequence[Form], known: OnixFacts) -> Form | None:
    """Return the printed form whose pages the EPUB quotes, or None."""
    printed = (form for form in all_forms if not form.digital and form.has_pages_of(known.settings))
    return next(printed, None)


def _forms(form: Form, all_forms: Sequence[Form], source: Form | None) -> Iterator[Element]:
    for other in all_forms:
        if other is form:
            continue
        codes = [_ALTERNATIVE]
        if form.name == "epub" and other is source:
            codes.append(_BASED_ON)
        elif form is source and other.name == "epub":
            codes.append(_ELECTRONIC_VERSION)
        yield group(
            "RelatedProduct",
            [leaf("ProductRelationCode", code) for code in codes],
            identifiers(other),
        )


def _others(others: Sequence[Related]) -> Iterator[Element]:
    for other in others:
        yield group(
            "RelatedProduct",
            leaf("ProductRelationCode", RELATIONS[other.relation]),
            identifiers(Form("", isbn13(other.isbn), "")),
        )
