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
    particles=words("a al alla come con contro da dal di d' del della e ed in nel nella o per su tra fra"),
    spine_up=True,
)
ITALIAN_CH = replace(ITALIAN, tag="it-CH", quotes=(("«", "»"), ("‹", "›")), single=("‹", "›"))

LANGUAGES = (ITALIAN, ITALIAN_CH)
