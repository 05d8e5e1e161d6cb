"""A table over facing pages read as one table: its rows across both pages."""

from xml.etree import ElementTree

from octavo.core.running_text import BlockText, TextNode
from octavo.typeset.weasyprint.boxes import parents_of
from octavo.typeset.weasyprint.table_halves import Halves

TABLE = """<body><figure id="t">
<div class="left"><table><caption data-row="t-c">Cap.</caption>
<thead><tr data-row="t-h"><th id="a">A</th><th id="b">Both</th></tr></thead>
<tbody><tr data-row="t-1"><th>one</th><td>two</td></tr>
<tr data-row="t-2"><th>four</th><td>five</td></tr></tbody></table><p>Source</p></div>
<div class="right"><table><caption data-joins="t-c">continued</caption>
<thead><tr data-joins="t-h"><th id="b-right">Both</th><th id="c-right">C</th></tr></thead>
<tbody><tr data-joins="t-1"><td>three</td></tr><tr data-joins="t-2"><td>six</td></tr></tbody>
</table></div></figure><p id="p">text</p></body>"""


def read() -> tuple[ElementTree.Element, Halves]:
    root = ElementTree.fromstring(TABLE)
    return root, Halves(root, parents_of(root))


def test_the_cells_of_both_halves_follow_each_other() -> None:
    root, halves = read()
    text = BlockText(root[0], halves.joined(iter))
    assert text.counted == "Cap.ABothConetwothreefourfivesixSource"
    six = next(cell for cell in root.iter("td") if cell.text == "six")
    assert text.offset(TextNode(six), 0) == len("Cap.ABothConetwothreefourfive")


def test_what_the_right_half_says_again() -> None:
    root, halves = read()
    again = [one.text for one in root.iter() if one.text and one.text.strip() and halves.says_again(one)]
    # A head of its own ends like one that is repeated, but nothing on the left has its name.
    assert again == ["continued", "Both"]


def test_other_documents_are_as_they_are() -> None:
    root = ElementTree.fromstring("<body><p>one</p></body>")
    assert Halves(root, parents_of(root)).joined(iter) is iter
    assert not Halves(root, parents_of(root)).says_again(root[0])
