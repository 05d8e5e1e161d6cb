"""Paragraphs, subheads, quotations, breaks, and blocks that hold others."""

from fuzz.scribe import Scribe


def _paragraphs(s: Scribe) -> str:
    return "\n\n".join(s.paragraph() for _ in range(s.rng.randint(1, 4)))


def _long_paragraph(s: Scribe) -> str:
    return s.paragraph(s.rng.randint(12, 25))


def _short_line(s: Scribe) -> str:
    return s.plain(1, 2) + "."


def _section(s: Scribe) -> str:
    marks = "#" * s.level
    braces = s.rng.choice(("", "", "{ID}", "{ID .unnumbered}", "{-}", "{.unlisted}", "{ID .index}"))
    if ".index" in braces and not s.plan.has_index:
        braces = "{ID}"
    if "ID" in braces:
        braces = braces.replace("ID", f"#{s.target('sec')}")
    title = s.title()
    if ".index" in braces:
        title = s.plain(1, 3)
        s.gives.add(f"ix:{title}")
    return f"{marks} {title} {braces}".rstrip() + f"\n\n{s.paragraph()}"


def _lower_section(s: Scribe) -> str:
    upper, lower = "#" * s.level, "#" * (s.level + 1)
    return f"{upper} {s.title()}\n\n{s.paragraph()}\n\n{lower} {s.title()}\n\n{s.paragraph()}"


def _adjoining_heads(s: Scribe) -> str:
    upper, lower = "#" * s.level, "#" * (s.level + 1)
    return f"{upper} {s.plain(1, 4)}\n\n{lower} {s.plain(1, 4)}\n\n{s.paragraph()}"


def _quotation(s: Scribe) -> str:
    lines = [f"> {s.paragraph(2)}"]
    if s.chance(0.5):
        lines += [">", f"> {s.paragraph(2)}"]
    if s.chance(0.3):
        lines += [">", f"> > {s.sentence()}"]
    if s.chance(0.2):
        lines += [">", f"> - {s.sentence()}", f"> - {s.sentence()}"]
    return "\n".join([*lines, "", s.paragraph(1)])


def _extract(s: Scribe) -> str:
    return f"::: extract\n{s.paragraph()}\n\n- {s.sentence()}\n- {s.sentence()}\n:::"


def _long_quotation(s: Scribe) -> str:
    return f'"{s.sentence(0)}\n\n"{s.sentence(0)}\n\n"{s.sentence(0)}"'


def _break(s: Scribe) -> str:
    return f"{s.paragraph()}\n\n{s.rng.choice(('---', '* * *', '***'))}\n\n{s.paragraph()}"


def _hard_lines(s: Scribe) -> str:
    return f"{s.plain(2, 4)}\\\n{s.plain(2, 4)}\\\n{s.plain(2, 4)}."


def _aligned(s: Scribe) -> str:
    return f"::: {s.rng.choice(('center', 'flush-right'))}\n{s.plain(3, 6)}\n:::"


def _columns(s: Scribe) -> str:
    return (
        f'::: columns\n::: {{.column width="45%"}}\n{s.sentence()}\n:::\n'
        f'::: {{.column width="55%"}}\n{s.sentence()}\n:::\n:::'
    )


def _tabs(s: Scribe) -> str:
    return f"::: {{.panel-tabset}}\n## {s.words.name()}\n\n{s.sentence()}\n\n## {s.words.name()}\n\n{s.sentence()}\n:::"


def _details(s: Scribe) -> str:
    return f"<details><summary>{s.words.name()}</summary>\n\n{s.sentence()}\n\n</details>"


def _foreign_block(s: Scribe) -> str:
    tag = s.rng.choice(("de", "fr", "ru", "it", "es", "la"))
    other = Scribe(s.plan, tag)
    return f"::: {{lang={tag}}}\n{other.paragraph(2, 0, 0)}\n:::"


def _conditional(s: Scribe) -> str:
    s.says |= {"content-in-both", "content-left-out"}
    return (
        f'::: {{.content-visible when-format="pdf"}}\n{s.sentence()}\n:::\n\n'
        f'::: {{.content-visible when-format="html"}}\n{s.sentence(0)}\n:::'
    )


def _included(s: Scribe) -> str:
    name = f"parts/_{s.plan.fresh('part')}.md"
    s.files[name] = (s.paragraph(2) + "\n").encode()
    return f"{{{{< include ../{name} >}}}}"


def _marked_block(s: Scribe) -> str:
    if not s.plan.has_index:
        return _paragraphs(s)
    term = s.words.name()
    s.plan.terms.append(term)
    s.gives.add(f"ix:{term}")
    return f'::: {{.index term="{term}"}}\n{s.paragraph(4)}\n\n{s.paragraph(4)}\n:::'


def _marked_range(s: Scribe) -> str:
    if not s.plan.has_index:
        return _paragraphs(s)
    term, end = s.words.name(), s.plan.fresh("end")
    s.plan.terms.append(term)
    s.gives.add(f"ix:{term}")
    inner = "\n\n".join(s.paragraph(4) for _ in range(s.rng.randint(1, 6)))
    return f'[]{{.index term="{term}" to="{end}"}}{inner}[]{{#{end}}}'


def _repeated_note(s: Scribe) -> str:
    call = s.call(s.sentence())
    return f"{s.sentence()}{call} {s.sentence()}{call}\n\n{s.paragraph()}\n\n{s.sentence()}{call}"


def _many_notes(s: Scribe) -> str:
    return " ".join(s.sentence(0) + s.call(s.sentence(0)) for _ in range(s.rng.randint(6, 14)))


def _long_note(s: Scribe) -> str:
    text = "\n\n    ".join(s.paragraph(7, notes=0) for _ in range(s.rng.randint(3, 8)))
    return s.sentence() + s.call(text) + " " + s.paragraph()


def _styled_paragraph(s: Scribe) -> str:
    return f"{{lang=de}}\n{Scribe(s.plan, 'de').paragraph(1, 0, 0)}"


WRITERS = {
    "paragraphs": _paragraphs,
    "long-paragraph": _long_paragraph,
    "short-line": _short_line,
    "section": _section,
    "lower-section": _lower_section,
    "adjoining-heads": _adjoining_heads,
    "quotation": _quotation,
    "extract": _extract,
    "long-quotation": _long_quotation,
    "break": _break,
    "hard-lines": _hard_lines,
    "aligned": _aligned,
    "columns": _columns,
    "tabs": _tabs,
    "details": _details,
    "foreign-block": _foreign_block,
    "conditional": _conditional,
    "included": _included,
    "index-block": _marked_block,
    "index-range": _marked_range,
    "repeated-note": _repeated_note,
    "many-notes": _many_notes,
    "long-note": _long_note,
    "paragraph-language": _styled_paragraph,
}
