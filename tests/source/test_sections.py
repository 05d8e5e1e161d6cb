"""Titles and chapters as headings make them, whatever tool a manuscript was written for."""

from pathlib import Path

from octavo.source.manuscript import Division, Kind, Manuscript
from octavo.source.tokens import plain_text, walk
from tests.source.cases import good_book, read_book, write_book


def shape(divisions: tuple[Division, ...]) -> list[object]:
    """Kind and title of each division, with those inside it."""
    return [
        (one.kind, plain_text(one.title.tokens) if one.title else None, *shape(one.children))
        for one in divisions
    ]


def text(division: Division) -> str:
    """The words of a division's text, headings too."""
    assert division.text is not None
    return " ".join(token.content for token in walk(division.text.tokens) if token.type == "text")


def read_with_warnings(root: Path, book: str) -> tuple[Manuscript, list[str]]:
    manuscript, diagnostics = read_book(write_book(root, book))
    assert manuscript is not None
    return manuscript, [found.message for found in diagnostics]


def test_each_heading_with_one_sign_begins_a_chapter(tmp_path: Path) -> None:
    book = """\
=== book.yaml
title: A Book
body: [all.md]
=== all.md
# Rye {#sec-rye}

Sown in autumn.[^a]

## Flour

Ground.

# Wheat {.unnumbered .unlisted}

Sown in spring.

Barley
======

Last.

[^a]: In September.
"""
    manuscript, _ = read_with_warnings(tmp_path, book)
    rye, wheat, barley, *_ = manuscript.divisions
    assert shape((rye, wheat, barley)) == [
        (Kind.CHAPTER, "Rye"),
        (Kind.CHAPTER, "Wheat"),
        (Kind.CHAPTER, "Barley"),
    ]
    assert (rye.id, wheat.id, barley.id) == ("sec-rye", "wheat", "barley")
    assert (rye.number, wheat.number, barley.number) == (None, "", None)
    assert (rye.listed, wheat.listed) == (True, False)
    assert text(rye) == "Sown in autumn. Flour Ground."
    assert text(wheat) == "Sown in spring."
    assert text(barley) == "Last."
    assert ("all.md", "a") in manuscript.notes


def test_chapters_that_follow_in_front_matter_are_texts(tmp_path: Path) -> None:
    book = """\
=== book.yaml
title: A Book
front: [front/foreword.md]
body: [one.md]
=== front/foreword.md
# Foreword

Words.

# On Names

Words.
=== one.md
# One

Words.
"""
    manuscript = good_book(tmp_path, book)
    assert shape(manuscript.divisions) == [
        (Kind.FOREWORD, "Foreword"),
        (Kind.TEXT, "On Names"),
        (Kind.CHAPTER, "One"),
    ]


def test_parts_and_appendices_of_bookdown(tmp_path: Path) -> None:
    book = """\
=== book.yaml
title: A Book
body: [index.Rmd, 01-rye.Rmd, 02-wheat.rmd, 03-more.qmd]
back: [end.mkd]
=== index.Rmd
# Preface {-}

Words.
=== 01-rye.Rmd
# (PART) Grain {-}

# Rye

Words.
=== 02-wheat.rmd
# (PART\\*) Flour {-}

A motto of the part.

# Wheat

Words.
=== 03-more.qmd
# (APPENDIX) Appendix {-}

# Prices

Words.
=== end.mkd
# After

Words.
"""
    manuscript = good_book(tmp_path, book)
    assert shape(manuscript.divisions) == [
        (Kind.CHAPTER, "Preface"),
        (Kind.PART, "Grain", (Kind.CHAPTER, "Rye")),
        (Kind.PART, "Flour", (Kind.CHAPTER, "Wheat")),
        (Kind.PART, "Appendix", (Kind.APPENDIX, "Prices")),
        (Kind.TEXT, "After"),
    ]
    grain, flour, appendix = manuscript.divisions[1:4]
    assert (grain.number, flour.number, appendix.number) == (None, "", "")
    assert text(flour) == "A motto of the part."


def test_without_parts_the_heading_of_appendices_has_no_page(tmp_path: Path) -> None:
    book = """\
=== one.md
# One

Words.

# (APPENDIX) Appendix {-}

# Prices

Words.
"""
    manuscript = good_book(tmp_path, book)
    assert shape(manuscript.divisions) == [(Kind.CHAPTER, "One"), (Kind.APPENDIX, "Prices")]


def test_files_that_begin_with_lower_headings(tmp_path: Path) -> None:
    book = """\
=== one.md
## Rye

Words.

### Flour
=== two.md
## Wheat

Words.

## Barley

Words.
"""
    manuscript = good_book(tmp_path, book)
    one, two = manuscript.divisions
    assert shape((one, two)) == [(Kind.CHAPTER, "Rye"), (Kind.CHAPTER, None)]
    assert text(one) == "Words. Flour"
    assert text(two) == "Wheat Words. Barley Words."


def test_a_title_that_is_given_and_another_heading_are_both_kept(tmp_path: Path) -> None:
    book = """\
=== one.md
---
title: Rye
---

# Sowing

Words.

# Harvest

Words.
=== two.md
---
title: getting  started
---

# Getting *Started*

Words.
"""
    manuscript, said = read_with_warnings(tmp_path, book)
    one, two = manuscript.divisions
    assert shape((one, two)) == [(Kind.CHAPTER, "Rye"), (Kind.CHAPTER, "getting  started")]
    assert text(one) == "Sowing Words. Harvest Words."
    assert text(two) == "Words."
    assert said == ["the heading `Sowing` is set as a subhead, since the title of the file is given as `Rye`"]


def test_text_above_the_title_is_set_below_it(tmp_path: Path) -> None:
    manuscript, said = read_with_warnings(tmp_path, "=== one.md\nA motto.\n\n# Rye\n\nWords.\n")
    assert shape(manuscript.divisions) == [(Kind.CHAPTER, "Rye")]
    assert text(manuscript.divisions[0]) == "A motto. Words."
    assert said == ["what stands before the title `Rye` is set below it"]


def test_a_place_for_links_above_the_title_is_not_told(tmp_path: Path) -> None:
    manuscript = good_book(tmp_path, "=== one.md\n[]{#here}\n\n# Rye\n\nSee [words](#here).\n")
    assert shape(manuscript.divisions) == [(Kind.CHAPTER, "Rye")]


def test_title_blocks_of_pandoc(tmp_path: Path) -> None:
    book = "=== one.md\n% The Long *Way*\n  to the New Course\n\nWords.\n"
    manuscript = good_book(tmp_path, book)
    (one,) = manuscript.divisions
    assert shape((one,)) == [(Kind.CHAPTER, "The Long Way to the New Course")]
    assert text(one) == "Words."


def test_a_percent_sign_that_is_no_title_block(tmp_path: Path) -> None:
    manuscript = good_book(tmp_path, "=== one.md\n%5 of the rye\n")
    assert text(manuscript.divisions[0]) == "%5 of the rye"


def test_front_matter_of_the_whole_book_is_passed_over(tmp_path: Path) -> None:
    book = """\
=== book.yaml
title: Grain
body:
  - {file: index.Rmd, front-matter: false}
=== index.Rmd
---
title: "Grain: A Book"
author: [Ada Example]
output: html_book
number: 3
---

# Preface {-}

Words.
"""
    manuscript = good_book(tmp_path, book)
    (one,) = manuscript.divisions
    assert shape((one,)) == [(Kind.CHAPTER, "Preface")]
    assert (one.author, one.number) == (None, "")


def test_front_matter_below_blank_lines_and_authors_in_a_list(tmp_path: Path) -> None:
    book = """\
=== one.md


---
title: Rye
author:
  - name: Ada Example
    orcid: 0000-0002-1825-0097
  - Ben Sample
  - name: {given: Cleo, family: Trial}
---

Words.
"""
    (one,) = good_book(tmp_path, book).divisions
    assert one.author == "Ada Example, Ben Sample, Cleo Trial"
    assert one.title is not None
    assert one.title.span.line == 4


SECTIONS = """\
=== book.yaml
title: Grain
body:
  - file: rye/README.md
    sections:
      - rye/sowing.md
      - file: rye/harvest.md
        sections: [rye/scythe.md]
      - title: Old *Ways*
        sections:
          - {file: rye/mill.md, title: The Mill}
back: [notes]
=== rye/README.md
# Rye

Of rye.[^1]

## In General

Words.

[^1]: Of the chapter.
=== rye/sowing.md
# Sowing {#sec-sowing}

Of sowing.[^1]

## When

[^1]: Of the sowing.
=== rye/harvest.md
## Harvest

Of harvest.

#### Late
=== rye/scythe.md
---
title: The Scythe
---

Of the scythe.[^all]
=== rye/mill.md
Of the mill.
=== notes/all.md
[^all]: Of the book.
"""


def heads(division: Division) -> list[str]:
    """Level, words and id of each heading in a division's text."""
    assert division.text is not None
    tokens = division.text.tokens
    return [
        " ".join(filter(None, (one.tag, plain_text(tokens[at + 1 : at + 2]), str(one.attrs.get("id", "")))))
        for at, one in enumerate(tokens)
        if one.type == "heading_open"
    ]


def test_the_text_of_sections_goes_on_in_their_chapter(tmp_path: Path) -> None:
    manuscript, said = read_with_warnings(tmp_path, SECTIONS)
    rye = manuscript.divisions[0]
    assert heads(rye) == [
        "h2 In General",
        "h2 Sowing sec-sowing",
        "h3 When",
        "h2 Harvest harvest",
        "h4 Late",
        "h3 The Scythe scythe",
        "h2 Old Ways",
        "h3 The Mill mill",
    ]
    assert len(said) == 1
    assert "`Late` is of level 4" in said[0]
    assert rye.id == "rye"


def test_notes_of_sections_keep_apart(tmp_path: Path) -> None:
    manuscript, _ = read_with_warnings(tmp_path, SECTIONS)
    rye = manuscript.divisions[0]
    assert rye.text is not None
    called = [token.meta["id"] for token in walk(rye.text.tokens) if token.type == "note_ref"]
    texts = {
        name: plain_text(note.text.tokens)
        for (scope, name), note in manuscript.notes.items()
        if scope in (None, "rye/README.md")
    }
    assert [texts[name] for name in called] == ["Of the chapter.", "Of the sowing.", "Of the book."]


def test_what_is_wrong_with_sections(tmp_path: Path) -> None:
    book = """\
=== book.yaml
title: Grain
body:
  - file: one.md
    sections:
      - one.md
      - {}
      - gone.md
      - title: A
        sections:
          - title: B
            sections: [{title: C, sections: [{title: D, sections: [{title: E, sections: [two.md]}]}]}]
=== one.md
# One

Words.
=== two.md
<q>Words
"""
    _, diagnostics = read_book(write_book(tmp_path, book))
    assert [f"{one.span} {one.code}" for one in diagnostics] == [
        "book.yaml:5:9 file-twice",
        "book.yaml:6:9 division-empty",
        "book.yaml:7:9 file-missing",
        "book.yaml:11:89 division-depth",
    ]


def test_a_chapter_of_sections_that_have_no_text_is_told_at_their_files(tmp_path: Path) -> None:
    book = "=== book.yaml\ntitle: Grain\nbody:\n  - title: One\n    sections: [{title: A, file: gone.md}]\n"
    _, diagnostics = read_book(write_book(tmp_path, book))
    assert {one.span.file for one in diagnostics if one.span} == {"book.yaml"}
    assert "file-missing" in {one.code for one in diagnostics}


def test_parts_and_appendices_of_latex(tmp_path: Path) -> None:
    book = """\
=== one.md
\\part{Grain}

# Rye

Words.

\\newpage

\\part*{Flour}
\\clearpage

# Wheat

```
\\newpage
```

    \\newpage

\\appendix

# Prices

- An item
\\vspace{1cm}
"""
    manuscript, said = read_with_warnings(tmp_path, book)
    assert shape(manuscript.divisions) == [
        (Kind.PART, "Grain", (Kind.CHAPTER, "Rye")),
        (Kind.PART, "Flour", (Kind.CHAPTER, "Wheat")),
        (Kind.APPENDIX, "Prices"),
    ]
    assert text(manuscript.divisions[2]) == "An item"
    assert [one for one in said if "LaTeX" in one] == [
        "`\\newpage`, `\\clearpage`, `\\vspace` are left out: for the pages of LaTeX",
    ]


def test_links_to_sections_and_from_them(tmp_path: Path) -> None:
    book = """\
=== book.yaml
title: Grain
body:
  - file: rye/index.md
    sections: [rye/sowing.md, rye/harvest.md]
  - many.md
=== rye/index.md
# Rye

See [sowing](sowing.md), [when](sowing.md#when) and [harvest](./harvest.md#when).
=== rye/sowing.md
# Sowing

See [harvest](harvest.md), [here](#when), [many](../many.md#second) and [rye](index.md).[^1]

## When

[^1]: See [harvest](harvest.md#when).
=== rye/harvest.md
# Harvest {#sec-harvest}

## When

See [above](#when).
=== many.md
# First

See [sowing](rye/sowing.md#when).

# Second

Words.
"""
    manuscript, said = read_with_warnings(tmp_path, book)
    texts = [one.text for one in manuscript.divisions if one.text] + [
        note.text for note in manuscript.notes.values()
    ]
    links = [
        str(token.attrs["href"])
        for found in texts
        for token in walk(found.tokens)
        if token.type == "link_open"
    ]
    sowing, harvest = "#rye--when", "#rye--when-2"
    assert links == [
        *("#sowing", sowing, harvest),
        *("#sec-harvest", sowing, "#second", "#rye"),
        harvest,
        sowing,
        harvest,
    ]
    assert [one for one in said if "lead" in one] == []
