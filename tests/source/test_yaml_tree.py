"""YAML with the places of its keys and values, and with values as they are spelled."""

from octavo.core.diagnostics import Diagnostics, Span
from octavo.source.yaml_tree import YamlNode, load_yaml


def load(text: str, first_line: int = 1) -> YamlNode:
    """The tree of a text without a fault."""
    diagnostics = Diagnostics()
    node = load_yaml(text, "a.yaml", diagnostics, first_line)
    assert not list(diagnostics)
    assert node is not None
    return node


def test_scalars_stay_as_spelled_but_for_true_false_and_null() -> None:
    text = "[40.50, 0x1F, 1_000, 1e3, 2026-11-30, yes, No, true, False, null, ~, '', 'true']"
    assert load(text).plain() == [
        "40.50", "0x1F", "1_000", "1e3", "2026-11-30", "yes", "No", True, False, None, None, "", "true",
    ]  # fmt: skip


def test_keys_and_values_have_their_places() -> None:
    node = load("a: 1\nb:\n  - x\n  - {c: y}\n", first_line=5)
    assert node.place("b") == Span("a.yaml", 6, 1)
    inner = node.get("b")
    assert inner is not None
    assert [item.span for item in inner.items()] == [Span("a.yaml", 7, 5), Span("a.yaml", 8, 5)]
    assert inner.items()[1].place("c") == Span("a.yaml", 8, 6)


def test_an_alias_stands_for_its_value() -> None:
    assert load("a: &x [1]\nb: *x\n").plain() == {"a": ["1"], "b": ["1"]}


def test_an_empty_text_is_null() -> None:
    assert load("").data is None
    assert load("# a comment\n").data is None


def test_block_texts_know_their_indentation() -> None:
    node = load("a: |\n   One\n   Two\n").get("a")
    assert node is not None
    assert (node.block, node.indent, node.text()) == (True, 3, "One\nTwo\n")
