"""Dutch."""

from octavo.languages.model import CURLY, Language, words

DUTCH = Language(
    "nl",
    quotes=CURLY,
    elisions=words("s t n k m r ns ie"),
    counted=words(
        "p. pp. pag. blz. bladzijde dl. deel nr. nrs. hfst. hoofdstuk afb. tabel fig. art. artikel § §§ "
        "noot bijlage"
    ),
    units=words("uur v.Chr. n.Chr."),
    titles=words("dhr. mevr. dr. mr. ir. prof. drs. ds. St."),
    articles=words("de het een"),
    particles=words("aan als bij door en in met naar of om onder op over te tegen tot tussen uit van voor"),
    upward=words("hierboven"),
    downward=words("hieronder"),
    totals=words("totaal"),
)

LANGUAGES = (DUTCH,)
