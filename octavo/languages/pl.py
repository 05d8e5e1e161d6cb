"""Polish."""

from octavo.languages.model import Language, words

POLISH = Language(
    "pl",
    single=("‚", "’"),
    counted=words(
        "s. str. strona t. tom nr numer rozdz. rozdział rys. tab. tabela ryc. art. ust. pkt § §§ cz. "
        "przyp. ok."
    ),
    units=words("r. w. zł gr tys. mln mld roku"),
    titles=words("dr prof. ks. św. p. ul. im."),
    clitics=words("a i o u w z"),
    particles=words(
        "a bez dla do i jako ku między na nad o od oraz po pod podczas poza przed przez przy u w we według "
        "wobec z za ze"
    ),
    spine_up=True,
    upward=words("powyżej"),
    downward=words("poniżej"),
    totals=words("razem ogółem suma"),
)

LANGUAGES = (POLISH,)
