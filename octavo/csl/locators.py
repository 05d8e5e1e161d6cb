"""Locators as authors write them: "p. 190", "pp. 3-5, emphasis added", "Kap. 2"."""

import re

from octavo.csl.locale import Locale
from octavo.csl.words import words

#: What can be counted, by the names of CSL.
LABELS = words(
    "act appendix article book canon chapter column elocation equation figure folio issue line note opus "
    "page paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse "
    "version volume"
)
#: Short forms that English authors write and the words of a language may lack.
_USUAL = {
    "p.": "page", "pp.": "page", "ch.": "chapter", "chap.": "chapter", "chaps.": "chapter",
    "vol.": "volume", "vols.": "volume", "sec.": "section", "§": "section", "§§": "section", "n.": "note",
    "nn.": "note", "fig.": "figure", "figs.": "figure", "bk.": "book", "col.": "column", "fol.": "folio",
    "l.": "line", "ll.": "line", "no.": "issue", "para.": "paragraph", "paras.": "paragraph",
    "¶": "paragraph", "pt.": "part", "s.v.": "sub-verbo", "v.": "verse", "app.": "appendix",
    "art.": "article", "tab.": "table",
}  # fmt: skip
_ONE = r"(?:\d[\w.:]*|[ivxlcdmIVXLCDM]+\b)"
_NUMBERS = re.compile(rf"{_ONE}(?:\s*(?:[-–—]{{1,2}}|,\s*|&\s*|/)\s*{_ONE})*(?:\s?ff?\.)?(?![^\W\d])")


def split_locator(rest: str, locale: Locale) -> tuple[str, str, str]:
    """Return what follows a key: the label (a name of CSL), the locator and the suffix. A number without a
    word before it is a page; braces hold a locator that does not look like one."""
    text = rest.strip()
    body = text.removeprefix(",").strip()
    braced = re.match(r"\{([^{}]*)\}", body)
    inside = braced[1].strip() if braced else body
    label, after = _label(inside, locale)
    if braced:
        return label or "page", after, body[braced.end() :].strip()
    found = _NUMBERS.match(after)
    if found is None:
        return "page", "", text if text.startswith(",") or not text else f" {text}".strip()
    return label or "page", found[0].strip(), after[found.end() :].strip()


def label_of(text: str, locale: Locale) -> str:
    """Return what the head of a text says that it counts, "" if it does not say."""
    label, rest = _label(text, locale)
    return label if rest != text and text[:1].isalpha() else ""


def _label(text: str, locale: Locale) -> tuple[str, str]:
    """Return the label at the head of a text, and the text after it."""
    labels = dict(_USUAL)
    for name in LABELS:
        for form in ("long", "short", "symbol"):
            for word in locale.terms.get((name, form), ()):
                if word:
                    labels.setdefault(word.lower(), name)
    lowered = text.lower().replace("\u00a0", " ")
    for word in sorted(labels, key=len, reverse=True):
        plain = word.replace("\u00a0", " ")
        if lowered.startswith(plain):
            after = text[len(plain) :]
            if not after[:1].isalpha() or not plain[-1].isalpha():
                return labels[word], after.lstrip(" .\u00a0") if plain[-1].isalpha() else after.lstrip()
    return "", text
