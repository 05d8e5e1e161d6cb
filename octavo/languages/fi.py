"""Finnish."""

from octavo.languages.model import Language, words

FINNISH = Language(
    "fi",
    dialogue="–",
    counted=words("s. sivu osa nro n:o luku kuva taul. taulukko § §§ viite nide n."),
    units=words("mk p. eKr. jKr. klo"),
    titles=words("tri prof. hra rva"),
)

LANGUAGES = (FINNISH,)
