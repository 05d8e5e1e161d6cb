"""The laws of the rooms: which room may import from which, and what.

cli, api                                          what a user calls
index_list, build                                 walk through the stages
projects                                          other tools' projects, as books
lint                                              looks over a manuscript, by the rules of setting it
formats                                           one file a format
check                                             reads finished files only
source > compose > onix > html > typeset > cover > epub     the stages; each may use types of those before it
drawing                                           single pages as pictures, for cover, by typeset's engine
elements                                          the kinds of elements
cache  csl  locators  maths  pictures             libraries; none knows a stage
languages
core                                              what all share
"""

from collections import defaultdict

import pytest

from tests.laws.package import (
    Import,
    all_imports,
    circles,
    definition,
    holds_data,
    imports,
    is_type,
    modules,
    room,
)

LIBRARIES = ("cache", "csl", "locators", "maths", "pictures")
STAGES = ("source", "compose", "onix", "html", "typeset", "cover", "epub")

# The rooms that a room may import from. A stage may also import types of the stages before it.
FREE: dict[str, tuple[str, ...]] = {
    "core": (),
    "languages": ("core",),
    **dict.fromkeys(LIBRARIES, ("core", "languages")),
    "elements": ("core", "languages", *LIBRARIES),
    **dict.fromkeys(STAGES, ("core", "languages", "elements", *LIBRARIES)),
    "drawing": ("core", "languages", "typeset"),
    "cover": ("core", "languages", "elements", *LIBRARIES, "drawing"),
    "check": ("core", "languages"),
    "formats": ("core", "languages", "elements", *LIBRARIES, *STAGES, "drawing", "check"),
    "lint": ("core", "languages", "elements", "source", "compose"),
    "build": ("core", "languages", "elements", *LIBRARIES, *STAGES, "drawing", "check", "formats", "lint"),
    "projects": ("core", "languages", "source"),
    "index_list": ("core", "languages", "elements", *LIBRARIES, *STAGES),
    "api": ("core", "languages", "elements", *LIBRARIES, *STAGES, "check", "formats", "build", "lint"),
    "cli": (
        "core",
        "languages",
        "elements",
        *LIBRARIES,
        *STAGES,
        "check",
        "formats",
        "build",
        "index_list",
        "lint",
        "projects",
        "api",
    ),
    "__main__": ("cli",),
    "": (),
}

TOP = {"__init__.py", "__main__.py", "api.py", "py.typed"}


def breach(found: Import) -> str:
    """Return the law that an import breaks and what to do, or an empty text."""
    ours, theirs = room(found.importer), room(found.module)
    if ours == theirs or theirs == "" or theirs in FREE[ours]:
        return ""
    if ours not in STAGES:
        return f"{ours}/ must know nothing of {theirs}/: move what both need to core/"
    if theirs not in STAGES:
        return f"{ours}/ is a stage and must know nothing of {theirs}/, which stands above it"
    if STAGES.index(theirs) > STAGES.index(ours):
        return f"{ours}/ comes before {theirs}/: the data flows the other way"
    if not found.name or definition(found.source, found.name) is None:
        return "import the types that you need by their names, not the whole module of another stage"
    if not is_type(found.source, found.name):
        return (
            "a stage imports only types of the stages before it, no functions and no constants: "
            f"move {found.name} to core/, or let {theirs}/ put its result into what it hands on"
        )
    return ""


def test_a_room_imports_only_what_it_may_know() -> None:
    unknown = {room(module) for module in modules()} - FREE.keys()
    assert not unknown, f"new rooms: give them a place in the drawing and in FREE: {sorted(unknown)}"
    wrong = [
        f"{found.place}: imports {found.target}\n    {why}" for found in imports() if (why := breach(found))
    ]
    assert not wrong, "\n".join(wrong)


def test_no_circle_between_rooms() -> None:
    arrows: dict[str, set[str]] = defaultdict(set)
    for found in imports():
        if room(found.importer) != room(found.module):
            arrows[room(found.importer)].add(room(found.module))
    assert circles(arrows) == [], "rooms that import each other: move what both need to core/"


def test_no_circle_between_modules() -> None:
    arrows: dict[str, set[str]] = defaultdict(set)
    for found in imports():
        arrows[found.importer].add(found.module)
    assert circles(arrows) == [], "modules that import each other: move what both need to a module of its own"


def test_circles_are_found() -> None:
    arrows = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}, "e": set()}
    assert circles(arrows) == [["a", "b", "c"]]


@pytest.mark.parametrize(
    ("importer", "source", "name", "law"),
    [
        ("octavo.core.xhtml", "octavo.source.manuscript", "Manuscript", "core/ must know nothing"),
        ("octavo.check.pdf.links", "octavo.typeset.layout", "", "check/ must know nothing"),
        ("octavo.source.chapter", "octavo.html.pages", "", "the data flows the other way"),
        ("octavo.html.pages", "octavo.source.manuscript", "Manuscript", ""),
        ("octavo.html.pages", "octavo.source.manuscript", "", "by their names"),
        ("octavo.html.pages", "octavo.source", "manuscript", "by their names"),
        ("octavo.html.pages", "octavo.source", "read", "no functions and no constants"),
        ("octavo.html.pages", "octavo.source.trims", "TRIMS", "no functions and no constants"),
    ],
)
def test_breaches_are_found(importer: str, source: str, name: str, law: str) -> None:
    why = breach(Import(importer, 1, source, name))
    assert law in why if law else why == ""


def test_a_stage_hands_on_what_does_not_change() -> None:
    wrong = [
        f"{found.place}: {found.target} is no frozen dataclass; a stage hands on data only"
        for found in imports()
        if {room(found.importer), room(found.module)} <= set(STAGES)
        and room(found.importer) != room(found.module)
        and not breach(found)
        and not holds_data(found.source, found.name)
    ]
    assert not wrong, "\n".join(wrong)


def test_formats_do_not_know_each_other() -> None:
    wrong = [
        f"{found.place}: imports {found.target}; a format knows no other: move what both need to its stage"
        for found in imports()
        if _is_format(found.importer) and _is_format(found.module)
    ]
    assert not wrong, "\n".join(wrong)


def test_one_place_imports_the_engine() -> None:
    users = {
        module
        for module in modules()
        if not module.startswith("octavo.typeset.weasyprint")
        and any(found.source.split(".")[0] in {"weasyprint", "pydyf"} for found in all_imports(module))
    }
    assert not users, f"go through octavo/typeset/weasyprint: {sorted(users)}"


def test_nothing_else_stands_at_the_top() -> None:
    top = {path.name for path in modules()["octavo"].parent.iterdir() if path.is_file()}
    assert top <= TOP, f"put them into a room: {sorted(top - TOP)}"


def _is_format(module: str) -> bool:
    """Return True for a module of formats/ that defines a format, as all do that the formats don't share."""
    parts = module.split(".")
    return room(module) == "formats" and len(parts) > 2 and parts[2] not in SHARED_BY_FORMATS


SHARED_BY_FORMATS = {"check", "context", "format", "made", "products"}
