"""Italian."""

from dataclasses import replace

from octavo.languages.model import GUILLEMETS, Language, words

ITALIAN = Language(
    "it",
    quotes=GUILLEMETS,
    single=("‘", "’"),
    elides=True,
    elisions=words("sto sta ndrangheta na"),
    clipped=words("po di fa va da sta be mo to"),
    counted=words(
        "p. pp. pag. pagg. pagina t. tomo vol. voll. n. nn. nr. numero cap. capp. capitolo art. artt. "
        "articolo § §§ fig. figg. figura tab. tabella tavola nota parte libro"
    ),
    units=words("a.C. d.C."),
    titles=words("Sig. Sig.ra Dott. Dr. Prof. On. Avv."),
    articles=words("il lo la i gli le un uno una l'"),
    particles=words(
        "a agli ai al all' alla alle allo come con contro da dagli dai dal dall' dalla d' degli dei del "
        "dell' della delle dello di durante e ed fra in negli nei nel nell' nella nelle nello o per senza su "
        "sui sul sull' sulla sulle tra verso"
    ),
    spine_up=True,
    totals=words("totale totali somma"),
)
ITALIAN_CH = replace(ITALIAN, tag="it-CH", quotes=(("«", "»"), ("‹", "›")), single=("‹", "›"))

LANGUAGES = (ITALIAN, ITALIAN_CH)
