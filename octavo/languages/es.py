"""Spanish."""

from dataclasses import replace

from octavo.languages.model import CURLY, GUILLEMETS, DashStyle, Language, words

SPANISH = Language(
    "es",
    quotes=GUILLEMETS,
    single=("‘", "’"),
    dash=DashStyle.AS_WRITTEN,
    spaced="—",
    counted=words(
        "p. pp. pág. págs. página páginas t. tomo vol. vols. n.º nº núm. núms. n.o cap. caps. capítulo "
        "art. artículo § §§ fig. figura tabla cuadro nota notas parte libro"
    ),
    units=words("h ptas. a.C. d.C."),
    months=words("setiembre"),
    titles=words("Sr. Sra. Srta. Dr. Dra. D. D.ª Prof. Ud. Uds."),
    articles=words("el la los las un una unos unas"),
    particles=words("a al como con contra de del desde e en entre hasta o para por según sin sobre u y"),
    spine_up=True,
    upward=words("arriba"),
    downward=words("abajo"),
    totals=words("total totales suma"),
)
SPANISH_419 = replace(SPANISH, tag="es-419", quotes=CURLY)
SPANISH_MX = replace(SPANISH, tag="es-MX", quotes=CURLY)

LANGUAGES = (SPANISH, SPANISH_419, SPANISH_MX)
