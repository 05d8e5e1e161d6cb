"""Swedish."""

from octavo.languages.model import Language, words

SWEDISH = Language(
    "sv",
    dialogue="–",
    counted=words("s. sid. sidan bd band nr kap. kapitel fig. tab. tabell not § §§ st. del ca"),
    units=words("kr kl. f.Kr. e.Kr."),
    titles=words("dr prof. hr fru S:t"),
    articles=words("en ett den det de"),
    particles=words(
        "av bland efter från för före genom hos i inom med mellan mot och om på som till under ur utan "
        "vid över"
    ),
    upward=words("ovan"),
    downward=words("nedan"),
    totals=words("totalt summa"),
)

LANGUAGES = (SWEDISH,)
