"""Texts and values that programs stumble over."""

from random import Random
from typing import Any

# fmt: off
#: Signs that mean something in Markdown, YAML, CSV, JSON, BibTeX, XML, CSS or Jinja.
DELIMITERS = (
    *("*", "**", "***", "_", "`", "```", "~~~", "~", "^", "==", "::", ":::", "::::", "|", "||", "+---+", "---"),
    *("===", "***\n", "#", "######", "#######", ">", "> > >", "- ", "1. ", "(a) ", "0) ", "999999999. ", "[", "]"),
    *("(", ")", "{", "}", "[^", "[^]", "[^a]: ", "[@", "@", "-@", "@fig-", "@tbl-", "@sec-", "![", "](", "{#", "{.", "{="),
    *("{{<", ">}}", "{{", "}}", "{%", "%}", "<!--", "-->", "<![CDATA[", "]]>", "<", ">", "</", "/>", "<?", "&", "&#", "&#0;"),
    *("&#xD800;", "&#x110000;", "$", "$$", "\\", "\\\\", "\\(", "\\[", "\\begin{", "%", "!", "!!python/object:", "!!binary"),
    *("&a", "*a", "<<: *a", "? ", ": ", ",", ";", '"', "'", '"""', "'''", "\t", "\n", "\n\n", "\r", "\r\n", "\f", "\v"),
    *("---\n", "...\n", "%YAML 3.0\n", "|\n", ">-\n", "@media", "@import", "url(", "/*", "*/", "var(--a)", "calc(", "\\75rl("),
    *("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{HORIZONTAL ELLIPSIS}", "\N{EM DASH}"),
)

#: Characters by which texts go wrong: bidirectional controls, marks, astral, private, unassigned, none.
CHARACTERS = (
    *("\0", "\x01", "\x07", "\x08", "\x1b[31m", "\x7f", "\x80", "\x85", "\xa0", "\xad"),
    *("\u0300" * 300, "e" + "\u0301" * 40, "\u200b", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029"),
    *("\u202a", "\u202e", "\u2066", "\u2069", "\u2060", "\ufeff", "\ufff9", "\ufffd", "\ufffe", "\uffff", "\ufdd0"),
    *("\ue000", "\U000f0000", "\U0010ffff", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001d4d0", "\U00020000"),
    *("\u0378", "\U000e0001", "\u0130", "\u0131", "\ufb01", "\u01c6", "\u1e9e", "\u0646\u0635", "\u05d0\u05d1", "\u0e01\u0e33", "\u4e2d\u6587"),
    *("\u2160", "\u00bd", "\u0661\u0662", "\u00b2", "\U0001d7d8", "\u2460", "\u216c", "\uff11"),
)

#: Escapes of lone surrogates and of what no text may hold, as YAML, JSON, CSS and HTML write them.
ESCAPES = (
    *('"\\ud800"', '"\\udfff\\ud800"', '"\\0"', '"\\uFFFE"', '"\\U00110000"', '"\\x00"', "\\d800 ", "\\0 ", "&#xDFFF;", "&#0;"),
    *('"\\uD83D"', "\\u0000", "%00", "%ff", "%ZZ", "\\N{DIGIT}"),
)

#: Numbers at the ends of what can be counted.
NUMBERS = (
    *("0", "-0", "-1", "1e999", "-1e999", "nan", ".nan", ".inf", "-.inf", "inf", "Infinity", "NaN", "1e-400", "0x10", "0o17", "1_000"),
    *("2147483648", "9223372036854775808", "9" * 400, "9" * 5000, "0." + "0" * 400 + "1", "1/0", "1,5", "\u0661\u0662", "\u00b2", "\u2460"),
    *("1.", ".5", "+5", "--5", "5-3", "00", "3000000000", "0.1.2", "1e5", "1E+2", "100000", "999999999999mm", "-5cm", "0pt", "1e9in"),
)

#: Dates, the good, the odd and those that never were.
DATES = ("2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "-500", "2026-W01", "1066", "12:30:45", "2026-01-01T25:00:00Z")

#: Paths that lead nowhere good.
PATHS = (
    *("../outside/secret.md", "/etc/passwd", "~/x", ".", "..", "", "/", "//", "a//b", "./chapters/one.md", "chapters", "chapters/"),
    *("x" * 300, "x/" * 600 + "x", "a\0b", "con", "C:\\x", "\\\\host\\x", "file:///etc/passwd", "http://example.org/x.png"),
    *("https://[::1", "http://[", "//example.org", "data:text/html,x", "data:image/png;base64,AAAA", "javascript:alert(1)", "mailto:", "#", "?"),
    *("chapters/one.md#", "chapters/one.md?x#y", "%2e%2e/outside/secret.md", "book.yaml", "images/../book.yaml", "\u202egnp.exe"),
)

#: Words that some reader of YAML takes for something else.
WORDS = ("null", "~", "true", "yes", "no", "on", "Off", "None", "undefined", "NaN", "-", "?", "=", "<<", "__proto__", "__class__")

#: What may stand in itself: how it begins and ends.
_NESTING = (
    *(("*a ", "*"), ("[", "]"), ("{", "}"), ("(", ")"), ("> ", ""), ("- ", ""), ("<b>", "</b>"), ("<div>\n", "</div>\n"), ("\\frac{1}{", "}")),
    *(("[a](", ")"), ("![a](", ")"), ("[^", "]"), ("::: {.extract}\n", ":::\n"), ("**_", "_**"), ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")),
    *(("- a\n  ", ""), ("[[", "]]"), ("<svg>", "</svg>"), ("$", "$"), ("{{< include ", " >}}"), ("~", "~"), ("a: {", "}"), ("[a]{.b ", "}")),
)
# fmt: on


def hostile_text(random: Random) -> str:
    """Return some text that is out to break something, mostly short."""
    kind = random.randrange(9)
    if kind == 0:
        return random.choice(DELIMITERS) * random.choice((1, 1, 1, 2, 3, 40, 400))
    if kind == 1:
        return "".join(random.choice(DELIMITERS) for _ in range(random.randint(2, 12)))
    if kind == 2:
        return random.choice(CHARACTERS) * random.choice((1, 1, 2, 3, 100))
    if kind == 3:
        return random.choice(ESCAPES)
    if kind == 4:
        return random.choice(NUMBERS)
    if kind == 5:
        return random.choice((*DATES, *WORDS))
    if kind == 6:
        return random.choice(PATHS)
    if kind == 7:
        return nested(random)
    return "".join(
        chr(random.choice((random.randrange(0x250), random.randrange(0xD7FF))))
        for _ in range(random.randint(1, 30))
    )


def nested(random: Random) -> str:
    """Return something that stands in itself some hundreds of times, closed or not."""
    opening, closing = random.choice(_NESTING)
    depth = random.choice((5, 30, 100, 300, 700))
    return opening * depth + "x" + closing * random.choice((0, depth, depth - 1))


def hostile_value(random: Random, depth: int = 0) -> Any:
    """Return a value of YAML or JSON of whatever type."""
    kind = random.randrange(12 if depth < 3 else 9)
    if kind < 3:
        return hostile_text(random)
    if kind == 3:
        return random.choice((None, True, False, "", " ", "\n"))
    if kind == 4:
        return random.choice(
            (0, -1, 1, 2**31, 2**63, -(2**70), 10**30, 0.5, -0.0, 1e300, 1e-300, 7, 12, 1905)
        )
    if kind == 5:
        return random.choice(NUMBERS)
    if kind == 6:
        return random.choice(PATHS)
    if kind == 7:
        return random.choice((*DATES, *WORDS))
    if kind == 8:
        return random.choice(([], {}, [[]], [None], {"": ""}, [{}], {"a": None}, [[[]]]))
    if kind == 9:
        return [hostile_value(random, depth + 1) for _ in range(random.randint(1, 4))]
    if kind == 10:
        return {
            hostile_text(random)[:40]: hostile_value(random, depth + 1) for _ in range(random.randint(1, 3))
        }
    value: Any = hostile_text(random)
    for _ in range(random.choice((3, 30, 45, 300))):
        value = [value] if random.random() < 0.5 else {"a": value}
    return value
