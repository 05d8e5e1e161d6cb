"""One class of one name: whoever searches for a name finds the one thing that it means."""

import ast
from collections import defaultdict

from tests.laws.package import modules, tree


def test_a_name_has_one_class() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module in modules():
        for node in tree(module).body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(module)
    several = {name: found for name, found in places.items() if len(found) > 1}
    assert not several, f"give each class a name that says what it alone does: {several}"
