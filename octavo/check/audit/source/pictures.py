"""Pictures of Markdown: their captions and alternative texts."""

import re

from octavo.check.audit.blocks import Role

ALT = re.compile(r"(?<![\w-])(?:fig-)?alt=(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)')")
PICTURE = re.compile(
    r"!\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\](?:\([^()]*\))?)*)\]\(([^()\s]*(?:\([^()]*\))?[^()\s]*)(?:\s+\"[^\"]*\")?\)(\{[^{}]*\})?"
)
#: A picture alone in its paragraph whose file is named elsewhere.
PICTURE_ELSEWHERE = re.compile(r"!\[[^\[\]]*\](?:\[[^\[\]]*\])?")


def no_file(_: str) -> None:
    """Return None: there is no file of the name."""


def take_pictures(text: str) -> tuple[str, list[tuple[str, Role, int]]]:
    """Take pictures out of a paragraph: their captions and alternative texts, with the lines before each."""
    pictures: list[tuple[str, Role, int]] = []
    alone = PICTURE.sub("", text).strip() == ""

    def take(match: re.Match[str]) -> str:
        before = text.count("\n", 0, match.start())
        alt = ALT.search(match[3] or "")
        role = Role.CAPTION if alone else Role.ALT
        if match[1]:
            pictures.append((match[1], role, before))
        if alt:
            pictures.append(
                (alt[1] or alt[2] or "", Role.ALT, before + match[0].count("\n", 0, match[0].rfind("alt=")))
            )
        return " " + "\n" * match[0].count("\n")

    return PICTURE.sub(take, text), pictures
