"""One class of one name: whoever searches for a name finds the one thing that it means."""

import ast
from collections import defaultdict

from tests.laws.package import modules, tree

# Names that more than one class has, still. Take a name out with its second class; put none in.
KNOWN = frozenset(
    {
        "Position",
        "TableNote",
        "_Checker",
        "_Maker",
        "_Piece",
        "_Place",
        "_Reader",
        "_Worker",
        "_Writer",
    }
)


def test_a_name_has_one_class() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module in modules():
        for node in tree(module).body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(module)
    several = {name: found for name, found in places.items() if len(found) > 1}
    new = {name: found for name, found in several.items() if name not in KNOWN}
    assert not new, f"give each class a name that says what it alone does: {new}"
    gone = KNOWN - several.keys()
    assert not gone, f"well done; delete from KNOWN: {sorted(gone)}"
