"""Signs that nobody sees, and that say where a line may end: soft hyphens, zero-width spaces, word joiners.

In running text they do their work. In lists of titles, outlines and metadata they do none, and programs show
them as hyphens or boxes, or do not find a word for them.
"""

import re

#: Letters of scripts that part no words by spaces: Thai, Lao, Tibetan, Burmese, Khmer.
_UNSPACED = "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]"
_INVISIBLE = re.compile(f"[\u00ad\u2060\ufeff]|(?<!{_UNSPACED})\u200b|\u200b(?!{_UNSPACED})")


def without_invisible(text: str) -> str:
    """Return a text without those signs.

    A zero-width space stays between letters of a script in which it alone parts words. Joiners and
    non-joiners stay, which change the letters beside them, and marks of direction.

    >>> without_invisible("Donau\u00addampf\u00adschiff")
    'Donaudampfschiff'
    """
    return _INVISIBLE.sub("", text)
