"""Words that no language has, in the letters and with the small words of many, so that no two sentences agree."""

import random
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the books.

    ``tag`` is its BCP 47 tag. ``onsets`` and ``nuclei`` make its syllables, ``ends`` may close a word, and
    ``small`` are its own short words. ``spaced`` is False where words stand without spaces; ``pages`` is
    False where the fonts of a bare machine, or the direction of the script, allow an e-book alone.
    """

    tag: str
    onsets: str
    nuclei: str
    ends: str
    small: str
    spaced: bool = True
    pages: bool = True
    stop: str = "."
    nouns: bool = False  # nouns have capitals


_LATIN = "b c d f g h l m n p r s t v br cl dr fl gr pl st tr"
_CYRILLIC = "б в г д ж з к л м н п р с т ф х ц ч ш бр гр др пл ст тр"

_ALL = (
    Language("en", _LATIN + " th sh w", "a e i o u ea ou", "n r s t l ck nd", "the of and to in a is that it was on with as by which"),
    Language("en-GB", _LATIN + " th sh w", "a e i o u ea ou", "n r s t l ck nd", "the of and to in a is that it was on with as by which"),
    Language("de", _LATIN + " sch z w k", "a e i o u ä ö ü ei au", "n r s t ch ß ng", "der die und in zu den das nicht von sie ist des sich mit", nouns=True),
    Language("fr", _LATIN + " ch j qu", "a e i o u é è ê ou eau oi", "s t r x nt", "de la le et les des en un du une que est pour qui dans"),
    Language("es", _LATIN + " ll ñ ch", "a e i o u á é í ó ú ue", "s n r l z", "de la que el en y a los se del las un por con no"),
    Language("it", _LATIN + " gl gn sc", "a e i o u à ia io", "o a e i", "di che e la il un a per in una mi sono non con"),
    Language("pt", _LATIN + " lh nh", "a e i o u ã õ á ê ei", "s r m l", "de a o que e do da em um para é com não uma os"),
    Language("nl", _LATIN + " z w k sch", "a e i o u aa oo ij ie", "n r t s k", "de en van ik te dat die in een hij het niet zijn is"),
    Language("sv", _LATIN + " k j sk", "a e i o u å ä ö y", "n r t s ng", "och i att det som en på är av för med till den har"),
    Language("da", _LATIN + " k j sk", "a e i o u å æ ø y", "n r t s ng", "og i at det er en til på de med for der den af"),
    Language("pl", "b c d f g h l ł m n p r s t w z sz cz rz dz ś ż", "a e i o u y ą ę ó", "ć ń ł m k w", "i w na z do że się nie jest to po od za przez"),
    Language("cs", "b c č d h j k l m n p r ř s š t v z ž", "a á e é ě i í o u ů y", "t l k ch m", "a v se na je že s z do o k i pro by"),
    Language("hu", "b c d f g h j k l m n p r s sz t v z gy ny", "a á e é i o ó ö ő u ü ű", "k t n s m", "a az és hogy nem is egy ez van de ha csak"),
    Language("ro", _LATIN + " ș ț", "a e i o u ă â î ea", "l r t n sc", "de și la în a cu pe nu o un din care"),
    Language("fi", "h j k l m n p r s t v", "a e i o u y ä ö aa uu yö", "n t s", "ja on ei se että oli hän joka mutta niin"),
    Language("la", _LATIN + " qu x", "a e i o u ae", "us um is it nt", "et in est non ad ut cum quod sed per ex"),
    Language("ru", _CYRILLIC + " щ", "а е и о у ы э ю я ё", "й ть м н ла л", "и в не на я что он с как это по но они из у за"),
    Language("uk", _CYRILLIC, "а е и о у і ї є ю я", "ти м н в й", "і в не на що я з та це до як за по але"),
    Language("bg", _CYRILLIC, "а е и о у ъ ю я", "т н м та ят", "и на в да се от за не с по е са че"),
    Language("sr", "б в г д ђ ж з к л љ м н њ п р с т ћ ф х ц ч ш", "а е и о у", "м н ти ј", "и у је да се на за не од са су"),
    Language("el", "β γ δ ζ θ κ λ μ ν ξ π ρ σ τ φ χ ψ", "α ε η ι ο υ ω ά έ ή ί ό ύ ώ ου αι", "ς ν", "και το της η να του με από που για δεν στο"),
    Language("tr", "b c ç d f g h k l m n p r s ş t v y z", "a e ı i o ö u ü", "k n r m t", "ve bir bu da ne için o ile en gibi çok"),
    Language("zh", "河 岸 船 水 山 石 橋 城 門 市 人 家 年 月 日 風 雨 花 木 火", "東 西 南 北 大 小 上 下 中 前 後 高", "", "的 了 在 是", spaced=False, pages=False, stop="。"),
    Language("ja", "河 岸 船 水 山 石 橋 町 門 市 人 家 年 月 日", "か き く け こ さ し す せ そ た ち つ", "", "の は が を に", spaced=False, pages=False, stop="。"),
    Language("he", "ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת", "א ו י ה", "ם ן ת", "של את על לא הוא אני זה", pages=False),
    Language("ar", "ب ت ث ج ح خ د ر ز س ش ص ط ع ف ق ك ل م ن", "ا و ي", "ة ن ت", "في من على أن إلى هذا", pages=False),
)  # fmt: skip

#: The languages, by their tags.
LANGUAGES: Mapping[str, Language] = {language.tag: language for language in _ALL}


class Words:
    """Makes words and sentences of a language; the same random numbers give the same ones."""

    def __init__(self, language: Language, rng: random.Random) -> None:
        self.language, self._rng = language, rng
        self._onsets, self._nuclei = language.onsets.split(), language.nuclei.split()
        self._ends, self._small = language.ends.split(), language.small.split()

    def word(self, syllables: int = 0) -> str:
        """Return a word of so many syllables; of one to four if none are asked for."""
        count = syllables or self._rng.choices((1, 2, 3, 4), (3, 5, 3, 1))[0]
        made = "".join(self._rng.choice(self._onsets) + self._rng.choice(self._nuclei) for _ in range(count))
        return made + (self._rng.choice(self._ends) if self._ends and self._rng.random() < 0.6 else "")

    def name(self) -> str:
        """Return a word with a capital."""
        word = self.word(self._rng.randint(2, 3))
        return word[0].upper() + word[1:]

    def phrase(self, count: int) -> list[str]:
        """Return so many words, long and short."""
        return [self._any() for _ in range(count)]

    def _any(self) -> str:
        if self._small and self._rng.random() < 0.35:
            return self._rng.choice(self._small)
        word = self.word()
        capital = self.language.nouns and self._rng.random() < 0.4
        return word[0].upper() + word[1:] if capital else word

    def joined(self, words: list[str]) -> str:
        """Return words as the script sets them."""
        return (" " if self.language.spaced else "").join(words)
