"""Titles as lists repeat them."""

import pytest

from octavo.core.titles import for_lists, forget_mark
from octavo.core.xhtml import inner, parse, plain

CALL = '<a epub:type="noteref" role="doc-noteref" href="#n" id="c">1</a>'


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("Plain", "Plain"),
        ("The <em>New</em> Course", "The <em>New</em> Course"),
        (f"Calls{CALL} go", "Calls go"),
        (f"{CALL}First", "First"),
        ('<em id="x">Ids</em> go', "<em>Ids</em> go"),
        ('See <a href="#b">a <em>link</em></a>, unlinked', "See a <em>link</em>, unlinked"),
        ('A <span id="place"/>place', "A place"),
        ('A <span id="place" data-src="one.md:1:1"/>place', "A place"),
        ('<span lang="fr">Un mot</span> stays', '<span lang="fr">Un mot</span> stays'),
        ('<span class="x"/>A sign drawn by its class', '<span class="x"/>A sign drawn by its class'),
        ('An <span data-index="entry" id="m">entry</span> here', "An entry here"),
        ('An <em data-index="entry">entry</em> here', "An <em>entry</em> here"),
    ],
)
def test_what_may_stand_once_only_is_left_out(title: str, listed: str) -> None:
    (heading,) = parse(f'<h1 id="h">{title}</h1>')
    assert inner(for_lists(heading)) == listed
    assert inner(heading) == title, "the title itself stays as it is"


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("Donau\u00addampf\u00adschiff", "Donaudampfschiff"),
        ("Null\u200bbreite, <em>Un\u00adter</em>\u00adtitel", "Nullbreite, <em>Unter</em>titel"),
        ("Wort\u2060bund\ufeff", "Wortbund"),
        # Persian words fall apart, and emoji, without what joins and parts their signs.
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        # Khmer and Thai write no spaces: between their letters this one parts words.
        ("\u1797\u17b6\u200b\u1781\u17d2", "\u1797\u17b6\u200b\u1781\u17d2"),
        ("\u0e44\u0e17\u0e22\u200b A", "\u0e44\u0e17\u0e22 A"),
    ],
)
def test_signs_that_nobody_sees_stay_in_the_text_alone(title: str, listed: str) -> None:
    (heading,) = parse(f"<h1>{title}</h1>")
    assert inner(for_lists(heading)) == listed
    assert inner(heading) == title
    assert plain(heading) == "".join(map(str, for_lists(heading).itertext()))


def test_a_title_keeps_its_language_and_direction() -> None:
    (heading,) = parse('<h1 lang="he" dir="rtl">שלום</h1>')
    assert inner(for_lists(heading)) == '<span lang="he" xml:lang="he" dir="rtl">שלום</span>'
    (heading,) = parse('<h1 lang="fr">Mot</h1>')
    assert inner(for_lists(heading)) == '<span lang="fr" xml:lang="fr">Mot</span>'


def test_no_title_is_listed_as_nothing() -> None:
    assert inner(for_lists(None)) == ""


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ('<p>a <span data-index="x">word</span> b</p>', "a word b"),
        ('<p>a <span data-index="x" data-src="one.md:1:1">word</span> b</p>', "a word b"),
        ('<p>a <span data-index="x" class="c">word</span> b</p>', 'a <span class="c">word</span> b'),
        ('<p>a <em data-index="x">word</em> b</p>', "a <em>word</em> b"),
        ('<p>a <span data-src="one.md:1:1">word</span> b</p>', 'a <span data-src="one.md:1:1">word</span> b'),
    ],
)
def test_marks_of_the_index_are_forgotten(marked: str, plain: str) -> None:
    (paragraph,) = parse(marked)
    forget_mark(paragraph[0])
    assert inner(paragraph) == plain


def test_a_mark_that_stands_alone_keeps_its_element() -> None:
    (alone,) = parse('<span data-index="x">word</span>')
    forget_mark(alone)
    assert inner(alone) == "word"
    assert not alone.attrib
