"""The rules by which a text is set, found by its language tag."""

from dataclasses import fields, replace
from functools import lru_cache

from octavo.core.registry import Registry
from octavo.languages import cldr
from octavo.languages.lookup import language, registered
from octavo.languages.model import Language
from octavo.languages.tags import parts_of, script_of


@lru_cache(maxsize=256)
def rules_of(tag: str, languages: Registry[Language], around: Language | None = None) -> Language:
    """Return the language by whose rules a text is set; ``around`` is that of the text in which it stands.

    A language without a file has the quotation marks that CLDR knows. Dashes, ellipses and numbers are set as
    in the text around. In a language that CLDR does not know, quotation marks and apostrophes stay as
    written, for they may be letters or accents.

    A tag such as ru-Latn means words spelled in the letters of the text around them, and they are set as that
    text is.
    """
    if around is None:
        return language(tag, languages)
    parts = parts_of(tag)
    is_latin = script_of(parts) == "Latn"
    if is_latin and cldr.likely_script(parts[0]) not in {"Latn", ""} and not cldr.known(tag):
        return around
    found = language(tag, languages)
    if registered(tag, languages) is None:
        found = replace(
            found,
            dash=around.dash,
            spaced=around.spaced,
            dialogue=around.dialogue,
            ellipsis=around.ellipsis,
        )
    # American English within English is no other language: quotations go on over it.
    return around if _are_alike(found, around) else found


def _are_alike(one: Language, other: Language) -> bool:
    names = (field.name for field in fields(Language) if field.name not in {"tag", "collation"})
    return all(getattr(one, name) == getattr(other, name) for name in names)
