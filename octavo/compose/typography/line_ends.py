"""Line ends of the source between Chinese or Japanese signs, which stand beside each other without spaces."""

import re

from octavo.compose.typography.flow import Edit
from octavo.languages.model import Language

# Radicals and signs, kana, ideographs, and the full-width forms; Hangul is written with spaces.
_WIDE = (
    "\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
#: Signs that Chinese and Japanese share with other languages: quotation marks, dashes, ellipses, middle dots.
_SHARED = "\u2018\u2019\u201c\u201d\u2014\u2026\u00b7\"'"
_END = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")
_END_AT_SIGN = re.compile(
    rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}{_SHARED}])|(?<=[{_SHARED}])[ \t]*\n[ \t]*(?=[{_WIDE}])"
)
_WITHOUT_SPACES = frozenset({"zh", "ja", "yue", "wuu", "lzh", "nan", "hak", "cmn"})
_WITH_SPACES = frozenset({"ko"})


def line_ends(text: str, language: Language) -> list[Edit]:
    """Return the edits that take away ends of lines between such signs, with the spaces around them.

    In text in Chinese or Japanese they go beside a quotation mark or a dash too. In Korean, which is written
    with spaces, they stay.
    """
    if "\n" not in text or text.isascii():
        return []
    base = language.tag.replace("_", "-").split("-")[0].lower()
    if base in _WITH_SPACES:
        return []
    ends = _END_AT_SIGN if base in _WITHOUT_SPACES else _END
    return [(match.start(), match.end(), "") for match in ends.finditer(text)]
