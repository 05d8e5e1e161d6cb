"""The colours of a file for the press: each one that an ink can print, greys in black alone."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from octavo.check.findings import Findings, on_page

_OPERATORS = "rg RG k K g G cs CS"
#: Device colour space by the operator that sets a colour in it (ISO 32000-1, table 74).
_SPACES = {
    "rg": "/DeviceRGB",
    "RG": "/DeviceRGB",
    "k": "/DeviceCMYK",
    "K": "/DeviceCMYK",
    "g": "/DeviceGray",
    "G": "/DeviceGray",
}
#: What says which colour a device space means, by the space.
_DEFAULTS = {"/DeviceRGB": "/DefaultRGB", "/DeviceCMYK": "/DefaultCMYK", "/DeviceGray": "/DefaultGray"}
#: Colour spaces that a press with a profile of so many components prints as they are.
_PRINTED = {4: {"/DeviceCMYK", "/DeviceGray"}, 3: {"/DeviceRGB", "/DeviceGray"}, 1: {"/DeviceGray"}}


@dataclass(frozen=True, slots=True)
class _Use:
    """A colour space in use: on which page (from 1), by what, under which resources; ``grey`` marks a grey
    that is given in three parts."""

    page: int
    what: str
    space: str
    resources: Object
    grey: bool = False


def check_inks(pdf: Pdf) -> Findings:
    """Check the colours of a file for the press.

    There is no RGB without a meaning, no colour that the press of the output intent has no ink for, no grey
    in more than black ink, and nothing that bends tones on the way.
    """
    printed = _PRINTED.get(_components(pdf), {"/DeviceCMYK", "/DeviceGray"})
    faults: dict[tuple[int, str], None] = {}
    spaces: dict[str, None] = {}
    for use in _uses(pdf):
        spaces[use.space.removeprefix("/")] = None
        meant = _DEFAULTS.get(use.space, "/") in use.resources.get("/ColorSpace", Dictionary())
        if use.grey:
            faults[use.page, f"{use.what} has a grey in three colours"] = None
        elif use.space in _DEFAULTS and use.space not in printed and not meant:
            faults[use.page, f"{use.what} is in {use.space[1:]}, which nothing explains"] = None
        elif use.space == "transfer":
            faults[use.page, f"{use.what} has a transfer curve"] = None
    found = tuple(on_page(page).fault("press-colour", message) for page, message in faults)
    return Findings(found, ", ".join(sorted(spaces)) or "no colours")


def _components(pdf: Pdf) -> int:
    """Return the components of the output intent's profile; 0 without one."""
    for intent in pdf.Root.get("/OutputIntents", ()):
        if intent.get("/S") == Name.GTS_PDFX and "/DestOutputProfile" in intent:
            return int(intent.DestOutputProfile.get("/N", 0))
    return 0


def _uses(pdf: Pdf) -> Iterator[_Use]:
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        resources = page.obj.get("/Resources", Dictionary())
        yield from _painted(page, resources, number, "its content")
        yield from _group(page.obj, resources, number, "its content")
        waiting = [resources]
        while waiting:
            holder = waiting.pop()
            if holder.is_indirect:
                if holder.objgen in seen:
                    continue
                seen.add(holder.objgen)
            for name, stream in _streams(holder):
                if stream.objgen in seen:
                    continue
                seen.add(stream.objgen)
                own = stream.get("/Resources", Dictionary())
                if stream.get("/Subtype") == Name.Image:
                    yield from _picture(stream, holder, number, name)
                    continue
                yield from _group(stream, own, number, name)
                if stream.get("/PatternType") != 2:
                    yield from _painted(stream, own, number, name)
                waiting.append(own)
            yield from _runs(holder, number)
            yield from _states(holder, number)


def _streams(resources: Object) -> Iterator[tuple[str, Object]]:
    """Yield the forms, pictures, tiling patterns and soft masks that resources name."""
    nothing = Dictionary()
    for kind in ("/XObject", "/Pattern"):
        for name, item in resources.get(kind, nothing).items():
            if isinstance(item, pikepdf.Stream):
                yield name[1:], item
    for name, state in resources.get("/ExtGState", nothing).items():
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), pikepdf.Stream):
            yield name[1:], mask.G


def _painted(holder: Page | Object, resources: Object, page: int, what: str) -> Iterator[_Use]:
    for instruction in pikepdf.parse_content_stream(holder, _OPERATORS):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("cs", "CS"):
            space = str(operands[0])
            if space in _DEFAULTS:
                yield _Use(page, what, space, resources)
            continue
        grey = name in ("rg", "RG") and len({float(part) for part in operands}) == 1
        yield _Use(page, what, _SPACES[name], resources, grey)


def _picture(picture: Object, resources: Object, page: int, name: str) -> Iterator[_Use]:
    space = picture.get("/ColorSpace")
    if space is not None:
        yield _Use(page, f"the picture {name}", _name(space), resources)


def _group(holder: Object, resources: Object, page: int, what: str) -> Iterator[_Use]:
    space = holder.get("/Group", Dictionary()).get("/CS")
    if space is not None:
        yield _Use(page, f"the transparency of {what}", _name(space), resources)


def _runs(resources: Object, page: int) -> Iterator[_Use]:
    """Yield the shadings of resources, by themselves and in patterns."""
    nothing = Dictionary()
    patterns = (p.get("/Shading") for p in resources.get("/Pattern", nothing).values())
    for run in (*resources.get("/Shading", nothing).values(), *patterns):
        if run is not None:
            yield _Use(page, "a gradient", _name(run.ColorSpace), resources)


def _states(resources: Object, page: int) -> Iterator[_Use]:
    for name, state in resources.get("/ExtGState", Dictionary()).items():
        if "/TR" in state or state.get("/TR2", Name.Default) != Name.Default:
            yield _Use(page, f"the state {name[1:]}", "transfer", resources)


def _name(space: Object) -> str:
    """Return the family of a colour space."""
    return str(space[0] if isinstance(space, Array) else space)
