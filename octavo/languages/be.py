"""Belarusian."""

from octavo.languages.model import DashStyle, Language, words

BELARUSIAN = Language(
    "be",
    dash=DashStyle.EM_SPACED,
    spaced="—",
    counted=words(
        "с. стр. т. тт. том гл. глава № №№ n° рис. табл. таблица ст. статья п. пп. пункт § §§ ч. часть "
        "кн. вып. разд. раздел прим. примеч. л. см."
    ),
    units=words("г. гг. ст. руб. кап. год года"),
    titles=frozenset(),
    clitics=words("в с к о у и а я"),
)

LANGUAGES = (BELARUSIAN,)
