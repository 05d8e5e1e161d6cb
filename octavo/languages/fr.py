"""French."""

from dataclasses import replace

from octavo.languages.model import NO_BREAK, THIN, DashStyle, Language, words

FRENCH = Language(
    "fr",
    quotes=(("«", "»"), ("“", "”")),
    single=("‘", "’"),
    inside=THIN,
    before=((";", NO_BREAK), (":", NO_BREAK), ("!", NO_BREAK), ("?", NO_BREAK)),
    dash=DashStyle.EM_SPACED,
    elides=True,
    counted=words(
        "p. pp. page pages t. tome tomes vol. volume n° n°s nos no numéro numéros chap. chapitre "
        "chapitres art. article articles § §§ fig. figure tableau planche pl. note notes n. partie livre "
        "l. col. fol. section ch. v. vers №"
    ),
    units=words("h min F fr. frs € kopecks av. apr."),
    months=words("janv. févr. avr. juill. sept. oct. nov. déc."),
    titles=words("M. MM. Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste"),
    articles=words("le la les un une des l'"),
    particles=words(
        "à après au aux avant avec chez comme contre dans de d' du en entre et ou par pendant pour sans "
        "selon sous sur vers"
    ),
    spine_up=True,
    repeats=words(
        "nous vous est la en y si non oui très bien fait tout plus point se elle elles que petit "
        "vite doucement peu jamais toujours trop ah oh eh hé ha chut tic toc cher chère mais encore"
    ),
    upward=words("ci-dessus"),
    downward=words("ci-dessous"),
    totals=words("total totaux ensemble somme"),
)
FRENCH_CA = replace(FRENCH, tag="fr-CA", before=((":", NO_BREAK),))
FRENCH_CH = replace(
    FRENCH, tag="fr-CH", quotes=(("«", "»"), ("‹", "›")), before=tuple((s, THIN) for s in ";:!?")
)

LANGUAGES = (FRENCH, FRENCH_CA, FRENCH_CH)
