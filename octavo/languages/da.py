"""Danish."""

from octavo.languages.model import Language, words

DANISH = Language(
    "da",
    quotes=(("»", "«"), ("›", "‹")),
    dialogue="–",
    counted=words("s. side bd. bind nr. kap. kapitel fig. tab. tabel note § §§ stk. del ca."),
    units=words("kr. f.Kr. e.Kr."),
    titles=words("dr. prof. hr. fru Skt."),
    articles=words("en et den det de"),
    upward=words("ovenfor"),
    downward=words("nedenfor"),
    totals=words("total sum"),
)

LANGUAGES = (DANISH,)
