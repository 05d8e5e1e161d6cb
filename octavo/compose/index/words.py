"""Words that do not count when an index is put in order, by language.

An article at the head of an entry never counts ("The Hague" is set under T only where the author writes so:
``sort``); a preposition or conjunction at the head of a sub-entry does not either: "and prices" stands under
P. A book may give words of its own (``index:`` in book.yaml).
"""

from collections.abc import Mapping
from types import MappingProxyType


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


ARTICLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words("a an the"),
        "de": _words("der die das den dem des ein eine einen einem einer eines"),
        "fr": _words("le la les un une des l'"),
        "es": _words("el la los las un una unos unas"),
        "it": _words("il lo la i gli le un uno una l'"),
        "nl": _words("de het een"),
    }
)
PARTICLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            "about after against among and as at before between by during for from in into of on or over",
            "through to toward towards under upon versus with within without",
        ),
        "de": _words(
            "als am an auf aus bei beim bis durch für gegen im in mit nach oder ohne über um und unter vom",
            "von vor während zu zum zur zwischen",
        ),
        "fr": _words(
            "à après au aux avant avec chez comme contre dans de d' du en entre et ou par pendant pour sans",
            "selon sous sur vers",
        ),
        "ru": _words(
            "а без в во для до за и из или к ко между на над о об от перед по под при про с со у через",
        ),
        "es": _words(
            "a al como con contra de del desde e en entre hasta o para por según sin sobre u y",
        ),
        "it": _words("a al alla come con contro da dal di d' del della e ed in nel nella o per su tra fra"),
        "nl": _words("aan als bij door en in met naar of om onder op over te tegen tot tussen uit van voor"),
    }
)


def leading_words(language: str, sub: bool, own: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words, in small letters, that do not count at the head of an entry or sub-entry.

    ``language`` is a BCP 47 tag; ``own`` are those of the book, which count for sub-entries.
    """
    name = language.split("-")[0].lower()
    articles = ARTICLES.get(name, frozenset())
    return articles | PARTICLES.get(name, frozenset()) | own if sub else articles
