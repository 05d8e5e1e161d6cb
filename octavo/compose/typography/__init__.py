"""Typographic rules: the signs of a book by its language.

These are set, in this order: ends of lines between signs that have no spaces, dashes, quotation marks with
apostrophes and primes, ellipses,
ranges and minus signs, the spaces that belong to signs, no-break and thin spaces, hair spaces. Marks that are
typographic already are kept. Setting a text that is set changes nothing.

Text in ``code``, ``pre``, ``kbd``, ``samp``, ``math``, ``svg`` and in elements of class "verbatim" is not
touched, nor are web and mail addresses. Quotation marks pair within a block, over its inline elements;
note calls and empty elements are passed over as if they were not there.

``lang`` and ``xml:lang`` (which wins) change the rules for what an element holds; ``rules_of`` says by
which rules a language is set of which Octavo, or CLDR, knows little.
"""

from itertools import zip_longest

from lxml import etree

from octavo.compose.typography.dashes import dashes
from octavo.compose.typography.ellipses import ellipses
from octavo.compose.typography.flow import Flow, TextSlot
from octavo.compose.typography.line_ends import line_ends
from octavo.compose.typography.lookup import rules_of
from octavo.compose.typography.punctuation import hair_spaces, spaces_before, spaces_inside
from octavo.compose.typography.quotes import continues, quotes
from octavo.compose.typography.ranges import minus_signs, ranges
from octavo.compose.typography.spaces import spaces
from octavo.compose.typography.walk import Walk
from octavo.core.registry import Registry
from octavo.languages import LANGUAGES, Language

__all__ = ["set_line", "set_type"]


def set_type(body: etree._Element, language: str, languages: Registry[Language] = LANGUAGES) -> None:
    """Set the text of an XHTML element tree, in place: a chapter, a note, a caption, a heading.

    ``language`` is the BCP 47 tag of the text around ``body``. The tail of ``body`` is not touched.
    """
    flows = Walk(body, rules_of(language, languages), languages).flows()
    for (flow, own), after in zip_longest(flows, flows[1:]):
        _set(flow, own, after is not None and continues(after[0].text))
        flow.write()


def set_line(text: str, language: str, languages: Registry[Language] = LANGUAGES) -> str:
    """Return a plain text of one line as it is set: a title in the metadata, a running head."""
    flow = Flow()
    # One slot without an element would be a stand-in, which nothing may change.
    flow.add(TextSlot(etree.Element("line")), text)
    flow.close()
    _set(flow, rules_of(language, languages))
    return flow.text


def _set(flow: Flow, language: Language, goes_on: bool = False) -> None:
    flow.apply(line_ends(flow.text, language))
    flow.apply(dashes(flow.text, language))
    flow.apply(quotes(flow.text, language, goes_on))
    flow.apply(ellipses(flow.text, language))
    flow.apply(ranges(flow.text))
    flow.apply(minus_signs(flow.text))
    flow.apply(spaces_before(flow.text, language))
    flow.apply(spaces_inside(flow.text, language))
    flow.apply(spaces(flow.text, language))
    flow.apply(hair_spaces(flow.text, language))
