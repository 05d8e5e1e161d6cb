"""References in a bracket with words of the author, or several of them: ``[Chapter @sec-a; @sec-b]``.

Which brackets are such, and which are brackets of the text: ``[But see @sec-a.]``
"""

import re
from dataclasses import dataclass

from octavo.languages.model import words

#: The name of a place, behind its sign.
NAME = r"@([^\W\d]\w*(?:[-_.:]+\w+)*)"
_SUFFIX = r",? ?[\w()\u2013-]{0,12}"
_ITEM = re.compile(
    rf"\s*(?P<words>[^@;,*_`]{{0,60}}?)\s*(?<![\w+/])(?P<sign>-?){NAME}(?P<suffix>{_SUFFIX})\s*"
)
#: So many words before a reference are no sentence.
_WORDS = 3
#: Words before a reference that leave its own word standing: "see chapter 1".
_LEADING = words(
    "see cf also and or in of by with from like as per to the e.g i.e vgl siehe s in und oder mit aus voir v "
    "dans et vedi in e o véase en y ver zie ook och se zob por см и"
)


@dataclass(frozen=True, slots=True)
class GroupItem:
    """One reference: words that stay before it, a word in the place of its own, and what stands behind it."""

    name: str
    bare: bool
    lead: str = ""
    word: str = ""
    suffix: str = ""


def read_group(content: str) -> tuple[GroupItem, ...] | None:
    """Return the references in the text between two brackets, or None if the brackets are the text's own."""
    found = [_ITEM.fullmatch(part) for part in content.split(";")]
    if any(one is None or len(one["words"].split()) > _WORDS for one in found):
        return None
    return tuple(_item(one) for one in found if one is not None)


def _item(found: re.Match[str]) -> GroupItem:
    *before, last = found["words"].split() or [""]
    if last.rstrip(".,").casefold() in _LEADING:
        before, last = [*before, last], ""
    lead = " ".join(before)
    return GroupItem(
        found[3], bool(found["sign"]), f"{lead} " if lead else "", last, found["suffix"].rstrip()
    )
