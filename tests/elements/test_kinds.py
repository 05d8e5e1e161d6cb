"""The kinds of element: their names are those of their files, templates and stylesheets."""

from pathlib import Path

import pytest

import octavo.elements
from octavo.core.settings import RESOURCES
from octavo.elements import ELEMENTS
from octavo.elements.attributes import COMMON, SETTLED_ELSEWHERE
from octavo.elements.kind import GLOBAL
from octavo.elements.lookup import ElementLookup
from octavo.source.markdown import RULES, parser

LOOKUP = ElementLookup(ELEMENTS)
#: Modules of the room that are no kind of element.
MACHINERY = {"__init__", "attributes", "builder", "highlight", "kind", "lookup", "reference_kinds"}


def test_each_kind_has_a_file_of_its_name() -> None:
    files = {path.stem for path in Path(octavo.elements.__file__).parent.glob("*.py")} - MACHINERY
    assert {kind.name.replace("-", "_") for kind in ELEMENTS} == files
    assert ELEMENTS.names() == tuple(kind.name for kind in ELEMENTS)


def test_templates_bear_the_names_of_kinds() -> None:
    templates = {path.name.removesuffix(".html.j2") for path in (RESOURCES / "templates/elements").iterdir()}
    assert templates <= {kind.name for kind in LOOKUP.kinds}
    assert {kind.name for kind in LOOKUP.kinds if kind.slots or kind.templated} <= templates


def test_stylesheets_bear_the_names_of_kinds() -> None:
    for path in (RESOURCES / "styles/elements").iterdir():
        name, _, ending = path.name.partition(".")
        assert name in ELEMENTS, path
        assert ending in ("css", "print.css", "epub.css"), path


def test_a_name_and_a_class_mean_one_thing() -> None:
    names = [kind.name for kind in LOOKUP.kinds]
    assert len(set(names)) == len(names)
    asked = [(form, name) for kind in LOOKUP.kinds for form in kind.forms for name in kind.classes]
    assert len(set(asked)) == len(asked)
    tokens = [token for kind in LOOKUP.kinds for token in kind.tokens]
    assert len(set(tokens)) == len(tokens)


def test_parts_stand_in_blocks_that_there_are() -> None:
    for kind in LOOKUP.kinds:
        if kind.inside:
            assert [one.name for one in LOOKUP.at("div_open", [kind.inside])] == [kind.inside]


def test_what_every_element_takes_is_known() -> None:
    assert set(COMMON) == set(GLOBAL)
    assert SETTLED_ELSEWHERE.keys().isdisjoint(GLOBAL)
    for kind in LOOKUP.kinds:
        assert set(kind.common) <= set(GLOBAL), kind.name
        own = [attribute.name for attribute in kind.attributes]
        assert len(set(own)) == len(own), kind.name
        allowed = {"width", "height", "fig-align", "align", "group"}
        assert SETTLED_ELSEWHERE.keys() & set(own) <= allowed, kind.name


@pytest.mark.parametrize(
    ("token", "classes", "expected"),
    [
        ("div_open", [], ["block"]),
        ("div_open", ["memo"], ["block"]),
        ("div_open", ["memo", "verse"], ["verse"]),
        ("div_open", ["verse", "roll"], ["verse", "roll"]),
        ("div_open", ["speaker"], ["block"]),
        ("span_open", ["speaker"], ["speaker"]),
        ("span_open", ["headnote", "index"], ["span", "index-mark"]),
        ("div_open", ["headnote", "addition"], ["headnote", "addition"]),
        ("heading_open", ["verse", "index"], ["heading", "index-mark"]),
        ("em_open", [], []),
    ],
)
def test_kinds_are_found(token: str, classes: list[str], expected: list[str]) -> None:
    assert [kind.name for kind in LOOKUP.at(token, classes)] == expected


def test_a_rule_of_an_extension_is_a_parser_of_its_own() -> None:
    called: list[str] = []
    rules = RULES.with_part("mine", lambda _: called.append("mine"), after="divs")
    assert parser(rules) is not parser()
    assert called == ["mine"]
    assert parser(rules) is parser(rules)
    assert RULES.names()[-1] == "attribute-checks"
