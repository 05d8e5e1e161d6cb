"""Norwegian."""

from dataclasses import replace

from octavo.languages.model import Language, words

NORWEGIAN = Language(
    "no",
    dialogue="–",
    counted=words("s. side bd. bind nr. kap. kapitel fig. tab. tabel note § §§ stk. del ca."),
    units=words("kr. f.Kr. e.Kr."),
    titles=words("dr. prof. hr. fru Skt."),
    articles=words("en ei et den det de"),
    upward=words("ovenfor"),
    downward=words("nedenfor"),
    totals=words("total sum"),
)
BOKMAL = replace(NORWEGIAN, tag="nb")
NYNORSK = replace(NORWEGIAN, tag="nn")

LANGUAGES = (NORWEGIAN, BOKMAL, NYNORSK)
