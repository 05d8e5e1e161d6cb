"""Small capitals of print in German: EB Garamond forms none from its German f."""

import re

from octavo.core.settings import RESOURCES, Settings
from octavo.elements import ELEMENTS
from octavo.html.cascade import print_sheets

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def _rules() -> list[tuple[list[str], str]]:
    """Selectors and declarations of each rule for print."""
    sheets = [
        *print_sheets(Settings(RESOURCES / "book", RESOURCES / "output"), ELEMENTS),
        RESOURCES / "styles" / "furniture.css",
    ]
    styles = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    text = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    return [([one.strip() for one in rule[1].split(",")], rule[2]) for rule in _RULE.finditer(text)]


def _subject(selector: str) -> str:
    """What a selector is about in the end: the class, or the name, of its last element."""
    last = re.split(r"[ >+~]+", selector)[-1]
    return re.sub(r":.*", "", last).rpartition(".")[2] or last


def test_all_small_capitals_leave_the_german_f_alone() -> None:
    rules = _rules()
    german = {
        _subject(one)
        for selectors, style in rules
        if '"locl" 0' in style
        for one in selectors
        if ":lang(de)" in one
    }
    small = {
        # a paragraph of a signature has what the signature has
        _subject(one.removesuffix(" p"))
        for selectors, style in rules
        if "small-caps" in style
        for one in selectors
    }
    assert len(small) > 10
    assert small <= german
