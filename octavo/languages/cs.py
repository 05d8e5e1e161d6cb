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
    particles=words(
        "a bez do i jako k ke ku mezi na nad o od po pod podle pro proti před při s se skrze u v ve vůči z "
        "za ze"
    ),
    spine_up=True,
    upward=words("výše"),
    downward=words("níže"),
    totals=words("celkem úhrnem"),
)

LANGUAGES = (CZECH,)
