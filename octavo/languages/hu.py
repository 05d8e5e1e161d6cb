"""Hungarian."""

from octavo.languages.model import Language, words

HUNGARIAN = Language(
    "hu",
    quotes=(("„", "”"), ("»", "«"), ("’", "’")),
    single=("’", "’"),
    counted=words("köt. sz. kb. kb kötet"),
    units=words("o. old. oldal évi éves évben Ft"),
    titles=words("dr. Dr. prof. id. ifj. özv. Szt."),
    articles=words("a az egy"),
    spine_up=True,
)

LANGUAGES = (HUNGARIAN,)
