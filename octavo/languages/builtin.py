"""The languages of which Octavo knows more than CLDR does; an extension adds its own by ``with_part``."""

from octavo.core.registry import Registry
from octavo.languages import (
    be,
    bg,
    bs,
    ca,
    cs,
    da,
    de,
    el,
    en,
    eo,
    es,
    et,
    eu,
    fi,
    fr,
    ga,
    gl,
    hr,
    hu,
    is_,
    it,
    ja,
    la,
    lt,
    lv,
    mk,
    nl,
    no,
    pl,
    pt,
    ro,
    ru,
    sk,
    sl,
    sr,
    sv,
    tr,
    uk,
    zh,
)
from octavo.languages.model import Language

_FILES = (
    be, bg, bs, ca, cs, da, de, el, en, eo, es, et, eu, fi, fr, ga, gl, hr, hu, is_, it, ja, la, lt, lv, mk,
    nl, no, pl, pt, ro, ru, sk, sl, sr, sv, tr, uk, zh,
)  # fmt: skip

#: The languages by their tags. What a tag takes from a shorter one is worked out by ``language``.
LANGUAGES: Registry[Language] = Registry(
    "language", tuple((one.tag, one) for file in _FILES for one in file.LANGUAGES)
)
