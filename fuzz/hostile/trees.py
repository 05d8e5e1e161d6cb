"""Ways to spoil a file of XML so that it is XML still: what reads it gets further than the parser."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from random import Random

from lxml import etree

from fuzz.hostile.values import CHARACTERS, NUMBERS, PATHS, hostile_text

Tree = etree._Element
_NAMES = (
    "svg",
    "use",
    "g",
    "image",
    "style",
    "script",
    "a",
    "text",
    "names",
    "date",
    "choose",
    "if",
    "layout",
    "macro",
    "x",
    "foreignObject",
    "switch",
)


def _elements(root: Tree) -> list[Tree]:
    return [one for one in root.iter() if isinstance(one.tag, str)]


def _text(random: Random) -> str:
    """Return a text that XML can hold."""
    raw = random.choice(
        (hostile_text(random), random.choice(NUMBERS), random.choice(PATHS), random.choice(CHARACTERS))
    )
    return "".join(
        sign
        for sign in raw
        if sign in "\t\n" or " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff"
    )


def _drop(root: Tree, random: Random) -> None:
    one = random.choice(_elements(root))
    if (parent := one.getparent()) is not None:
        parent.remove(one)


def _double(root: Tree, random: Random) -> None:
    one = random.choice(_elements(root))
    if (parent := one.getparent()) is not None:
        for _ in range(random.choice((1, 1, 3, 30))):
            parent.append(deepcopy(one))


def _move(root: Tree, random: Random) -> None:
    """Put an element into another: into itself as well, which nests it."""
    elements = _elements(root)
    one, two = random.choice(elements), random.choice(elements)
    two.insert(random.randrange(len(two) + 1), deepcopy(one))


def _nest(root: Tree, random: Random) -> None:
    one = random.choice(_elements(root))
    shell = etree.Element(one.tag, {str(k): str(v) for k, v in one.attrib.items()})
    for _ in range(random.choice((5, 60, 300))):
        one.append(deepcopy(shell))
        one = one[-1]


def _set(root: Tree, random: Random) -> None:
    """Give an attribute another value: a hostile one, or that of some other attribute."""
    elements = [one for one in _elements(root) if one.attrib] or [root]
    one, two = random.choice(elements), random.choice(elements)
    name = random.choice(sorted(map(str, one.attrib)) or ["id"])
    one.set(name, random.choice((_text(random), random.choice([*map(str, two.attrib.values()), ""]))))


def _add(root: Tree, random: Random) -> None:
    elements = _elements(root)
    one, two = random.choice(elements), random.choice(elements)
    for name, value in two.attrib.items():
        if random.random() < 0.5:
            one.set(name, value)


def _unset(root: Tree, random: Random) -> None:
    one = random.choice(_elements(root))
    if one.attrib:
        del one.attrib[random.choice(sorted(map(str, one.attrib)))]


def _rename(root: Tree, random: Random) -> None:
    elements = _elements(root)
    one, two = random.choice(elements), random.choice(elements)
    space = str(one.tag).rpartition("}")[0]
    one.tag = random.choice(
        (two.tag, f"{space}}}{random.choice(_NAMES)}" if space else random.choice(_NAMES), "x")
    )


def _write(root: Tree, random: Random) -> None:
    random.choice(_elements(root)).text = _text(random)


TREES: Mapping[str, Callable[[Tree, Random], None]] = {
    "element dropped": _drop,
    "element doubled": _double,
    "element moved": _move,
    "element nested": _nest,
    "attribute set": _set,
    "attributes added": _add,
    "attribute dropped": _unset,
    "element renamed": _rename,
    "text written": _write,
}


def spoil_tree(way: str, data: bytes, random: Random) -> bytes:
    """Return a file of XML that is spoiled in one way; as it is if it can't be read."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return data
    for _ in range(random.choice((1, 1, 2, 4))):
        TREES[way](root, random)
    return etree.tostring(root, encoding="utf-8")
