"""Names: their parts, their order, initials, lists of them, what takes their place."""

from typing import Any

import pytest

from octavo.csl.model import Cite
from tests.csl.works import cited, shown, small_style

Name = dict[str, Any]

FONTAINE: Name = {
    "family": "Fontaine",
    "given": "Jean",
    "dropping-particle": "de",
    "non-dropping-particle": "La",
    "suffix": "III",
}


def parts_in(family: str, given: str) -> str:
    """Return a <name> with attributes for its parts."""
    return f'<name><name-part name="family" {family}/><name-part name="given" {given}/></name>'


def named(people: list[Name], name: str = "<name/>", root: str = "", rest: str = "") -> str:
    """Return the names of a work in a style of that <name>."""
    names = f'><names variable="author">{name}</names>'
    return shown(names, {"author": people}, root=root, rest=rest)


@pytest.mark.parametrize(
    ("name", "root", "expected"),
    [
        ("<name/>", "", "Jean de La Fontaine III"),
        ('<name form="short"/>', "", "La Fontaine"),
        ('<name name-as-sort-order="all"/>', "", "Fontaine, Jean de La, III"),
        (
            '<name name-as-sort-order="all"/>',
            'demote-non-dropping-particle="never"',
            "La Fontaine, Jean de, III",
        ),
        (
            parts_in('prefix="(" suffix=")"', 'prefix="[" suffix="]"'),
            "",
            "[Jean] (de La Fontaine III)",
        ),
        (
            parts_in('font-weight="bold"', 'font-style="italic"'),
            "",
            "<i>Jean</i> <i>de</i> <b>La</b> <b>Fontaine</b> III",
        ),
    ],
)
def test_the_parts_of_a_name(name: str, root: str, expected: str) -> None:
    assert named([FONTAINE], name, root) == expected


@pytest.mark.parametrize(
    ("family", "given", "plain", "turned"),
    [
        ("van der Ley", "Ada", "Ada van der Ley", "Ley, Ada van der"),
        ("Ley", "Ada von", "Ada von Ley", "Ley, Ada von"),
        ("d'Orme", "Luc", "Luc d’Orme", "Orme, Luc d’"),
        ("al-Masri", "Nur", "Nur al-Masri", "Masri, Nur al-"),
        ("Ley", "Ada d'", "Ada d’Ley", "Ley, Ada d’"),
        ("De Witt", "Ada", "Ada De Witt", "De Witt, Ada"),
        ("De la Cruz", "Ada", "Ada De la Cruz", "De la Cruz, Ada"),
        ('"van Ley"', "Ada", "Ada van Ley", "van Ley, Ada"),
        ("Ley", "Ada, Jr.", "Ada Ley Jr.", "Ley, Ada, Jr."),
        ("Ley", "Ada,! Jr.", "Ada Ley, Jr.", "Ley, Ada, Jr."),
        ("Петров", "Иван", "Иван Петров", "Петров, Иван"),
    ],
)
def test_particles_and_suffixes_are_found_in_names(family: str, given: str, plain: str, turned: str) -> None:
    people = [{"family": family, "given": given}]
    assert named(people) == plain
    assert named(people, '<name name-as-sort-order="all"/>') == turned


def test_names_that_are_not_of_two_parts() -> None:
    assert (
        named([{"literal": "The Harbour Board"}], '<name name-as-sort-order="all"/>') == "The Harbour Board"
    )
    assert (
        named([{"family": "Harbour Board", "isInstitution": True}], '<name form="short"/>') == "Harbour Board"
    )
    assert named([{"given": "Orsini"}], '<name initialize-with="."/>') == "Orsini"
    assert named([{"family": "田中", "given": "太郎"}], '<name initialize-with="."/>') == "田中太郎"


@pytest.mark.parametrize(
    ("given", "close", "spaced", "kept"),
    [
        ("Ada Mary", "A.M.", "A. M.", "Ada Mary"),
        ("Ada M.", "A.M.", "A. M.", "Ada M."),
        ("A.M.", "A.M.", "A. M.", "A. M."),
        ("Jean-Luc", "J.-L.", "J.-L.", "Jean-Luc"),
        ("Guo-ping", "G.", "G.", "Guo-ping"),
        ("ME", "M.", "M.", "ME"),
        ("Ph.M.", "Ph.M.", "Ph. M.", "Ph. M."),
        ("TSerendorj", "Ts.", "Ts.", "TSerendorj"),
        ("Иван Петрович", "И.П.", "И. П.", "Иван Петрович"),
    ],
)
def test_initials(given: str, close: str, spaced: str, kept: str) -> None:
    people = [{"family": "Ley", "given": given}]
    assert named(people, '<name initialize-with="."/>') == f"{close} Ley"
    assert named(people, '<name initialize-with=". "/>') == f"{spaced} Ley"
    assert named(people, '<name initialize-with=". " initialize="false"/>') == f"{kept} Ley"


def test_initials_without_hyphens_or_with_markup() -> None:
    closed = 'initialize-with-hyphen="false"'
    assert (
        named([{"family": "Ley", "given": "Jean-Luc"}], '<name initialize-with="."/>', closed) == "J.L. Ley"
    )
    assert (
        named([{"family": "Ley", "given": "<b>A</b> M"}], '<name initialize-with=". "/>')
        == "<b>A.</b> M. Ley"
    )


FOUR = [{"family": one, "given": "X"} for one in ("Oak", "Elm", "Ash", "Yew")]


@pytest.mark.parametrize(
    ("count", "name", "expected"),
    [
        (2, 'and="text"', "Oak and Elm"),
        (3, 'and="text"', "Oak, Elm, and Ash"),
        (3, 'and="symbol" delimiter-precedes-last="never"', "Oak, Elm &#38; Ash"),
        (2, 'and="text" delimiter-precedes-last="always"', "Oak, and Elm"),
        (3, 'et-al-min="3" et-al-use-first="1"', "Oak et al."),
        (4, 'et-al-min="3" et-al-use-first="2"', "Oak, Elm, et al."),
        (4, 'et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="always"', "Oak, et al."),
        (4, 'et-al-min="4" et-al-use-first="2" et-al-use-last="true"', "Oak, Elm, … Yew"),
        (4, 'et-al-min="4" et-al-use-first="3" et-al-use-last="true"', "Oak, Elm, Ash, et al."),
        (4, 'et-al-min="4"', "Oak, Elm, Ash, Yew"),
        (4, 'form="count"', "4"),
    ],
)
def test_lists_of_names(count: int, name: str, expected: str) -> None:
    form = "" if "form=" in name else 'form="short"'
    assert named(FOUR[:count], f"<name {form} {name}/>") == expected


def test_the_delimiter_follows_an_inverted_name_alone() -> None:
    name = '<name name-as-sort-order="first" and="text" delimiter-precedes-last="after-inverted-name"/>'
    assert named([*FOUR[:1], FOUR[1]], name) == "Oak, X, and X Elm"
    assert named([{"literal": "The Board"}, FOUR[1]], name) == "The Board and X Elm"


def test_words_that_bring_their_own_spaces_or_need_none() -> None:
    term = '<locale><terms><term name="{}">{}</term></terms></locale>'
    assert (
        named(FOUR[:2], '<name form="short" and="text"/>', rest=term.format("and", "w\u2008"))
        == "Oakw\u2008Elm"
    )
    assert named(FOUR[:2], '<name form="short" and="text"/>', rest=term.format("and", "/")) == "Oak/Elm"
    etal = '<name form="short" et-al-min="2" et-al-use-first="1"/>'
    assert named(FOUR[:2], etal, rest=term.format("et-al", "等")) == "Oak等"


def test_labels_and_joint_editors_and_translators() -> None:
    editors = {"editor": FOUR[:2], "translator": FOUR[:2]}
    label = '<label form="short" prefix=" (" suffix=")"/>'
    names = f'<name form="short" and="symbol"/>{label}'
    joint = f'><names variable="editor translator" delimiter="; ">{names}</names>'
    assert shown(joint, editors) == "Oak &#38; Elm (eds. &#38; trans.)"
    empty = '<locale><terms><term name="editortranslator" form="short"></term></terms></locale>'
    assert shown(joint, editors, rest=empty) == "Oak &#38; Elm (eds.); Oak &#38; Elm (trans.)"


def test_what_takes_the_place_of_names_is_not_printed_again() -> None:
    names = '><names variable="author"><name form="short"/><substitute>{}</substitute></names>{}'
    work = {"title": "Salt", "editor": FOUR[:1]}
    title = '<text variable="title" prefix=" "/>'
    assert shown(names.format('<text variable="title"/>', title), work) == "Salt"
    assert shown(names.format('<names variable="editor"/>', title), work) == "Oak Salt"
    twice = '<text macro="twice"/>'
    editor = '<names variable="editor"><name form="short"/></names>'
    macro = f'<macro name="twice">{editor}{editor}</macro>'
    assert shown(names.format(twice, title), work, macros=macro) == "Oak Salt"


def test_of_conditions_in_a_substitute_the_first_name_alone_is_taken() -> None:
    inside = '<choose><if type="book"><names variable="editor"/><names variable="translator"/></if></choose>'
    label = '<label form="short" prefix=" "/>'
    layout = f'><names variable="author"><name form="short"/>{label}<substitute>{inside}</substitute></names>'
    work = {"type": "book", "editor": FOUR[:1], "translator": FOUR[1:2]}
    assert shown(layout, work) == "Oak ed."
    del work["editor"]
    assert shown(layout, work) == "Elm trans."


def test_type_and_affixes_of_name_are_those_of_each_person() -> None:
    name = '<name form="short" and="text" font-variant="small-caps" suffix="*"/>'
    oak, elm = (f'<span style="font-variant:small-caps;">{one}</span>*' for one in ("Oak", "Elm"))
    assert named(FOUR[:2], name) == f"{oak} and {elm}"
    assert named([{"literal": "The Board"}], '<name suffix="*"/>') == "The Board"


def test_short_names_sort_without_the_particle_that_is_demoted() -> None:
    sort = '<sort><key macro="short"/></sort><layout delimiter="; "><text macro="short"/></layout>'
    macro = '<macro name="short"><names variable="author"><name form="short"/></names></macro>'
    ley, moss = (
        {"family": "Ley", "given": "A", "non-dropping-particle": "van der"},
        {"family": "Moss", "given": "B"},
    )
    works: dict[str, dict[str, Any]] = {"m": {"author": [moss]}, "l": {"author": [ley]}}
    both = (Cite("m"), Cite("l"))
    assert cited(small_style(sort, macro), both, works=works) == ["van der Ley; Moss"]
    never = 'demote-non-dropping-particle="never"'
    assert cited(small_style(sort, macro, root=never), both, works=works) == ["Moss; van der Ley"]
