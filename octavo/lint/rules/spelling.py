"""One word in two spellings: e-mail and email, organise and organize, colour and color.

What is quoted keeps the spelling of its author, so quotations are not looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from octavo.lint.book import LintedBook
from octavo.lint.forms import WordForm, rarer_forms
from octavo.lint.rule import LintFinding, LintRule

_ISE = re.compile(
    r"(?P<stem>[a-z]{3,30})(?P<form>is|iz|ys|yz)(?:e|es|ed|er|ers|ing|ation|ations|able|ational)(?<!lyses)"
)
_OUR = re.compile(
    r"(?P<stem>(?:arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|parl|ranc"
    r"|rig|rum|sav|splend|tum|val|vap|vig))(?P<form>ou?r)"
    r"(?:s|ed|ing|ings|er|ers|able|ably|ful|fully|less|hoods?|ites?|ly|y)?"
)
_RE = re.compile(r"(?P<stem>cent|theat|fib|lit|lust|meag|sab|spect|calib|somb)(?P<form>re|er)s?")
_L = re.compile(r"(?P<stem>cance|jewe|labe|leve|mode|signa|trave)(?P<form>ll?)(?:ed|ing|er|ers|ings)")
_MENT = re.compile(r"(?P<stem>judg|acknowledg|abridg)(?P<form>e?m)ents?")
_ENSE = re.compile(r"(?P<stem>def|off|pret)(?P<form>enc|ens)es?")
_SK = re.compile(r"(?P<form>sc|sk)(?P<stem>eptic)(?:s|al|ally|ism)?")
_ENGLISH = (_L, _MENT, _ENSE, _SK, _ISE, _OUR, _RE)
#: Words that another prefix makes another word: re-cover, recover.
_OTHERS = re.compile(r"re-(?!e)\w+|un-ionis\w+|un-ioniz\w+|pre-position\w*|co-ops?|ex-\w+|pro-\w+|a-\w+")
_LEAST = 5


def _look(book: LintedBook) -> Iterator[LintFinding]:
    yield from rarer_forms(
        book, _groups(book), "is spelled in another way than", "spell it in one way", names=False
    )


def _groups(book: LintedBook) -> Iterator[Mapping[str, WordForm]]:
    found: dict[tuple[str, str], dict[str, WordForm]] = defaultdict(dict)
    english = book.manuscript.book.language.split("-")[0] == "en"
    for word, number in book.words_in_small.items():
        plain = word.replace("‐", "-").replace("-", "")
        if len(plain) < _LEAST or "'" in word or "’" in word:
            continue
        if "-" in word and word.count("-") == 1 and not _OTHERS.fullmatch(word):
            found["joined", plain][word] = WordForm(number)
        elif "-" not in word and plain == word:
            found["joined", plain].setdefault(word, WordForm(number))
            for number_of, pattern in enumerate(_ENGLISH if english else ()):
                if match := pattern.fullmatch(word):
                    kind = f"{number_of} {match['stem']}"
                    found["ending", kind][word] = WordForm(number, match["form"])
    for forms in found.values():
        if len({form.mark or word for word, form in forms.items()}) > 1:
            yield forms


RULE = LintRule("spelling-mixed", _look)
