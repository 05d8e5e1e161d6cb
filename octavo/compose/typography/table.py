"""The table of languages. Keys are BCP 47 tags in lower case; a longer tag goes before a shorter one.

Quotation marks follow the Unicode CLDR or, where books differ from it, the national rules of
orthography (Danish and Hungarian guillemets point inwards; French opens the second level with “).
"""

from dataclasses import replace

from octavo.compose.typography.languages import DashStyle, EllipsisStyle, Language, words
from octavo.compose.typography.signs import NO_BREAK, THIN

_CURLY = (("“", "”"), ("‘", "’"))
_LOW_HIGH = (("„", "“"), ("‚", "‘"))
_GUILLEMETS = (("«", "»"), ("“", "”"), ("‘", "’"))

_EN = Language(
    quotes=_CURLY,
    dash=DashStyle.EM_CLOSED,
    ellipsis=EllipsisStyle.SPACED,
    elisions=words("tis twas twere twill twould twixt tween tisn twasn em n til cos cuz nuff neath gainst"),
    doubtful=words("cause bout round fore less fraid scuse cept course nother e im er ow ere ave ad is"),
    clipped=words("o th an ol mo"),
    counted=words(
        "p. pp. page pages vol. vols. volume volumes no. nos. number numbers ch. chs. chap. chaps. chapter "
        "chapters table tables fig. figs. figure figures plate plates map maps note notes n. nn. part parts "
        "sec. secs. section sections § §§ ¶ ¶¶ l. ll. line lines col. cols. column columns bk. book books "
        "act scene art. arts. article articles par. para. paras. paragraph paragraphs fol. fols. app. "
        "appendix ed. c. ca. b. d. r. fl. №"
    ),
    units=words("a.m. p.m. A.M. P.M. a.m p.m B.C. A.D. BC AD BCE CE"),
    months=words(
        "January February March April May June July August September October November December "
        "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec."
    ),
    titles=words(
        "Dr. Mr. Mrs. Ms. Messrs. Prof. St. Gen. Col. Capt. Lt. Sgt. Rev. Hon. Sen. Rep. Dr Mr Mrs Ms St"
    ),
)

_DE = Language(
    quotes=_LOW_HIGH,
    dialogue="–",
    elisions=words("s ne nen nem ner n rein raus ran rum rauf runter rüber"),
    counted=words(
        "s. seite seiten bd. bde. band nr. nrn. kap. kapitel abb. abbildung tab. tabelle taf. anm. fn. § §§ "
        "abs. absatz art. artikel teil z. zeile sp. h. heft jg. ziff. ca. abschnitt №"
    ),
    units=words("Uhr v. n. Jh. Jhd. Mio. Mrd. Mark Pfennig"),
    months=words(
        "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember "
        "Jan. Febr. Apr. Aug. Sept. Okt. Nov. Dez."
    ),
    titles=words("Dr. Prof. Hr. Fr. Hl. St. Dipl. Ing."),
)

_FR = Language(
    quotes=(("«", "»"), ("“", "”")),
    single=("‘", "’"),
    inside=THIN,
    before=((";", NO_BREAK), (":", NO_BREAK), ("!", NO_BREAK), ("?", NO_BREAK)),
    dash=DashStyle.EM_SPACED,
    elides=True,
    counted=words(
        "p. pp. page pages t. tome tomes vol. volume n° n°s nos no numéro numéros chap. chapitre chapitres "
        "art. article articles § §§ fig. figure tableau planche pl. note notes n. partie livre l. col. fol. "
        "section ch. v. vers №"
    ),
    units=words("h min F fr. frs € kopecks av. apr."),
    months=words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
        "janv. févr. avr. juill. sept. oct. nov. déc."
    ),
    titles=words("M. MM. Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste"),
    groups=True,
)

_RU = Language(
    quotes=(("«", "»"), ("„", "“")),
    dash=DashStyle.EM_SPACED,
    spaced="—",
    counted=words(
        "с. стр. т. тт. том гл. глава № №№ n° рис. табл. таблица ст. статья п. пп. пункт § §§ ч. часть кн. "
        "вып. "
        "разд. раздел прим. примеч. л. см."
    ),
    units=words("г. гг. в. вв. руб. коп. тыс. млн млрд ч. мин. год года году годов годы век века"),
    months=words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    titles=words("г. гг. тов. т. тт. гр. д-р проф. акад. ул. им."),
    clitics=words("в с к о у и а я"),
    groups=True,
)

_UK = replace(
    _RU,
    counted=words(
        "с. стор. т. тт. том гл. глава розділ № рис. табл. таблиця ст. стаття п. пп. § §§ ч. частина кн. вип."
    ),
    units=words("р. рр. ст. грн коп. тис. млн млрд рік року році років роки"),
    months=words("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    titles=words("п. тов. гр. д-р проф. акад. вул. ім. м."),
    clitics=words("в у з і й о а є"),
)

_ES = Language(
    quotes=_GUILLEMETS,
    single=("‘", "’"),
    dash=DashStyle.AS_WRITTEN,
    spaced="—",
    counted=words(
        "p. pp. pág. págs. página páginas t. tomo vol. vols. n.º nº núm. núms. n.o cap. caps. capítulo art. "
        "artículo § §§ fig. figura tabla cuadro nota notas parte libro"
    ),
    units=words("h ptas."),
    months=words(
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"
    ),
    titles=words("Sr. Sra. Srta. Dr. Dra. D. D.ª Prof. Ud. Uds."),
)

_IT = Language(
    quotes=_GUILLEMETS,
    single=("‘", "’"),
    elides=True,
    elisions=words("sto sta ndrangheta na"),
    clipped=words("po di fa va da sta be mo to"),
    counted=words(
        "p. pp. pag. pagg. pagina t. tomo vol. voll. n. nn. nr. numero cap. capp. capitolo art. artt. "
        "articolo "
        "§ §§ fig. figg. figura tab. tabella tavola nota parte libro"
    ),
    units=words("a.C. d.C."),
    months=words(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
    titles=words("Sig. Sig.ra Dott. Dr. Prof. On. Avv."),
)

_PT = Language(
    quotes=_GUILLEMETS,
    single=("‘", "’"),
    dash=DashStyle.EM_SPACED,
    spaced="—",
    counted=words(
        "p. pp. pág. págs. página t. tomo vol. vols. n.º nº núm. cap. caps. capítulo art. artigo § §§ fig. "
        "figura tabela quadro nota parte livro"
    ),
    months=words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    titles=words("Sr. Sra. Dr. Dra. Prof. D."),
)

_PL = Language(
    quotes=(("„", "”"), ("«", "»")),
    single=("‚", "’"),
    counted=words(
        "s. str. strona t. tom nr numer rozdz. rozdział rys. tab. tabela ryc. art. ust. pkt § §§ cz. "
        "przyp. ok."
    ),
    units=words("r. w. zł gr tys. mln mld roku"),
    months=words(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
    titles=words("dr prof. ks. św. p. ul. im."),
    clitics=words("a i o u w z"),
    groups=True,
)

_CS = Language(
    quotes=_LOW_HIGH,
    counted=words(
        "s. str. strana sv. svazek č. čís. kap. kapitola obr. tab. tabulka čl. odst. § §§ pozn. díl část"
    ),
    units=words("Kč hal. tis. mil. mld. stol. st."),
    months=words("ledna února března dubna května června července srpna září října listopadu prosince"),
    titles=words("p. pí dr. prof. ing. sv. ul."),
    clitics=words("k s v z o u a i"),
    groups=True,
)

_SK = replace(
    _CS,
    months=words("januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra"),
)

_NL = Language(
    quotes=_CURLY,
    elisions=words("s t n k m r ns ie"),
    counted=words(
        "p. pp. pag. blz. bladzijde dl. deel nr. nrs. hfst. hoofdstuk afb. tabel fig. art. artikel § §§ "
        "noot bijlage"
    ),
    units=words("uur v.Chr. n.Chr."),
    months=words("januari februari maart april mei juni juli augustus september oktober november december"),
    titles=words("dhr. mevr. dr. mr. ir. prof. drs. ds. St."),
)

_SV = Language(
    quotes=(("”", "”"), ("’", "’")),
    dialogue="–",
    counted=words("s. sid. sidan bd band nr kap. kapitel fig. tab. tabell not § §§ st. del ca"),
    units=words("kr kl. f.Kr. e.Kr."),
    months=words("januari februari mars april maj juni juli augusti september oktober november december"),
    titles=words("dr prof. hr fru S:t"),
    groups=True,
)

_DA = Language(
    quotes=(("»", "«"), ("›", "‹")),
    dialogue="–",
    counted=words("s. side bd. bind nr. kap. kapitel fig. tab. tabel note § §§ stk. del ca."),
    units=words("kr. f.Kr. e.Kr."),
    months=words("januar februar marts april maj juni juli august september oktober november december"),
    titles=words("dr. prof. hr. fru Skt."),
)

_NO = replace(
    _DA,
    quotes=(("«", "»"), ("‘", "’")),
    months=words("januar februar mars april mai juni juli august september oktober november desember"),
    groups=True,
)

_FI = Language(
    quotes=(("”", "”"), ("’", "’")),
    dialogue="–",
    counted=words("s. sivu osa nro n:o luku kuva taul. taulukko § §§ viite nide n."),
    units=words("mk p. eKr. jKr. klo"),
    months=words(
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
        "lokakuuta marraskuuta joulukuuta"
    ),
    titles=words("tri prof. hra rva"),
    groups=True,
)

_HU = Language(
    quotes=(("„", "”"), ("»", "«"), ("’", "’")),
    single=("’", "’"),
    counted=words("köt. sz. kb. kb kötet"),
    units=words("o. old. oldal évi éves évben Ft"),
    months=words(
        "január február március április május június július augusztus szeptember október november december"
    ),
    titles=words("dr. Dr. prof. id. ifj. özv. Szt."),
    groups=True,
)

_EL = Language(
    quotes=(("«", "»"), ("“", "”"), ("‘", "’")),
    single=("‘", "’"),
    dash=DashStyle.AS_WRITTEN,
    elides=True,
    counted=words("σ. σσ. σελ. τ. τόμ. τόμος αρ. αριθ. κεφ. κεφάλαιο εικ. πίν. πίνακας άρθρο § §§ σημ."),
    units=words("π.Χ. μ.Χ. δρχ."),
    months=words(
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου "
        "Νοεμβρίου Δεκεμβρίου"
    ),
    titles=words("κ. κα κ.κ. Δρ."),
)

_TR = Language(
    quotes=_CURLY,
    dash=DashStyle.AS_WRITTEN,
    counted=words("s. ss. sayfa c. cilt no. no nr. böl. bölüm tablo şekil madde md. § §§"),
    units=words("TL yıl yılı yılında"),
    months=words("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    titles=words("Dr. Prof. Av. Sn. Hz."),
)

#: Languages with no words of their own yet: marks and dashes only.
_LOW_HIGH_ONLY = Language(quotes=_LOW_HIGH)
_LOW_UP = Language(quotes=(("„", "”"), ("‚", "’")))
_CURLY_ONLY = Language(quotes=_CURLY)

TABLE: dict[str, Language] = {
    "en": _EN,
    "en-gb": replace(_EN, quotes=(("‘", "’"), ("“", "”")), single=("‘", "’")),
    "en-au": replace(_EN, quotes=(("‘", "’"), ("“", "”")), single=("‘", "’")),
    "de": _DE,
    "de-ch": replace(_DE, quotes=(("«", "»"), ("‹", "›"))),
    "fr": _FR,
    "fr-ca": replace(_FR, before=((":", NO_BREAK),)),
    "fr-ch": replace(_FR, quotes=(("«", "»"), ("‹", "›")), before=tuple((s, THIN) for s in ";:!?")),
    "ru": _RU,
    "uk": _UK,
    "be": replace(_RU, units=words("г. гг. ст. руб. кап. год года"), months=frozenset(), titles=frozenset()),
    "bg": Language(quotes=_LOW_HIGH, spaced="—", dash=DashStyle.EM_SPACED, months=frozenset(), groups=True),
    "es": _ES,
    "es-419": replace(_ES, quotes=_CURLY),
    "es-mx": replace(_ES, quotes=_CURLY),
    "it": _IT,
    "it-ch": replace(_IT, quotes=(("«", "»"), ("‹", "›")), single=("‹", "›")),
    "pt": _PT,
    "pt-br": replace(_PT, quotes=_CURLY),
    "pl": _PL,
    "cs": _CS,
    "sk": _SK,
    "nl": _NL,
    "sv": _SV,
    "da": _DA,
    "no": _NO,
    "nb": _NO,
    "nn": _NO,
    "fi": _FI,
    "hu": _HU,
    "el": _EL,
    "tr": _TR,
    "ca": Language(quotes=_GUILLEMETS, single=("‘", "’"), elides=True, dash=DashStyle.EM_SPACED),
    "ro": Language(quotes=(("„", "”"), ("«", "»")), single=("‘", "’")),
    "sl": _LOW_HIGH_ONLY,
    "et": _LOW_HIGH_ONLY,
    "lt": _LOW_HIGH_ONLY,
    "mk": _LOW_HIGH_ONLY,
    "is": _LOW_HIGH_ONLY,
    "hr": _LOW_UP,
    "sr": _LOW_UP,
    "bs": _LOW_UP,
    "lv": _CURLY_ONLY,
    "la": _CURLY_ONLY,
    "eo": _CURLY_ONLY,
    "ga": _CURLY_ONLY,
    "zh": Language(quotes=_CURLY, dash=DashStyle.AS_WRITTEN),
    "ja": Language(quotes=(("「", "」"), ("『", "』")), dash=DashStyle.AS_WRITTEN),
}
