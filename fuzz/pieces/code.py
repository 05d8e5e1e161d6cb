"""Program code and listings."""

from fuzz.scribe import Scribe

_LANGUAGES = ("python", "sh", "rust", "c", "yaml", "")


def _lines(s: Scribe, count: int) -> str:
    return "\n".join(
        f"{'    ' * s.rng.randint(0, 2)}{s.words.word(2)} = {s.words.word(2)}({n})  # {n}"
        for n in range(count)
    )


def _block(s: Scribe) -> str:
    return f"```{s.rng.choice(_LANGUAGES)}\n{_lines(s, s.rng.randint(1, 9))}\n```"


def _listing(s: Scribe) -> str:
    name = s.target("lst")
    return f'```{{#{name} .python lst-cap="{s.plain(2, 5)}"}}\n{_lines(s, s.rng.randint(1, 9))}\n```'


def _numbered_lines(s: Scribe) -> str:
    return f'```{{.python filename="{s.words.word(2)}.py" .numberLines startFrom="11" hl_lines="2"}}\n{_lines(s, 4)}\n```'


def _long(s: Scribe) -> str:
    return f"```python\n{_lines(s, s.rng.randint(40, 70))}\n```"


def _wide(s: Scribe) -> str:
    return "```\n" + " + ".join(s.words.word(3) for _ in range(22)) + "\n```"


def _remarks(s: Scribe) -> str:
    return f"```sh\n{s.words.word(2)} --on  # <1>\n{s.words.word(2)} --off  # <2>\n```\n\n1. {s.sentence()}\n2. {s.sentence()}\n\n{s.paragraph(1)}"


def _cell(s: Scribe) -> str:
    s.says.add("cell-not-run")
    return f"```{{python}}\nprint({s.rng.randint(1, 99)})\n```"


WRITERS = {
    "block": _block,
    "listing": _listing,
    "numbered-lines": _numbered_lines,
    "long": _long,
    "wide": _wide,
    "remarks": _remarks,
    "cell": _cell,
}
