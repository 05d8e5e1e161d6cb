"""Line breaking: the book's own hyphenation, and mends for two faults of the engine.

WeasyPrint 70 asks whether a line may end between two elements for the two characters at their edges alone.
So it breaks "vol. 4." before the call of a note, which would begin a line.

It also splits text that ends in a space a second time where the inline element behind it does not fit on
the line. It tries a width one pixel narrower, Pango lets the last space hang and reports that all fits, and
the text is cut after its first word. A line so broken is stretched wide or left short.
"""

from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import Any

import pyphen
from weasyprint.layout import inline

#: Dictionaries that know exceptions of a book, by the file of their patterns.
_taught: set[Path] = set()

_split_first_line = inline.split_first_line


def _split(text: str, style: Any, context: Any, max_width: Any, *rest: Any, **more: Any) -> Any:
    """``split_first_line``, which leaves room for the hanging space where that lets more words stand."""
    found = _split_first_line(text, style, context, max_width, *rest, **more)
    resume, width = found[2], found[3]
    if resume is None or not text.endswith(" ") or max_width is None or max_width == inf:
        return found
    narrower = max_width - style["font_size"] / 3  # no word space of a text face is wider
    other = _split_first_line(text, style, context, narrower, *rest, **more)
    return other if other[3] > width else found


inline.split_first_line = _split

_split_inline_level = inline.split_inline_level


def _split_level(context: Any, box: Any, *rest: Any) -> Any:
    """``split_inline_level``, which says of a note call that no line may end before it."""
    child, resume, preserved, first, *more = _split_inline_level(context, box, *rest)
    return child, resume, preserved, False if _is_call(box) else first, *more


def _is_call(box: Any) -> bool:
    """Whether a box begins a note call: a link to a note, or what the engine makes of a footnote."""
    if str(box.element_tag).endswith("::footnote-call"):
        return True
    return box.element is not None and box.element.get("role") == "doc-noteref"


inline.split_inline_level = _split_level


def teach_hyphenation(exceptions: Sequence[str], language: str) -> None:
    """Make the engine break words only where the book says: "Gos-plan", or "Pravda" for not at all.

    What an earlier book of this process taught is forgotten. A language without patterns is left alone.
    """
    for path in _taught:
        pyphen.hdcache.pop(path, None)
    _taught.clear()
    name = pyphen.language_fallback(language)
    if not exceptions or name is None:
        return
    dictionary = pyphen.Pyphen(lang=name).hd
    _taught.add(Path(pyphen.LANGUAGES[name]))
    for exception in exceptions:
        pieces = exception.lower().split("-")
        breaks = [len("".join(pieces[:count])) for count in range(1, len(pieces))]
        dictionary.cache["".join(pieces)] = [pyphen.DataInt(place) for place in breaks]
