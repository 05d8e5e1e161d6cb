"""The same text for Typst, set as Octavo sets it: the same page, fonts, sizes and lines.

Typst has footnotes of its own, but no endnotes. Their calls are links, and the notes a chapter at the end.
"""

from collections.abc import Iterator

from bench.text import CAPTION, COLUMNS, TITLE, Paragraph, Subhead, Table, Text

# Sizes and margins are those of styles/print.css.
_HEAD = """\
#set document(title: "{title}", author: "Nobody")
#set text(font: "EB Garamond", size: 11pt, lang: "en", hyphenate: true, number-type: "old-style")
#set text(top-edge: 9.75pt, bottom-edge: -3.5pt) // lines of 13.25 pt
#set page(width: 432pt, height: 648pt, numbering: "1",
  margin: (inside: 63pt, outside: 57pt, top: 60pt, bottom: 84.5pt))
#set par(justify: true, leading: 0pt, spacing: 0pt, first-line-indent: 13.25pt)
#show heading.where(level: 1): it => {{ pagebreak(weak: true); block(above: 40pt, below: 26.5pt, it) }}
#show heading.where(level: 2): it => block(above: 18.75pt, below: 12pt, it)
#show footnote.entry: set text(9pt, top-edge: 8pt, bottom-edge: -3pt)
#show figure: set block(breakable: false)
#set table(stroke: none)

#align(center)[#v(106pt) #text(25pt)[{title}]]

#outline(depth: 2)
"""


def to_typst(text: Text) -> str:
    """One Typst file with title, contents, chapters and notes."""
    return "\n\n".join(_parts(text)) + "\n"


def _parts(text: Text) -> Iterator[str]:
    numbers = {name: number for number, name in enumerate(text.endnotes, start=1)}
    yield _HEAD.format(title=TITLE)
    for chapter in text.chapters:
        yield f"= {chapter.title}"
        for block in chapter.blocks:
            match block:
                case Paragraph():
                    yield _paragraph(block, numbers, text.footnotes)
                case Subhead(subhead):
                    yield f"== {subhead}"
                case Table():
                    yield _table(block)
    yield "= Notes\n\n#set text(9pt, top-edge: 8pt, bottom-edge: -3pt)"
    for name, note in text.endnotes.items():
        yield f"#link(<call-{name}>)[{numbers[name]}.] {note} <{name}>"


def _paragraph(block: Paragraph, numbers: dict[str, int], footnotes: dict[str, str]) -> str:
    def call(name: str) -> str:
        if name in numbers:
            return f'#super[#link(<{name}>)[{numbers[name]}]] #label("call-{name}")'
        return f"#footnote[{footnotes[name]}]"

    return " ".join(sentence.text + "".join(map(call, sentence.calls)) for sentence in block.sentences)


def _table(table: Table) -> str:
    heads = "".join(f"[{head}], " for head in COLUMNS)
    rows = "\n".join(f"  {''.join(f'[{cell}], ' for cell in row).rstrip()}" for row in table.rows)
    return (
        "#figure(kind: table, table(columns: (1fr, auto, auto), align: (left, right, right),\n"
        f"  table.header({heads.rstrip(', ')}),\n{rows}\n), caption: [{CAPTION}])"
    )
