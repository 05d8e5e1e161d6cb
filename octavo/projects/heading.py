"""The top of a file: its front matter, and the heading that will be its title."""

import re
from dataclasses import dataclass, replace

from octavo.core.diagnostics import Diagnostics, Span
from octavo.source.front_matter import split_yaml
from octavo.source.yaml_tree import YamlNode

_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(\S.*)$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*$")
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")
#: A picture, and one that is a link: badges beside the title of a README.
_PICTURE = re.compile(r"[ \t]*(?:\[!\[[^\[\]]*\]\([^()]*\)[ \t]*\]\([^()]*\)|!\[[^\[\]]*\]\([^()]*\))")
_BLOCK = re.compile(r"%[ \t]*([^\n]*)\n?((?:[ \t]+\S[^\n]*\n)*)")

#: Signs of a heading that are looked at.
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class FileHeading:
    """The heading that Octavo takes for the title of a file.

    It has its words; ``unnumbered`` is True if it bids no number, ``several`` if others are as high.
    """

    words: str
    unnumbered: bool = False
    several: bool = False


def front_of(text: str, file: str) -> YamlNode | None:
    """Return the front matter of a text, or its title block as such; None without either.

    What is wrong with it is told when the book is read.
    """
    if text.startswith("%"):
        return _title_block(text, file)
    return split_yaml(text, file, Diagnostics())[0]


def _title_block(text: str, file: str) -> YamlNode | None:
    members: dict[str, YamlNode] = {}
    at = 0
    for number, key in enumerate(("title", "author", "date"), start=1):
        found = _BLOCK.match(text, at)
        if found is None:
            break
        words = " ".join((found[1] + " " + found[2]).split())
        if words:
            members[key] = YamlNode(Span(file, number), words)
        at = found.end()
    return YamlNode(Span(file), members, {key: one.span for key, one in members.items()}) if members else None


def heading_of(text: str, file: str) -> FileHeading | None:
    """Return the heading that will be the title of a file, or None: the first with one number sign, or a
    lower one that begins the file and is higher than all others."""
    _, rest = split_yaml(text, file, Diagnostics())
    if rest.startswith("%"):
        rest = (
            rest[found.end() :]
            if (found := re.match(r"(?:%[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){1,3}", rest))
            else rest
        )
    headings = list(_headings(rest))
    tops = [words for _, level, words in headings if level == 1]
    if tops:
        return replace(_heading(tops[0]), several=len(tops) > 1)
    if headings and headings[0][0] and all(level > headings[0][1] for _, level, _ in headings[1:]):
        return _heading(headings[0][2])
    return None


def _heading(words: str) -> FileHeading:
    words = words[:_LONGEST]
    attributes = _ATTRIBUTES.search(words)
    said = attributes[0].strip(" {}").split() if attributes else []
    plain = _ATTRIBUTES.sub("", words).rstrip("# \t") or words
    plain = _PICTURE.sub("", plain).strip() or plain
    return FileHeading(plain, "-" in said or ".unnumbered" in said)


def _headings(text: str) -> list[tuple[bool, int, str]]:
    """Return the headings of a text outside of code: True for one that begins it, level, words."""
    found: list[tuple[bool, int, str]] = []
    fence, before, begun = "", "", False
    for line in text.split("\n"):
        opening = _FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
        if opening or fence:
            before, begun = "", True
            continue
        heading, underline = _HEADING.match(line), _UNDERLINE.match(line)
        if heading:
            found.append((not begun, len(heading[1]), heading[2]))
        elif underline and before.strip() and not before.lstrip().startswith(("#", "|", ">", "-", "*")):
            found.append((not found and not begun, 1 if underline[1][0] == "=" else 2, before.strip()))
        begun = begun or bool(line.strip() and not line.lstrip().startswith("<!--"))
        before = line
    return found
