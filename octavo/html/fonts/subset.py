"""Fonts cut to what a book uses of them, by HarfBuzz: glyphs of its characters, and what features make of
them. No clock is read: the dates in a font stay those of its file, so the same text gives the same bytes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import uharfbuzz  # type: ignore[import-untyped]

from octavo.html.fonts.files import FontFile

#: Features (OpenType 1.9, feature tags) that a text may need whatever its style says.
_ALWAYS = frozenset(
    {
        *("ccmp", "locl", "mark", "mkmk", "kern", "liga", "clig", "calt", "rlig", "rclt", "curs", "abvm"),
        *("blwm", "init", "medi", "fina", "isol", "case", "onum", "lnum", "pnum", "tnum", "frac", "numr"),
        *("dnom", "ordn"),
        *("ssty", "dtls", "flac"),  # of formulas: in indices, under accents, above capitals
    }
)
_SMALL = frozenset({"smcp", "c2sc", "pcap", "c2pc", "unic"})
_RAISED = frozenset({"sups", "subs", "sinf"})
#: What font-variant-* properties ask for beside these -> features.
_WORDS = {
    "discretionary-ligatures": ("dlig",),
    "historical-ligatures": ("hlig",),
    "historical-forms": ("hist",),
    "slashed-zero": ("zero",),
    "titling-caps": ("titl",),
}
_TAG = re.compile(r"[\"']([A-Za-z0-9]{4})[\"']")
_SETTINGS = re.compile(r"font-feature-settings\s*:([^;}]*)")
#: Records of the name table that stay: all that say what the font is and whose.
_NAMES = (*range(15), 16, 17)


@dataclass
class Use:
    """The characters and features that a book uses of a face; more are added as its texts are read."""

    codes: set[int] = field(default_factory=set)
    small: bool = False
    raised: bool = False


def asked_for(sheets: Iterable[str]) -> frozenset[str]:
    """Return the features that stylesheets ask for by name."""
    found: set[str] = set()
    for css in sheets:
        for value in _SETTINGS.findall(css):
            found.update(_TAG.findall(value))
        for word, tags in _WORDS.items():
            if word in css:
                found.update(tags)
    return frozenset(found)


def subset(font: FontFile, use: Use, more: frozenset[str] = frozenset()) -> bytes:
    """Return the font with what is used of it. ``more`` are features to keep beside the usual ones.

    Raise ValueError for a font that HarfBuzz can't take apart.
    """
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(use.codes & font.codes)
    features = _ALWAYS | more | (_SMALL if use.small else set()) | (_RAISED if use.raised else set())
    tags = wanted.layout_feature_tag_set
    tags.clear()
    tags.update(int.from_bytes(name.encode(), "big") for name in features)
    wanted.name_id_set.update(_NAMES)
    languages = wanted.name_lang_id_set
    languages.clear()
    languages.invert()
    try:
        made = uharfbuzz.subset(font.face, wanted)
        data = bytes(made.blob.data) if made is not None else b""
    except (RuntimeError, MemoryError) as error:
        raise ValueError(str(error)) from error
    if not data:
        raise ValueError("it can't be cut to the characters of the book")
    return data
