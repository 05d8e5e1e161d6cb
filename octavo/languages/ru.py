"""Russian."""

from octavo.languages.model import DashStyle, Language, words

RUSSIAN = Language(
    "ru",
    dash=DashStyle.EM_SPACED,
    spaced="—",
    counted=words(
        "с. стр. т. тт. том гл. глава № №№ n° рис. табл. таблица ст. статья п. пп. пункт § §§ ч. часть "
        "кн. вып. разд. раздел прим. примеч. л. см."
    ),
    units=words("г. гг. в. вв. руб. коп. тыс. млн млрд ч. мин. год года году годов годы век века"),
    titles=words("г. гг. тов. т. тт. гр. д-р проф. акад. ул. им."),
    clitics=words("в с к о у и а я"),
    particles=words(
        "а без в во для до за и из или к ко между на над о об от перед по под при про с со у через"
    ),
    spine_up=True,
    upward=words("выше"),
    downward=words("ниже"),
    totals=words("всего итого"),
)

LANGUAGES = (RUSSIAN,)
