"""Ukrainian."""

from octavo.languages.model import DashStyle, Language, words

UKRAINIAN = Language(
    "uk",
    dash=DashStyle.EM_SPACED,
    spaced="—",
    counted=words(
        "с. стор. т. тт. том гл. глава розд. розділ підрозд. № рис. табл. таблиця ст. стаття п. пп. § §§ ч. "
        "частина кн. вип. прим. дод. додаток абз."
    ),
    units=words("р. рр. ст. грн коп. тис. млн млрд рік року році років роки"),
    titles=words("п. тов. гр. д-р проф. акад. вул. ім. м."),
    clitics=words("в у з і й о а є"),
    particles=words(
        "а без в від для до з за зі із і й крізь між на над об перед по при про під після та у через як"
    ),
    spine_up=True,
    upward=words("вище"),
    downward=words("нижче"),
    totals=words("всього усього разом"),
)

LANGUAGES = (UKRAINIAN,)
