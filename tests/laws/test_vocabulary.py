"""The private ``data-*`` attributes: each is declared once, and set and read by the rooms that it names.

In code an attribute is set where it is the key of a dictionary, the first argument of ``set`` or what is
assigned to; everywhere else it is read. A template sets what it writes with "=", and reads the rest.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from octavo.core.vocabulary import INDEX_ATTRIBUTES, INDEX_LEVELS, PAGEFIND, VOCABULARY
from tests.laws.package import ROOT, modules, room, tree

_NAME = re.compile(r"(?<![\w-])data-[a-z][a-z-]*")
_GROUPS = {"INDEX_LEVELS": tuple(INDEX_LEVELS.values()), "INDEX_ATTRIBUTES": tuple(INDEX_ATTRIBUTES)}
_SETTERS = {"set", "setdefault", "set_attribute"}

# In words about CSS.
_EXAMPLES = {"data-x"}

Uses = dict[str, tuple[set[str], set[str]]]


def test_no_attribute_is_stray() -> None:
    declared = set(VOCABULARY.values())
    texts = [*modules().values(), *_files("templates", "*.j2"), *_files("styles", "*.css")]
    stray = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}: {found[0]}"
        for path in texts
        for text in (path.read_text("utf-8"),)
        for found in _NAME.finditer(text)
        if found[0] not in declared and not found[0].startswith(PAGEFIND) and found[0] not in _EXAMPLES
    ]
    assert not stray, "\n".join(["declare them in octavo/core/vocabulary.py:", *stray])


def test_code_uses_the_declared_names() -> None:
    """A name that is spelled in code is one that a search for its constant does not find."""
    constants = {str(one): name for name, one in VOCABULARY.items()}
    spelled = [
        f"{path.relative_to(ROOT)}:{node.lineno}: write Data.{constants[node.value]}"
        for module, path in modules().items()
        if module != "octavo.core.vocabulary"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in constants
    ]
    assert not spelled, "\n".join(spelled)


def test_attributes_are_set_and_read_where_they_say() -> None:
    uses = used()
    wrong = []
    for name, one in VOCABULARY.items():
        setting, reading = uses[one]
        if set(one.set_by) != setting or set(one.read_by) != reading:
            wrong.append(f'{name}: "{" ".join(sorted(setting))}", "{" ".join(sorted(reading))}"')
    assert not wrong, "\n".join(["correct `set_by` and `read_by` of these, or the code:", *wrong])


def test_none_is_without_purpose() -> None:
    idle = {name for name, one in VOCABULARY.items() if not one.set_by or not one.read_by or not one.meaning}
    assert not idle, f"nobody sets or nobody reads them; delete them: {idle}"


def test_uses_are_told_apart() -> None:
    code = """
node.set(Data.SLOT, "a")
made = {Data.SRC: 1, **{INDEX_LEVELS[name]: 2}}
attributes[Data.TEX] = ""
attributes[INDEX_LEVELS["term"]] = ""
node.get(Data.SLOT)
del node.attrib[Data.TEX]
f"[{Data.PLATE}]"
take(node, Data.MARK)
"""
    found = list(_in_code(ast.parse(code)))
    assert sorted(one for one, sets in found if not sets) == [
        "data-mark",
        "data-plate",
        "data-slot",
        "data-tex",
    ]
    setting = {one for one, sets in found if sets}
    assert setting == {"data-slot", "data-src", "data-tex", *INDEX_LEVELS.values()}


def used() -> Uses:
    """Return for each attribute the rooms that set it and those that read it."""
    uses: Uses = defaultdict(lambda: (set(), set()))
    for module in modules():
        if module != "octavo.core.vocabulary":
            for one, sets in _in_code(tree(module)):
                uses[one][0 if sets else 1].add(room(module))
    for folder, kind in (("templates", "*.j2"), ("styles", "*.css")):
        for path in _files(folder, kind):
            text = re.sub(r"{#.*?#}|/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
            for found in _NAME.finditer(text):
                sets = folder == "templates" and text[found.end() :].startswith("=")
                uses[found[0]][0 if sets else 1].add(folder)
    return uses


def _in_code(module: ast.Module) -> Iterator[tuple[str, bool]]:
    parents = {child: node for node in ast.walk(module) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Data":
            yield VOCABULARY[node.attr], _sets(node, parents)
        elif isinstance(node, ast.Name) and node.id in _GROUPS:
            above = parents[node]
            if isinstance(above, ast.Subscript) and above.value is node:
                sets = _sets(above, parents)
                yield from ((one, sets) for one in _GROUPS[node.id])


def _sets(node: ast.expr, parents: dict[ast.AST, ast.AST]) -> bool:
    above = parents[node]
    match above:
        case ast.Dict():
            return node in above.keys
        case ast.DictComp():
            return node is above.key
        case ast.Subscript():
            return isinstance(above.ctx, ast.Store)
        case ast.Call():
            called = ast.unparse(above.func).rpartition(".")[2]
            return called in _SETTERS and node in above.args[:2]
    return False


def _files(folder: str, kind: str) -> Iterator[Path]:
    return (ROOT / folder).rglob(kind)
