"""All that can stand in a line of text beside words: each writer takes a word and returns it dressed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from fuzz.words import LANGUAGES, Words

if TYPE_CHECKING:
    from fuzz.scribe import Scribe


def _italics(s: "Scribe", word: str) -> str:
    return f"*{word} {s.words.word()}*" if s.language.spaced else f"*{word}*"


def _bold(s: "Scribe", word: str) -> str:
    return f"**{word}**"


def _both(s: "Scribe", word: str) -> str:
    return f"***{word}***"


def _quoted(s: "Scribe", word: str) -> str:
    inner = f"'{s.words.word()}' " if s.chance(0.3) else ""
    return f'"{inner}{word} {s.words.word()}"'


def _code(s: "Scribe", word: str) -> str:
    return s.rng.choice((f"`{word}--x`", '`a  <b> && "c"`', "`x = '1'`"))


def _formula(s: "Scribe", word: str) -> str:
    return s.rng.choice(
        ("$x^2$", r"$\frac{a}{b}$", r"$\sum_{i=1}^n x_i$", "$a < b$", r"$\alpha + \beta$", "$-3.5$")
    )


def _raised(s: "Scribe", word: str) -> str:
    return s.rng.choice(("H~2~O", "10^6^", "19^th^", f"{word}^2^"))


def _struck(s: "Scribe", word: str) -> str:
    return s.rng.choice((f"~~{word}~~", f"[{word}]{{.underline}}", f"[{word}]{{.ul}}", f"[{word}]{{.mark}}"))


def _small_capitals(s: "Scribe", word: str) -> str:
    s.says.add("small-capitals-missing")
    return s.rng.choice((f"[{word.capitalize()}]{{.smallcaps}}", f"[{word.upper()}]{{.allsmallcaps}}"))


def _held(s: "Scribe", word: str) -> str:
    return s.rng.choice(
        (f"[{word} {word}]{{.nowrap}}", f'["{word}" -- 3.5]{{.verbatim}}', f"Dr.\\ {word.capitalize()}")
    )


def _foreign(s: "Scribe", word: str) -> str:
    tag = s.rng.choice(("de", "fr", "ru", "el", "la", "it"))
    return f"[{' '.join(Words(LANGUAGES[tag], s.rng).phrase(3))}]{{lang={tag}}}"


def _link(s: "Scribe", word: str) -> str:
    site = "https://example.org/"
    return s.rng.choice(
        (f"[{word}]({site}{s.plan.fresh('p')})", f"<{site}a-b_c/{s.plan.fresh('p')}>", "<desk@example.org>")
    )


def _figures(s: "Scribe", word: str) -> str:
    return s.rng.choice(
        (
            "1923-25",
            "pp. 108-09",
            "-3.5",
            "1,234.5",
            "6'2\"",
            "No. 7",
            "3 1/2",
            "25 %",
            "5 km",
            "L. D. Marsh",
            "vol. 3",
            "1914--1918",
            "19th",
            "50 000",
            "§ 12",
            "ISBN 978-0-00-000000-2",
            "3 May 1911",
            "12:30",
            "&c.",
            "A.D. 79",
        )
    )


def _signs(s: "Scribe", word: str) -> str:
    return s.rng.choice(
        (
            "été",
            "naı̈ve",
            "co\xadop\xader\xada\xadtion",
            "12\xa0km",
            "1\u2009000",
            "non‑stop",
            "½",
            "x²",
            "Straße",
            "İzmir",
            "ﬁne",
            "Ⅷ",
            "№",
            "≤",
            "→",
            "‰",
            "€",
            "æon",
            "Łódź",
            "ſo",
            "a\u200bb",
            "a\u2060b",
            "&amp;",
            "&lt;b&gt;",
            "AT&T",
            "a<b",
            "x > y",
            r"\*five\*",
            r"snake\_case",
            "...",
            "rock 'n' roll",
            "'tis",
            "C#",
            "a/b",
            "{x}",
            "50\\$",
        )
    )


def _emoji(s: "Scribe", word: str) -> str:
    s.says |= {"font-foreign", "glyph-not-embedded"}
    return s.rng.choice(("☺", "♥", "✓", "☂", "⚓"))


def _long_word(s: "Scribe", word: str) -> str:
    s.says.add("overfull")
    return "".join(s.words.word(3) for _ in range(4))


def _marked(s: "Scribe", word: str) -> str:
    if not s.plan.has_index or not s.language.spaced:
        return word
    if s.plan.terms and s.chance(0.4):
        term = s.rng.choice(s.plan.terms)
    else:
        term = s.words.name() + s.rng.choice(("", "", ", " + s.words.name(), f" ({s.words.word()})"))
        s.plan.terms.append(term)
    s.gives.add(f"ix:{term}")
    sub = f' sub="{s.words.word()}"' if s.chance(0.3) else ""
    main = " .principal" if s.chance(0.1) else ""
    inner = word if s.chance(0.6) else ""
    return f'{"" if inner else word}[{inner}]{{.index term="{term}"{sub}{main}}}'


def _cited(s: "Scribe", word: str) -> str:
    if not s.plan.works:
        return word
    key = s.rng.choice(s.plan.works)
    s.needs.add(f"work:{key}")
    page = s.rng.choice((", 9" if s.plan.names_alone else "", ", p. 3", ", pp. 12-18", ", ch. 2", ", 44"))
    return s.rng.choice(
        (f"{word} [@{key}{page}]", f"{word} [see @{key}{page}]", f"{word} [-@{key}{page}]", f"@{key} {word}")
    )


def _defined(s: "Scribe", word: str) -> str:
    if not s.plan.glossary:
        return word
    term = s.rng.choice(s.plan.glossary)
    s.gives.add(f"use:{term}")
    return s.rng.choice((term, term, f"[{term}]{{.no-glossary}} {term}"))


def _place(s: "Scribe", word: str) -> str:
    name = s.target("words")
    return f"[{word} {s.words.word()}]{{#{name}}}"


def _variable(s: "Scribe", word: str) -> str:
    s.needs.add("variable:harbor")
    return "{{< var harbor >}}"


def _html(s: "Scribe", word: str) -> str:
    return s.rng.choice(
        (
            f"<em>{word}</em>",
            f"{word}<sup>2</sup>",
            f"<kbd>{word}</kbd>",
            f"<q>{word}</q>",
            f"{word} <!-- {word} -->",
        )
    )


def _raw(s: "Scribe", word: str) -> str:
    s.says |= {"raw-html", "raw-left-out"}
    return s.rng.choice((f"{word} `<b>{word}</b>`{{=html}}", f"{word} `\\emph{{x}}`{{=latex}}"))


def _source_page(s: "Scribe", word: str) -> str:
    s.needs.add("key:source-edition")
    return f"[]{{.source-page n={s.plan.fresh('')}}}{word}"


#: All of them; what is common, more than once.
INLINE: tuple[Callable[["Scribe", str], str], ...] = (
    *(_italics, _italics, _bold, _both, _quoted, _quoted, _code, _formula, _raised, _struck, _small_capitals, _held),
    *(_foreign, _link, _figures, _figures, _signs, _signs, _emoji, _long_word, _marked, _marked, _marked, _cited, _cited),
    *(_defined, _defined, _place, _variable, _html, _source_page, _raw),
)  # fmt: skip
