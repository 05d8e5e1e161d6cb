"""Styles: what is refused, other names, entities."""

import pytest

from octavo.csl.nodes import StyleError
from octavo.csl.style import parse_style
from tests.csl.works import style

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ("<style", "not well-formed"),
        ("<locale/>", "first element"),
        (f"{HEAD}</style>", "no <citation>"),
        (f'{HEAD}<citation><layout><text macro="m"/></layout></citation></style>', "does not have"),
        (
            f'{HEAD}<macro name="m"><text macro="m"/></macro><citation><layout/></citation></style>',
            "calls itself",
        ),
        (f"{HEAD}{'<group>' * 70}{'</group>' * 70}</style>", "deep in each other"),
        (
            f'{HEAD}<info><link rel="independent-parent" href="x/no-such-style"/></info></style>',
            "another name for `no-such-style`",
        ),
        (" " * (1024 * 1024 + 1), "more than 1024 kB"),
    ],
)
def test_styles_that_cannot_be_used(xml: str, why: str) -> None:
    with pytest.raises(StyleError, match=why):
        parse_style(xml.encode(), "en-US")


def test_macros_that_multiply_are_refused() -> None:
    macros = "".join(
        f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(30)
    )
    xml = f'{HEAD}{macros}<macro name="m30"/><citation><layout><text macro="m0"/></layout></citation></style>'
    with pytest.raises(StyleError, match="call each other"):
        parse_style(xml.encode(), "en-US")


def test_entities_of_a_style_are_not_expanded() -> None:
    xml = (
        '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        f'{HEAD}<citation><layout><text value="a"/></layout></citation><macro name="m">&x;</macro></style>'
    )
    assert parse_style(xml.encode(), "en-US").macros["m"].text == ""


def test_styles_go_by_other_names_too() -> None:
    assert style("chicago").in_notes
    assert not style("nature-communications").in_notes  # a style that only points to that of Nature
