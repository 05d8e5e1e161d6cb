"""Words that are divided by a hyphen and a space or the end of a line, as scanned pages leave them."""

import re
from collections.abc import Iterator

from octavo.languages.model import words
from octavo.lint.book import LintedBook
from octavo.lint.rule import LintFinding, LintRule

_DIVIDED = re.compile(r"(?<![\w’'-])([^\W\d_]{2,40})[-‐¬\u00ad][ \n]+([^\W\d_]{2,40})(?![\w’'])")
#: Words after a hyphen that is left standing on purpose: two- and threefold, Vor- und Nachteile.
_JOINING = words(
    "and or to nor but und oder bis sowie bzw et ou à y o e ed od og och eller en of ja tai i a lub czy "
    "или и або"
)


def _look(book: LintedBook) -> Iterator[LintFinding]:
    for passage in book.prose:
        for match in _DIVIDED.finditer(passage.text):
            first, second = match[1], match[2]
            if second.lower() in _JOINING or not second.islower():
                continue
            joined, compound = first + second, f"{first}-{second}"
            if book.words_in_small.get(joined.lower(), 0):
                meant = joined
            elif "\n" in match[0] and book.words_in_small.get(compound.lower(), 0):
                meant = compound
            else:
                continue
            yield LintFinding(
                passage.span(match.start()),
                f"`{first}-` and `{second}` are printed as two words; `{meant}` stands elsewhere in the book",
                f"write `{meant}`",
                words=joined,
            )


RULE = LintRule("hyphen-line-end", _look)
