"""The words that Octavo prints around numbers, in all languages that it knows, and how words are compared.

A finished file says nothing of its templates; a publisher's words that are in none of these lists are not
recognised, and what they stand beside is not compared.
"""

import functools
import re
import unicodedata
from dataclasses import dataclass

from octavo.core.settings import RESOURCES
from octavo.core.yaml_nodes import MappingNode, ScalarNode, compose_yaml

_SPACE = re.compile(r"\s+")
_JOINED = re.compile("[\u0622\u0623\u0625\u0627\u0644]{2,}")
#: Terms for what is referred to by its number.
_THINGS = (
    *("part", "chapter", "appendix", "selection", "section", "table"),
    *("figure", "listing", "note", "paragraph", "equation"),
)
_MANY = "several-"
_DEPTH = 4  # terms are a plain list


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words before and behind a page number. ``where`` is "above", "below" or ""."""

    expression: re.Pattern[str]
    before: str
    where: str = ""

    def read(self, text: str) -> str | None:
        """Return the page numbers in a text that is all of the pattern, or None."""
        found = self.expression.fullmatch(plain(text))
        return found["pages"] if found else None


def plain(text: str) -> str:
    """Return a text with each run of white space as one space, none around it."""
    return _SPACE.sub(" ", text).strip()


def squash(text: str) -> str:
    """Return the letters and digits of a text only, without case and compatibility forms, to compare titles.

    Neighbours that Arabic fonts join into one sign (lam and alef) are put in order: that sign stands in a PDF
    for both letters, and whoever reads them from the page may take them in either order.
    """
    plainest = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
    return _JOINED.sub(lambda run: "".join(sorted(run[0])), plainest) if "\u0644" in plainest else plainest


@functools.cache
def page_references() -> tuple[Pattern, ...]:
    """Return the patterns of "p. %", "Page % above" and the like, those with the most words first."""
    keys = [f"{first}age-{rest}" for first in "pP" for rest in ("number", "numbers", "above", "below")]
    return _patterns(keys)


@functools.cache
def directions() -> frozenset[str]:
    """Return the words that say on which side a page stands ("above", "below"), squashed."""
    keys = [f"{first}age-{where}" for first in "pP" for where in ("above", "below")]
    plain_keys = ("page-number", "Page-number")
    plainer = {squash(w) for terms in _languages() for key in plain_keys for w in terms.get(key, "").split()}
    phrases = (terms.get(key, "") for terms in _languages() for key in keys)
    return frozenset(squash(word) for phrase in phrases for word in phrase.split()) - plainer - {""}


@functools.cache
def direction_phrases() -> frozenset[str]:
    """Return what terms such as "p. % above" have besides "p. %", in small letters, without spaces."""
    found = set()
    for terms in _languages():
        for where in ("above", "below"):
            plain_term, term = (terms.get(f"page-{name}", "").casefold() for name in ("number", where))
            if "%" not in term or "%" not in plain_term:
                continue
            (own_before, own_after), (before, after) = plain_term.split("%", 1), term.split("%", 1)
            found |= {before.removesuffix(own_before), after.removeprefix(own_after)}
    return frozenset("".join(phrase.split()) for phrase in found if phrase.strip())


@functools.cache
def note_heads() -> tuple[Pattern, ...]:
    """Return the patterns of "Notes to pages %" and the like, those with the most words first."""
    return _patterns(["notes-to-page", "notes-to-pages"])


@functools.cache
def reference_words() -> frozenset[str]:
    """Return the words of "See" and "see also", each in small letters, without a full stop."""
    keys = ("see", "see-also", "See", "See-also")
    phrases = (terms.get(key, "") for terms in _languages() for key in keys)
    return frozenset(word.strip(".").casefold() for phrase in phrases for word in phrase.split())


@functools.cache
def going_on() -> frozenset[str]:
    """Return the words that say that something goes on ("continued"), squashed."""
    phrases = (terms.get("continued", "") for terms in _languages())
    return frozenset(filter(None, (squash(word) for phrase in phrases for word in phrase.split())))


@functools.cache
def things() -> frozenset[str]:
    """Return the words for what can have a number, for one and for several: "table", "chapters" and the like,
    in small letters."""
    several = {key for terms in _languages() for key in terms if key.startswith(_MANY)}
    small = {*_THINGS, *several, *(key.removeprefix(_MANY) for key in several)}
    keys = {*small, *map(str.capitalize, small)}  # some languages have other words where a sentence begins
    return frozenset(terms[key].casefold() for terms in _languages() for key in keys if key in terms)


@functools.cache
def thing_keys() -> dict[str, str]:
    """Return what one word for a numbered thing stands for: "tabelle" -> "table". Words that are one thing in
    one language and another thing in another are left out."""
    found: dict[str, set[str]] = {}
    for terms in _languages():
        for key in (*_THINGS, *map(str.capitalize, _THINGS)):
            if key in terms:
                found.setdefault(terms[key].casefold(), set()).add(key.casefold())
    return {word: next(iter(keys)) for word, keys in found.items() if len(keys) == 1}


@functools.cache
def conjunctions() -> frozenset[str]:
    """Return the words for "and"."""
    return frozenset(terms["and"].casefold() for terms in _languages() if "and" in terms)


def _patterns(keys: list[str]) -> tuple[Pattern, ...]:
    found: dict[str, Pattern] = {}
    for terms in _languages():
        for key in keys:
            term = plain(terms.get(key, ""))
            if "%" not in term or term == "%":
                continue
            before, after = (re.escape(side) for side in term.split("%", 1))
            where = key.rpartition("-")[2]
            found.setdefault(
                term,
                Pattern(
                    re.compile(f"{before}(?P<pages>.+?){after}", re.IGNORECASE),
                    term.split("%", 1)[0].strip(),
                    where if where in ("above", "below") else "",
                ),
            )
    return tuple(found[term] for term in sorted(found, key=lambda term: (-len(term), term)))


@functools.cache
def _languages() -> tuple[dict[str, str], ...]:
    files = sorted((RESOURCES / "templates" / "terms").glob("*.yaml"))
    return tuple(_terms(compose_yaml(file.read_text(encoding="utf-8"), _DEPTH)) for file in files)


def _terms(root: object) -> dict[str, str]:
    pairs = root.pairs if isinstance(root, MappingNode) else ()
    return {
        name.value: word.value
        for name, word in pairs
        if isinstance(name, ScalarNode) and isinstance(word, ScalarNode)
    }
