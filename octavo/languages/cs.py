"""Czech."""

from octavo.languages.model import Language, words

CZECH = Language(
    "cs",
    counted=words(
        "s. str. strana sv. svazek č. čís. kap. kapitola obr. tab. tabulka čl. odst. § §§ pozn. díl část"
    ),
    units=words("Kč hal. tis. mil. mld. stol. st."),
    titles=words("p. pí dr. prof. ing. sv. ul."),
    clitics=words("k s v z o u a i"),
    spine_up=True,
)

LANGUAGES = (CZECH,)
