"""What must hold for any text, tried on texts put together by chance (always the same ones)."""

import random

import pytest
from lxml import etree

from octavo.compose.typography import set_line, set_type
from octavo.languages import LANGUAGES
from tests.compose.typography_cases import body, content

_WORDS = (
    *(
        "word",
        "Name",
        "workers",
        "It",
        "tis",
        "l",
        "n",
        "p.",
        "No.",
        "E.",
        "H.",
        "Oct.",
        "October",
        "Ю.",
        "в",
    ),
    *("5", "23", "1923", "108-09", "https://example.org/a--b"),
)
_SIGNS = (
    *("-", "--", "---", "—", "–", "...", "....", "…", ". . .", ".", ",", ";", ":", "!", "?", "/", "%", "№"),
    *("(", ")", "[", "]", '"', '"', '"', "'", "'", "'", "“", "”", "‘", "’", "«", "»"),
    *(" ", " ", " ", " ", " ", "\n", "\u00a0"),
)
_PIECES = _WORDS + _SIGNS
_MARKUP = (
    *("<em>", "<em>", "<b>", "<span>", '<i lang="fr">', '<i lang="xx">', "<p>"),
    *("<n/>", "<code>'--'</code>", "<br/>"),
)


def _text(chance: random.Random) -> str:
    return "".join(chance.choice(_PIECES) for _ in range(chance.randint(1, 30)))


def _xhtml(chance: random.Random, depth: int = 3) -> str:
    parts = [_text(chance)]
    for _ in range(chance.randint(0, 4)):
        tag = chance.choice(_MARKUP)
        if tag.startswith("<code") or tag.endswith("/>"):
            parts.append(tag)
        else:
            inside = _xhtml(chance, depth - 1) if depth else _text(chance)
            parts.append(f"{tag}{inside}</{tag[1:].split()[0].rstrip('>')}>")
        parts.append(_text(chance))
    return "".join(parts)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _shape(node: etree._Element) -> list[tuple[str, str]]:
    return [(str(child.tag), _letters("".join(str(t) for t in child.itertext()))) for child in node.iter()]


@pytest.mark.parametrize("language", sorted(LANGUAGES.names()))
def test_lines(language: str) -> None:
    chance = random.Random(f"lines {language}")
    for _ in range(150):
        text = _text(chance)
        once = set_line(text, language)
        assert set_line(once, language) == once, repr(text)
        assert _letters(once) == _letters(text), repr(text)


@pytest.mark.parametrize("language", sorted(LANGUAGES.names()))
def test_trees(language: str) -> None:
    chance = random.Random(f"trees {language}")
    for _ in range(20):
        text = _xhtml(chance)
        tree = body(text)
        shape = _shape(tree)
        set_type(tree, language)
        once = content(tree)
        assert _shape(tree) == shape, text
        set_type(tree, language)
        assert content(tree) == once, text
