"""The language of a text, found by its tag."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from octavo.core.registry import Registry
from octavo.languages import cldr, tags
from octavo.languages.builtin import LANGUAGES
from octavo.languages.model import DashStyle, Language


@lru_cache(maxsize=256)
def language(tag: str, languages: Registry[Language] = LANGUAGES) -> Language:
    """Return the language of a BCP 47 tag, whole: what no file says is filled from CLDR.

    The file of the longest part of the tag holds ("de-CH-1996": de-CH, then de), and CLDR is asked for the
    tag itself. A language without a file has what CLDR knows of it; one that CLDR does not know has no
    quotation marks, since straight ones may be its letters. No tag is refused.
    """
    found = registered(tag, languages) or Language(tag, dash=DashStyle.AS_WRITTEN)
    asked = tag if cldr.known(tag) else found.tag  # "ru-Latn" is not known to CLDR, "ru" is
    return replace(
        found,
        tag=tag,
        quotes=found.quotes or cldr.quotation_marks(asked),
        months=found.months | cldr.month_names(asked),
        decimal=found.decimal or cldr.decimal_sign(asked),
        grouping=found.grouping or cldr.grouping_sign(asked),
        collation=found.collation or tag,
    )


def registered(tag: str, languages: Registry[Language] = LANGUAGES) -> Language | None:
    """Return what the file of a language says, by the longest part of its tag that has one, or None."""
    known = _by_tag(languages)
    wanted = tags.lookup(cldr.canonical(tag), cldr.likely_script(tag))
    return next((known[one] for one in wanted if one in known), None)


@lru_cache(maxsize=8)
def _by_tag(languages: Registry[Language]) -> Mapping[str, Language]:
    # Case means nothing in a tag (RFC 5646, section 2.1.1).
    return {name.lower(): languages[name] for name in languages.names()}
