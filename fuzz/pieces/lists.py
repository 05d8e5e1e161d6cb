"""Lists of each kind."""

from collections.abc import Callable

from fuzz.scribe import Scribe, indented


def _bullets(s: Scribe) -> str:
    gap = "\n\n" if s.chance(0.3) else "\n"
    return gap.join(f"- {s.sentence()}" for _ in range(s.rng.randint(1, 6)))


def _nested(s: Scribe) -> str:
    return (
        f"- {s.sentence()}\n    1. {s.sentence()}\n    2. {s.sentence()}\n        - {s.sentence()}\n"
        f"- {s.paragraph(1)}\n\n  {s.paragraph(1)}"
    )


def _numbers(s: Scribe) -> str:
    start = s.rng.choice((1, 1, 1, 3, 9, 98))
    if start == 98:
        s.says.add("list-from-number")
    return "\n".join(f"{start + n}. {s.sentence()}" for n in range(s.rng.randint(2, 12)))


def _letters(s: Scribe) -> str:
    form = s.rng.choice(("{}.", "{})", "({})"))
    return "\n".join(f"{form.format(letter)} {s.sentence()}" for letter in "abcd")


def _romans(s: Scribe) -> str:
    return "\n".join(f"{number}) {s.sentence()}" for number in ("i", "ii", "iii", "iv"))


def _capitals(s: Scribe) -> str:
    return "\n".join(f"{letter}.  {s.sentence()}" for letter in "ABC")


def _brackets(s: Scribe) -> str:
    return "\n".join(f"({number}) {s.sentence()}" for number in range(1, 4))


def _left(s: Scribe) -> str:
    return "\n".join(f"#. {s.sentence()}" for _ in range(3))


def _examples(s: Scribe) -> str:
    name = s.plan.fresh("rain")
    return f"(@{name}) {s.sentence(0)}\n(@) {s.sentence(0)}\n\n{s.plain(2, 4)} (@{name}) {s.words.word()}."


def _tasks(s: Scribe) -> str:
    return f"- [ ] {s.sentence()}\n- [x] {s.sentence()}"


def _terms(s: Scribe) -> str:
    return "\n\n".join(
        f"{s.plain(1, 3)}\n:   {s.paragraph(s.rng.randint(1, 3))}"
        + ("\n\n    " + s.sentence() if s.chance(0.3) else "")
        for _ in range(s.rng.randint(1, 5))
    )


def _rich_item(s: Scribe) -> str:
    inner = s.rng.choice(
        (
            f"> {s.sentence()}",
            f"```\n{s.words.word()} = 2\n```",
            f"| {s.words.name()} | {s.words.name()} |\n|---|--:|\n| {s.words.word()} | 4 |\n| {s.words.word()} | 5 |",
            f"$$ x = {s.rng.randint(1, 9)} $$",
            f"| {s.plain(3, 5)}\n|   {s.plain(3, 5)}",
        )
    )
    return f"1. {s.sentence()}\n\n   {indented(inner, 3)}\n\n2. {s.sentence()}{s.call()}"


def _numbered(s: Scribe) -> str:
    name = s.target("par")
    return (
        f"::: numbered\n4. {s.paragraph(1)}\n\n6. {{#{name}}} {s.paragraph(2)}\n\n   a) {s.sentence()}\n\n"
        f"   b) {s.sentence()}\n\n(9) {s.paragraph(2)}\n:::"
    )


def _closed(write: Callable[[Scribe], str]) -> Callable[[Scribe], str]:
    """Return a writer that writes a paragraph behind its list, which the next one would else go on with."""
    return lambda s: f"{write(s)}\n\n{s.paragraph(1)}"


_LISTS = {
    "bullets": _bullets,
    "nested": _nested,
    "numbers": _numbers,
    "letters": _letters,
    "romans": _romans,
    "capitals": _capitals,
    "brackets": _brackets,
    "left-to-octavo": _left,
    "examples": _examples,
    "tasks": _tasks,
    "terms": _terms,
    "rich-item": _rich_item,
    "numbered-paragraphs": _numbered,
}

WRITERS = {name: _closed(write) for name, write in _LISTS.items()}
