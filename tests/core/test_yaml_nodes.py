"""The two readers of YAML take a text for the same tree, or the careful one reads it."""

from typing import Any

import pytest
from ruamel.yaml import YAML

from octavo.core import yaml_nodes
from octavo.core.yaml_nodes import BrokenYaml, ListNode, MappingNode, Node, ScalarNode, compose_yaml

PLAIN = """\
# a comment
title: A Book  # and one more
'quoted': "two \\u263a\\n\\
  lines"
list: [a, 1.50, 'it''s', "", [x, {y: z}], http://a.b/c?d=e#f, a:b]
rows:
- {a: 1, b: "x, y"}
-   - deep
    - deeper: yes
folded: one
  two
"""
NESTED = "a:\n  b:\n  - c: [1, {d: e}]\n    f: g h\n     i\n  j: ÄÖ ☺\n"
#: What only ruamel.yaml reads: each text with what makes it so.
CAREFUL = {
    "a tag": "a: !x 1\n",
    "a plain tag": "a: !!str 1\n",
    "an anchor": "a: &x 1\nb: *x\n",
    "a directive": "%YAML 1.1\n---\na: 1\n",
    "a tab": "a: 'one\ttwo'\n",
    "a text of several lines": "a: |\n  one\n  two\n",
    "a folded text": "a: >- # folded\n  one\n  two\n",
    "a key without a value in a list": "a: [b:, c]\n",
    "a line separator": "a: one\u2028two\n",
    "depth": "a: " + "[" * 25 + "]" * 25 + "\n",
}


def tree(node: Node | None) -> Any:
    """A node with all that is used of it."""
    match node:
        case ScalarNode():
            return (node.line, node.column, node.value, node.style)
        case ListNode():
            return (node.line, node.column, [tree(item) for item in node.items])
        case MappingNode():
            return (node.line, node.column, [(tree(key), tree(value)) for key, value in node.pairs])
    return None


@pytest.fixture
def careful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without libyaml."""
    monkeypatch.setattr(yaml_nodes, "_libyaml", None)


def spy(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes the texts that ruamel.yaml is given."""
    seen: list[str] = []

    class Spied(YAML):
        def compose(self, stream: Any) -> Any:
            seen.append(stream)
            return super().compose(stream)

    monkeypatch.setattr("ruamel.yaml.YAML", Spied)
    return seen


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """The tree of a text as it is read here, and as it is read without libyaml."""
    fast = tree(compose_yaml(text, 40))
    with monkeypatch.context() as patched:
        patched.setattr(yaml_nodes, "_libyaml", None)
        return fast, tree(compose_yaml(text, 40))


@pytest.mark.parametrize("text", [PLAIN, NESTED, "", "# nothing\n", "a", "- a\n- b: c\n", "{}", "a: []"])
def test_plain_texts_are_read_by_libyaml_as_by_ruamel(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = spy(monkeypatch)
    fast, slow = both(text, monkeypatch)
    assert fast == slow
    assert len(seen) == 1  # for the tree to compare with


@pytest.mark.parametrize("name", CAREFUL)
def test_doubtful_texts_are_read_by_ruamel(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = spy(monkeypatch)
    assert compose_yaml(CAREFUL[name], 40) is not None
    assert len(seen) == 1


@pytest.mark.parametrize(
    "text", ["a: [1\n", "a: 'b\n", "a: b: c\n", "a\n b: [}", "a: 1\n---\nb: 2\n", "a: *x"]
)
def test_messages_are_those_of_ruamel(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for library in (yaml_nodes._libyaml, None):
        monkeypatch.setattr(yaml_nodes, "_libyaml", library)
        with pytest.raises(BrokenYaml) as broken:
            compose_yaml(text, 40)
        said.append((str(broken.value), broken.value.line, broken.value.column))
    assert said[0] == said[1]


@pytest.mark.parametrize("text", ["[" * 50_000, "- " * 50_000, "{a: " * 50_000])
def test_depth_is_bounded(text: str) -> None:
    with pytest.raises(BrokenYaml):
        compose_yaml(text, 40)


@pytest.mark.parametrize("sign", ["", "!!str "], ids=["plain", "with a tag"])
def test_depth_is_bounded_as_asked(sign: str) -> None:
    assert compose_yaml("[" * 4 + f"{sign}a" + "]" * 4, 5) is not None
    with pytest.raises(BrokenYaml):
        compose_yaml("[" * 6 + f"{sign}a" + "]" * 6, 5)


def test_a_sign_that_no_text_may_have_is_found_in_its_line() -> None:
    with pytest.raises(BrokenYaml) as broken:
        compose_yaml("a: 1\nb: 2\nc: \x01\nd: 4\n", 40)
    assert broken.value.line == 2


@pytest.mark.usefixtures("careful")
def test_without_libyaml() -> None:
    root = compose_yaml(PLAIN, 40)
    assert isinstance(root, MappingNode)
    assert [tree(name)[2] for name, _ in root.pairs][:3] == ["title", "quoted", "list"]


def test_an_alias_is_the_node_itself() -> None:
    root = compose_yaml("a: &x [1]\nb: *x\nc: &y {d: *y}\n", 40)
    assert isinstance(root, MappingNode)
    (_, first), (_, second), (_, third) = root.pairs
    assert first is second
    assert isinstance(third, MappingNode)
    assert third.pairs[0][1] is third
