"""Which way a language is written, from its BCP 47 tag."""

from itertools import takewhile

#: Languages whose usual script runs from right to left (CLDR): Arabic and its varieties, Hebrew, Yiddish,
#: Persian, Urdu, Pashto, Sindhi, Uyghur, Kashmiri, Central Kurdish, Dhivehi, Syriac, Aramaic, N'Ko ...
_LANGUAGES = """
ar aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arc arq ars ary arz ayl azb bal bcc bgn bqi
ckb dv fa glk haz he iw ji khw ks lki lrc luz mzn nqo pes pnb prs ps sam sd sdh skr syc syr ug ur yi ydd
"""
#: Scripts that run from right to left (ISO 15924).
_SCRIPTS = """
adlm arab aran armi avst chrs cprt elym gara hatr hebr hung khar lydi mand mani mend merc mero narb nbat nkoo
orkh ougr palm phli phlp phnx prti rohg samr sarb sogd sogo syrc syre syrj syrn thaa yezi
"""
_RIGHT_TO_LEFT = frozenset(_LANGUAGES.split()) | frozenset(_SCRIPTS.split())


def direction(language: str) -> str:
    """The direction of a language, "rtl" or "ltr".

    A script named in the tag decides: ``he-Latn`` runs from left to right.
    """
    # What stands behind a single letter is an extension, or private (RFC 5646, section 2.1).
    parts = list(takewhile(lambda part: len(part) > 1, language.lower().split("-")))
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    return "rtl" if {script or "".join(parts[:1])} & _RIGHT_TO_LEFT else "ltr"
