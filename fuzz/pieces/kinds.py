"""Letters, rolls, plays, verse, epigraphs and other kinds of text."""

from fuzz.scribe import Scribe

_CALLOUTS = (
    "note",
    "tip",
    "warning",
    "caution",
    "important",
    "example",
    "seealso",
    "danger",
    "question",
    "abstract",
)


def _letter(s: Scribe) -> str:
    parts = ["::: letter"]
    if s.chance(0.7):
        parts.append(f"::: dateline\n{s.words.name()}, 3 March 1911\n:::\n")
    if s.chance(0.7):
        parts.append(f"::: salutation\n{s.plain(2, 3)},\n:::\n")
    parts.append(f"{s.paragraph()}\n\n{s.paragraph()}\n")
    if s.chance(0.7):
        parts.append(f"::: close\n{s.plain(3, 5)},\n:::\n")
    if s.chance(0.7):
        parts.append(f"::: signature\n{s.words.name()} {s.words.name()} \\\n*{s.plain(2, 4)}*\n:::\n")
    if s.chance(0.4):
        parts.append(f"::: postscript\nP.S. {s.sentence()}\n:::\n")
    return "\n".join([*parts, ":::"])


def _signature(s: Scribe) -> str:
    return f"{s.paragraph()}\n\n::: signature\n{s.words.name()}\n:::\n\n::: dateline\n{s.words.name()}, 1911\n:::"


def _headnote(s: Scribe) -> str:
    return f"::: headnote\n{s.paragraph(2)} [Ed.]{{.signature}}\n:::\n\n{s.paragraph()}"


def _epigraph(s: Scribe) -> str:
    source = f"\n\n-- *{s.plain(1, 3)}*" if s.chance(0.7) else ""
    return f"::: epigraph\n{s.sentence()}{source}\n:::\n\n{s.paragraph()}"


def _roll(s: Scribe) -> str:
    def names(count: int) -> str:
        roles = (f", *{s.words.word()} {s.words.word()}*" if s.chance(0.3) else "" for _ in range(count))
        return "\n".join(f"- {s.words.name()[0]}. {s.words.name()}{role}" for role in roles)

    if s.chance(0.3):
        return f"::: roll\n{names(s.rng.randint(1, 7))}\n:::"
    groups = []
    for _ in range(s.rng.randint(1, 8)):
        title = f'{{.group title="{s.words.name()}"}}' if s.chance(0.4) else "group"
        remark = f"\n\n[{s.sentence(0)}]" if s.chance(0.4) else ""
        groups.append(f"::: {title}\n{names(s.rng.randint(1, 12))}{remark}\n:::")
    return "::: roll\n" + "\n".join(groups) + "\n:::"


def _dialogue(s: Scribe) -> str:
    return (
        f"::: dialogue\n— {s.sentence()}\n\n— {s.sentence()}\n\n[{s.words.name()}.]{{.speaker}} {s.sentence()} "
        f"[({s.plain(1, 3)})]{{.stage}}\n\n::: stage\n({s.sentence()})\n:::\n\n— {s.sentence()}\n:::"
    )


def _speech(s: Scribe) -> str:
    return f"— {s.sentence()}\n\n— {s.sentence()}"


def _play(s: Scribe) -> str:
    names = [s.words.name(), s.words.name()]
    lines = [f"[{s.rng.choice(names)}.]{{.speaker}} {s.paragraph(2)}" for _ in range(s.rng.randint(3, 9))]
    return "::: dialogue\n" + "\n\n".join(lines) + "\n:::"


def _verse(s: Scribe) -> str:
    lines = []
    for _ in range(s.rng.randint(1, 4)):
        lines += [f"| {'  ' * s.rng.randint(0, 2)}{s.plain(3, 9)}" for _ in range(s.rng.randint(2, 6))] + [
            "|"
        ]
    return "\n".join(lines[:-1])


def _poem(s: Scribe) -> str:
    source = f"\n\n-- {s.plain(2, 4)}" if s.chance(0.5) else ""
    stanzas = "\n|\n".join(
        f"| [{number}]{{.stanza-number}}\n| {s.plain(3, 6)}\n|   {s.plain(3, 12)}" for number in ("I", "II")
    )
    return f'::: {{.verse title="{s.plain(1, 3)}"}}\n{stanzas}{source}\n:::'


def _sidebar(s: Scribe) -> str:
    head = s.rng.choice(("sidebar", f'{{.sidebar title="{s.plain(1, 4)}"}}', "aside", "{.column-margin}"))
    return f"::: {head}\n{s.paragraph()}\n\n- {s.sentence()}\n- {s.sentence()}\n\n{s.paragraph(1)}\n:::"


def _callout(s: Scribe) -> str:
    kind = s.rng.choice(_CALLOUTS)
    head = f"{{.callout-{kind}" + (f' title="{s.plain(1, 4)}"' if s.chance(0.5) else "") + "}"
    return f"::: {head}\n{s.paragraph(2)}\n:::"


def _numbered_callout(s: Scribe) -> str:
    short, kind = s.rng.choice(
        (("nte", "note"), ("tip", "tip"), ("wrn", "warning"), ("imp", "important"), ("cau", "caution"))
    )
    name = s.target("callout", f"{short}-{s.plan.fresh('x')}")
    return f"::: {{#{name} .callout-{kind}}}\n## {s.plain(1, 4)}\n\n{s.paragraph(2)}\n:::"


def _theorem(s: Scribe) -> str:
    short = s.rng.choice(("thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "rem"))
    name = s.target("thm", f"{short}-{s.plan.fresh('x')}")
    title = f' name="{s.plain(1, 2)}"' if s.chance(0.5) else ""
    return f"::: {{#{name}{title}}}\n{s.paragraph(2)}\n:::\n\n::: {{.proof}}\n{s.sentence()}\n:::"


def _plain_block(s: Scribe) -> str:
    s.says.add("class-unknown")
    return f'::: {{.memo title="{s.plain(1, 4)}"}}\n{s.paragraph(2)}\n:::'


def _chronology(s: Scribe) -> str:
    year = s.rng.randint(1700, 1900)
    entries = []
    for _ in range(s.rng.randint(2, 7)):
        year += s.rng.randint(1, 9)
        date = s.rng.choice((f"{year}", f"{year}, 21 October", f"{year}--{year + 4}"))
        more = f"\n\n:   {s.sentence()}" if s.chance(0.2) else ""
        entries.append(f"{date}\n:   {s.paragraph(s.rng.randint(1, 2))}{more}")
    return "\n\n".join(entries)


def _block_mark(s: Scribe) -> str:
    name = s.target("place")
    return f"::: {{#{name} .extract}}\n{s.paragraph(2)}\n:::"


WRITERS = {
    "letter": _letter,
    "signature": _signature,
    "headnote": _headnote,
    "epigraph": _epigraph,
    "roll": _roll,
    "dialogue": _dialogue,
    "speech": _speech,
    "play": _play,
    "verse": _verse,
    "poem": _poem,
    "sidebar": _sidebar,
    "callout": _callout,
    "numbered-callout": _numbered_callout,
    "theorem": _theorem,
    "plain-block": _plain_block,
    "chronology": _chronology,
    "named-block": _block_mark,
}
