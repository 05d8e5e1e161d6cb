"""Styles in elements, moved to a stylesheet."""

from lxml import etree

from octavo.html.inline_styles import styles_to_classes


def test_each_style_becomes_one_class() -> None:
    one = etree.fromstring('<div><p style="width: 2ch" class="whole">a</p><p style="width: 3ch">b</p></div>')
    two = etree.fromstring('<div><p style="width: 3ch">c</p><p>d</p></div>')
    asset = styles_to_classes([one, two], "styles/widths.css")
    assert asset.name == "styles/widths.css"
    assert asset.data.decode().splitlines() == [".-style-1 { width: 2ch }", ".-style-2 { width: 3ch }"]
    assert [node.get("class") for tree in (one, two) for node in tree.iter("p")] == [
        "whole -style-1", "-style-2", "-style-2", None,
    ]  # fmt: skip
    assert [node.get("style") for tree in (one, two) for node in tree.iter()] == [None] * 6


def test_a_style_cannot_end_its_rule() -> None:
    tree = etree.fromstring('<p style="width: 2ch } * { color: red"/>')
    assert styles_to_classes([tree], "w.css").data == b".-style-1 { width: 2ch  *  color: red }\n"
