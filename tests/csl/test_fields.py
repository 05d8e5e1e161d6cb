"""The text of fields: markup, quotation marks, and type in type."""

import pytest

from octavo.csl.fields import parse_field
from octavo.csl.finish import finish
from tests.csl.suite import html
from tests.csl.works import shown, style

ENGLISH, GERMAN = (style("apa", language).locale for language in ("en-US", "de-DE"))


def set_in(field: str, layout: str = '><text variable="title"/>') -> str:
    """Return a title that is set in a style of that layout."""
    return shown(layout, {"title": field})


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("The *Argo* and <i>Nautilus</i>", "The <i>Argo</i> and <i>Nautilus</i>"),
        ("2 * 3 and 4*5", "2 * 3 and 4*5"),
        ("<b>a</b> <sup>b</sup> <sub>c</sub>", "<b>a</b> <sup>b</sup> <sub>c</sub>"),
        ("<sc>a</sc>", '<span style="font-variant:small-caps;">a</span>'),
        (
            '<span style="font-variant: small-caps">a</span>',
            '<span style="font-variant:small-caps;">a</span>',
        ),
        ("a <i>b", "a &#60;i&#62;b"),
        ("a</i> b", "a&#60;/i&#62; b"),
        ("<i>a <b>b</i> c", "<i>a &#60;b&#62;b</i> c"),
        ('a "b" c', "a “b” c"),
        ("a 'b' c", "a “b” c"),
        ("a \"b 'c' d\"", "a “b ‘c’ d”"),
        ("a 'b \"c\" d'", "a “b ‘c’ d”"),
        ("a ‘b’ c", "a ‘b’ c"),
        ("a “b ‘c’ d” e", "a “b ‘c’ d” e"),
        ('"<i>a</i>" b', "“<i>a</i>” b"),
        ("<i>'a'</i> b", "<i>“a”</i> b"),
        ("the boys' '09 don't", "the boys’ ’09 don’t"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ('a 12" disc', 'a 12" disc'),
        ('one "two three', 'one "two three'),
        ("Where <i>now?</i>. Here,, there", "Where <i>now?</i>. Here,, there"),
        ("quoi ? «oui»", "quoi\u202f? “oui”"),
    ],
)
def test_markup_and_quotation_marks(field: str, expected: str) -> None:
    assert html(finish(parse_field(field), ENGLISH)) == expected


def test_quotation_marks_are_those_of_the_language() -> None:
    made = finish(parse_field("\"a 'small' matter\" and «more»"), GERMAN)
    assert html(made) == "„a ‚small‘ matter“ and „more“"


def test_type_in_type_of_its_sort_turns_over() -> None:
    italic = 'font-style="italic"><text variable="title"/>'
    upright = '<span style="font-style:normal;">{}</span>'
    assert set_in("On the <i>Argo</i>", italic) == f"<i>On the {upright.format('Argo')}</i>"
    assert set_in("a <i>b <i>c</i></i>", italic) == f"<i>a {upright.format('b <i>c</i>')}</i>"
    bold = '><text variable="title" font-weight="bold"/>'
    assert set_in("a <b>b</b>", bold) == '<b>a <span style="font-weight:normal;">b</span></b>'
    small = '><text variable="title" font-variant="small-caps"/>'
    caps = '<span style="font-variant:{};">'
    assert (
        set_in("a <sc>b</sc>", small)
        == f"{caps.format('small-caps')}a {caps.format('normal')}b</span></span>"
    )
    assert set_in('a <span class="nodecor">b</span>', bold) == (
        '<b>a <span style="font-weight:normal;">b</span></b>'
    )


def test_normal_type_is_marked_in_other_type_alone() -> None:
    upright = '<text variable="title" font-style="normal"/>'
    assert set_in("a", f">{upright}") == "a"
    assert set_in("a", f'font-style="italic">{upright}') == '<i><span style="font-style:normal;">a</span></i>'
    line = '<text variable="title" vertical-align="baseline"/>'
    assert set_in("a", f'vertical-align="sup">{line}') == '<sup><span style="baseline">a</span></sup>'


def test_quotation_marks_of_the_style_make_those_of_the_field_inner_ones() -> None:
    quoted = '><text variable="title" quotes="true"/>'
    assert set_in('Who paid the "penny"', quoted) == "“Who paid the ‘penny’”"
    assert set_in("The 'penny' of ‘1900’", quoted) == "“The ‘penny’ of ‘1900’”"


def test_affixes_stand_in_the_type_of_a_layout_and_outside_that_of_a_text() -> None:
    assert set_in("a", 'prefix="(" suffix=")" font-weight="bold"><text variable="title"/>') == "<b>(a)</b>"
    assert set_in("a", '><text variable="title" prefix="(" suffix=")" font-weight="bold"/>') == "(<b>a</b>)"
