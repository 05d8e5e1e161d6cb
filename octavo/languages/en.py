"""English."""

from dataclasses import replace

from octavo.languages.model import DashStyle, EllipsisStyle, Language, words

ENGLISH = Language(
    "en",
    dash=DashStyle.EM_CLOSED,
    ellipsis=EllipsisStyle.SPACED,
    elisions=words("tis twas twere twill twould twixt tween tisn twasn em n til cos cuz nuff neath gainst"),
    doubtful=words(
        "cause bout round fore less fraid scuse cept course nother spose spect stead specially pon "
        "mongst midst ud un uns ee e im er ow ere ave ad is abit air alf all ammer and ands andle "
        "andkerchief andsome ang ansom ansoms appen appened appy ard ardly arf arm as at ate ead eads "
        "ear eard eart earts eat eaven eavens eavy ell elp en ens erself igh ill imself int istory it "
        "ole oliday ome ope orrible orse orses ospital ot ouse ouses owever undred ungry unt urry urt "
        "usband usbands ymn ymns old olds olding"
    ),
    clipped=words("o th an ol mo wi"),
    counted=words(
        "p. pp. page pages vol. vols. volume volumes no. nos. number numbers ch. chs. chap. chaps. "
        "chapter chapters table tables fig. figs. figure figures plate plates map maps note notes n. nn. "
        "part parts sec. secs. section sections § §§ ¶ ¶¶ l. ll. line lines col. cols. column columns bk. "
        "book books act scene art. arts. article articles par. para. paras. paragraph paragraphs fol. "
        "fols. app. appendix ed. c. ca. b. d. r. fl. №"
    ),
    units=words("a.m. p.m. A.M. P.M. a.m p.m B.C. A.D. BC AD BCE CE"),
    months=words("Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec."),
    titles=words(
        "Dr. Mr. Mrs. Ms. Messrs. Prof. St. Gen. Col. Capt. Lt. Sgt. Rev. Hon. Sen. Rep. Dr Mr Mrs Ms St"
    ),
    articles=words("a an the"),
    particles=words(
        "about after against among and as at before between by during for from in into of on or over "
        "through to toward towards under upon versus with within without"
    ),
    point_inside_quotes=True,
    repeats=words(
        "had that in is do does did her no ha bye now there well more again much far long many really too "
        "very yes oh ah hush tut come go up over round knock night poor old dear good hear look please right "
        "same still stop sure wait why la ta blah chop ding dong tick boo hip aye pretty little big ever "
        "ago only one quick never always run walk rain drip tap clap bang bla etc mm hm um er eh hey hi "
        "hello ho he so"
    ),
    upward=words("above"),
    downward=words("below"),
    totals=words("total totals sum altogether"),
)
ENGLISH_GB = replace(
    ENGLISH, tag="en-GB", quotes=(("‘", "’"), ("“", "”")), single=("‘", "’"), point_inside_quotes=False
)
ENGLISH_AU = replace(ENGLISH_GB, tag="en-AU")

LANGUAGES = (ENGLISH, ENGLISH_GB, ENGLISH_AU)
