"""Formulas of an e-book: their words, for those who hear them, say what is written."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from octavo.check.documents.parsed import elements, local_name
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import Findings, counted
from octavo.core.diagnostics import Diagnostic

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])")
_SYMBOL = re.compile(r"(?<![^\W_])(?:[^\W\d_]|\d+(?:[.,]\d+)*)(?![^\W_])")
#: Operators that are said by one word only -> that word.
_SAID = {"+": "plus", "\u2212": "minus", "=": "equals"}
#: Numbers that are said otherwise where they are powers or roots, and letters that are words.
_POWERS = frozenset({"2", "3"})
_ARTICLES = frozenset({"a", "n"})


def check_formulas(parts: EpubParts) -> Findings:
    """Check that the words of each formula (alttext) have its numbers, its letters, and its signs plus,
    minus and equals, where they are English and have these words at all."""
    faults: list[Diagnostic] = []
    total = 0
    for document in parts.spine:
        for formula in (e for e in elements(document.root) if local_name(e) == "math"):
            words = formula.get("alttext")
            total += 1
            if words is not None:
                write = parts.writer("epub-formula", document.name, formula)
                faults += map(write, _faults(formula, words))
    return Findings(tuple(faults), f"{counted(total, 'formula')} said as they are written")


def symbols(formula: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each symbol of a formula: "mi", "mn", "mo", "mtext"."""
    for element in elements(formula):
        if local_name(element) in ("mi", "mn", "mo", "mtext") and (element.text or "").strip():
            yield local_name(element), unicodedata.normalize("NFKC", (element.text or "").strip())


def _faults(formula: etree._Element, words: str) -> Iterator[str]:
    found = list(symbols(formula))
    said = Counter(_FIGURES.findall(words))
    written = Counter(
        number for kind, text in found if kind in ("mn", "mtext", "mi") for number in _FIGURES.findall(text)
    )
    missing = {number for number in written if written[number] > said[number] and number not in _POWERS}
    strange = {number for number in said if said[number] > written[number]}
    letters = Counter(
        letter for kind, text in found if kind in ("mi", "mtext") for letter in _LETTER.findall(text)
    )
    spoken = Counter(_LETTER.findall(unicodedata.normalize("NFKC", words)))
    missing |= {letter for letter in letters if letters[letter] > spoken[letter] and spoken}
    if letters and _language(formula).startswith("en"):  # others have words of one letter
        named = letters + Counter(text for kind, text in found if kind == "mo")  # operators of one letter
        strange |= {one for one in spoken if spoken[one] > named[one] and one not in _ARTICLES}
    missing |= set(_signs(found, words))
    if not missing and not strange and (moved := _in_other_order(formula, words)):
        yield f"the words of the formula, \u201c{words[:60]}\u201d, have \u201c{moved}\u201d elsewhere"
    lowered = any(local_name(one) in ("msub", "msubsup") for one in elements(formula))
    if _language(formula).startswith("en") and not lowered and "sub" in words.split():
        yield f"the formula has no subscript, its words, \u201c{words[:60]}\u201d, have one"
    which = " ".join(sorted(missing or strange))
    if missing:
        yield f"the words of the formula, \u201c{words[:60]}\u201d, lack \u201c{which}\u201d"
    elif strange:
        yield f"the formula lacks \u201c{which}\u201d of its words, \u201c{words[:60]}\u201d"


#: What is said in another order than it is written, or not letter by letter.
_TURNED = frozenset(
    {
        "mroot",
        "munder",
        "mover",
        "munderover",
        "msubsup",
        "mtable",
        "mmultiscripts",
        "mtext",
        "menclose",
        "ms",
    }
)


def _in_other_order(formula: etree._Element, words: str) -> str:
    """Return the first letter or number that is said in another place than it is written, or ""."""
    names = {local_name(element) for element in elements(formula)}
    if names & _TURNED:
        return ""
    found = [text for kind, text in symbols(formula) if kind in ("mi", "mn") and _SYMBOL.fullmatch(text)]
    said = list(_SYMBOL.findall(unicodedata.normalize("NFKC", words)))
    common = set(found) & set(said)
    if Counter(one for one in found if one in common) != Counter(one for one in said if one in common):
        return ""
    pairs = zip((o for o in found if o in common), (o for o in said if o in common), strict=True)
    return next((one for one, other in pairs if one != other), "")


def _language(element: etree._Element) -> str:
    around = (element, *element.iterancestors("{*}*"))
    return next((language for one in around if (language := one.get("lang"))), "")


def _signs(found: list[tuple[str, str]], words: str) -> Iterator[str]:
    """Yield the signs that are written more often, or less, than they are said."""
    said = Counter(words.split())
    for sign, word in _SAID.items():
        signs = {sign, "-"} if word == "minus" else {sign}
        written = sum(text in signs for kind, text in found if kind == "mo")
        if said[word] and written != said[word]:
            yield sign
