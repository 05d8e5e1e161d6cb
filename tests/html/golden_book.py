"""A small complete book with everything in it once; its pages are in ``golden/``."""

BOOK = """\
title: "The *Small* Book"
subtitle: With Everything Once
language: en
date: 2026-11-30
contributors:
  - {name: Ann Author}
  - {name: Ed Itor, role: edt}
  - {name: Ed Itress, role: edt}
publisher: {name: A Press, place: Boston}
isbn: {epub: 978-0-306-40615-7}
rights: "Copyright 2026 \\\\<A Press> & others."
front: [half-title, title-page, copyright, contents, list-of-tables, list-of-figures]
body:
  - title: Part & Parcel
    subtitle: Its subtitle
    chapters:
      - chapters/one.md
      - file: chapters/selection.md
        kind: selection
        author: L. T.
        chapters: [chapters/two.md]
back:
  - {file: back/more.md, kind: appendix}
  - notes
"""
ONE = """\
# First *Things*

::: epigraph
Bread, peace, land.

-- A slogan
:::

The first words of the chapter open it.[^1] See @sec-two, @tbl-rounds and @fig-map;
also @note-star. @fig-map shows it.[^star]

## A Subhead {#sec-sub}

![The &lt;/section&gt; of "things"](../images/map.svg){#fig-map alt="A <map> & more"}

> A quotation.

::: {.table #tbl-rounds}
:::

[^1]: An endnote with *emphasis*.

    And a second paragraph.

[^star]: {series=footnotes author="N. A."} A footnote.
"""
TWO = """\
# Two

It runs on in "@sec-more".[^1]

[^1]: Of the second chapter.
"""
ROUNDS = """\
caption: Rounds in figures[^a]
columns:
  - {id: month, head: Month}
  - {id: plan, head: Plan, unit: "%", align: decimal}
  - {id: made, head: Made, align: decimal}
spanners:
  - {head: In 1920, columns: [plan, made]}
rows:
  - {group: Autumn}
  - [July, 9.5, 135]
  - {sub: [of which new, 10.25, "-1"]}
  - {total: [Year, 12, 134]}
notes: {a: Not certain.}
source: A report.
"""
FILES = {
    "book.yaml": BOOK,
    "chapters/one.md": ONE,
    "chapters/selection.md": "# Selection\n\n::: headnote\nFrom the archive.\n:::\n\nText of its own.\n",
    "chapters/two.md": TWO,
    "back/more.md": "# More\n\nAs said in @sec-sub.\n",
    "tables/rounds.yaml": ROUNDS,
    "images/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><title>Map</title></svg>\n',
}
