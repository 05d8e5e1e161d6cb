"""German."""

from dataclasses import replace

from octavo.languages.model import Language, words

GERMAN = Language(
    "de",
    dialogue="–",
    elisions=words("s ne nen nem ner n rein raus ran rum rauf runter rüber"),
    counted=words(
        "s. seite seiten bd. bde. band nr. nrn. kap. kapitel abb. abbildung tab. tabelle taf. anm. fn. § "
        "§§ abs. absatz art. artikel teil z. zeile sp. h. heft jg. ziff. ca. abschnitt №"
    ),
    units=words("Uhr v. n. Jh. Jhd. Mio. Mrd. Mark Pfennig"),
    months=words("Jänner Jan. Febr. Apr. Aug. Sept. Okt. Nov. Dez."),
    titles=words("Dr. Prof. Hr. Fr. Hl. St. Dipl. Ing."),
    articles=words("der die das den dem des ein eine einen einem einer eines"),
    particles=words(
        "als am an auf aus bei beim bis durch für gegen im in mit nach oder ohne über um und unter vom "
        "von vor während zu zum zur zwischen"
    ),
    spine_up=True,
    repeats=words(
        "die der das den dem des sie ihr ihnen ihm uns euch es sich was wie wo so sehr ja nein nach an auf "
        "aus ein zu mit vor bei ab unter über durch um ist war hat hatte da wenn nie immer viel ganz wir "
        "wieder weiter mehr lange aber doch oh ach he ho hm na tja schnell leise langsam wer ruhig komm geh "
        "alle diese dieser diesen diesem jene jener jenen welche welcher in von für"
    ),
    upward=words("oben"),
    downward=words("unten"),
    totals=words("gesamt insgesamt summe total zusammen gesamtsumme"),
)
GERMAN_CH = replace(GERMAN, tag="de-CH", quotes=(("«", "»"), ("‹", "›")))

LANGUAGES = (GERMAN, GERMAN_CH)
