"""Portuguese."""

from dataclasses import replace

from octavo.languages.model import CURLY, GUILLEMETS, DashStyle, Language, words

PORTUGUESE = Language(
    "pt",
    quotes=GUILLEMETS,
    single=("‘", "’"),
    dash=DashStyle.EM_SPACED,
    spaced="—",
    counted=words(
        "p. pp. pág. págs. página t. tomo vol. vols. n.º nº núm. cap. caps. capítulo art. artigo § §§ "
        "fig. figura tabela quadro nota parte livro"
    ),
    units=words("h a.C. d.C."),
    titles=words("Sr. Sra. Dr. Dra. Prof. D."),
    articles=words("o a os as um uma uns umas"),
    particles=words(
        "a à ao aos às ante após até com como contra da das de desde do dos durante e em entre na nas no nos "
        "ou para pela pelo por segundo sem sob sobre"
    ),
    spine_up=True,
    upward=words("acima"),
    downward=words("abaixo"),
    totals=words("total totais soma"),
)
PORTUGUESE_BR = replace(PORTUGUESE, tag="pt-BR", quotes=CURLY)

LANGUAGES = (PORTUGUESE, PORTUGUESE_BR)
