"""Taking the markup out of a line of Markdown, so that what remains are the words that are printed.

Nothing changes its line. Markup within a word becomes ``JOINER``; what is printed as something else
(references, citations, formulas) becomes space, and its words are counted as unsure.
"""

import html
import re
from dataclasses import dataclass, field

from octavo.check.audit.source.uncompared import Uncompared
from octavo.check.audit.words import DOUBT, GONE, JOINER

#: Stands between the cells of a row.
CELL = " \x05 "
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)(\{[^}\n]*\})?", re.DOTALL)
_MATH = re.compile(
    r"\$\$.+?\$\$|(?<![\\$0-9A-Za-z])\$(?![\s$])(?:[^$\\\n\x05]|\\.|\n(?!\n))*?(?<![\s\\])\$(?!\d)|\\\(.+?\\\)|\\\[.+?\\\]",
    re.DOTALL,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
#: References of bookdown: ``\\@ref(x)``, ``(\\#fig:x)``, ``(ref:x)``.
_REFERENCE = re.compile(r"\\@ref\([^()\n]*\)|\(\\#[\w-]+:[\w:.-]+\)|\(ref:[\w:.-]+\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ROLE = re.compile(r"\{[\w:.+-]+\}(?=\x01)")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)(?:\s[^<>]*)?/?>")
_HIDDEN = re.compile(r"<(\w+)[^<>]*\bclass=\"hidden\"[^<>]*>.*?</\1>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_CITE = re.compile(r"\[[^\[\]]*(?<![\w\\])-?@[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")
_AT = re.compile(r"(?<![\w\\/.])-?@(?:\{[^}]*\}|[\w](?:[\w:.#$%&+?<>~/-]*[\w])?)(?:\s?\[[^\]]*\])?")
_CALL = re.compile(r"\[\^[^\]\s]+\]")
_ATTRIBUTES = re.compile(
    r"\{(?![\w]+\}[`\x01])(?:[^{}\"']|\"(?:[^\"\\]|\\.)*\"|(?<==)'[^'\n]*'|'(?=\w))*\}", re.DOTALL
)
_TARGET = re.compile(
    r"\]\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()]|\([^\s()]*\))*\))*)(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\([^()]*\)))?\s*\)"
)
_LABEL = re.compile(r"\]\[[^\[\]]*\]")
_EMPHASIS = re.compile(r"(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|[*~^=]+|[\x02\x03]")
_TEX = re.compile(r"\\(?:begin|end)\{[^}]*\}|\\[A-Za-z]+(?:\[[^\]\n]*\])?(?:\{[^{}\n]*\})*")
_IMAGE = re.compile(r"!(?=\[)")
_BRACKET = re.compile(r"[\[\]]")
#: The mark of an aside of GitHub, whose label is printed in the language of the book.
_ALERT = re.compile(r"\A\[![A-Za-z]+\][+-]?(?=\s|\Z)")
#: Raised signs, whose end is no beginning of a note: ``10^6^[x]``.
_RAISED = re.compile(r"\^([^\s^\[\]\\]+)\^")
_INLINE_NOTE = re.compile(r"\^\[")
#: What looks like markup still: nobody knows how it is printed.
_RESIDUE = re.compile(
    r"\{\{.*?\}\}|\{[^{}\n]*\}|\\[A-Za-z@]\S*|<[^<>\n]*>|\[\[.*?\]\]|(?<![\w:]):[\w+-]+:(?![\w:])|\$\S[^$\n]*\$|@\w\S*"
    r"|%%.*?%%|\(\(.*?\)\)|\+\+.*?\+\+|\|\|.*?\|\|",
)
_DOUBTED = re.compile(r"\x01\d+\x01|\w+(?:[.,:]\d+)*")
_BREAKS = frozenset({"br", "p", "div", "td", "th", "li", "tr", "img", "hr"})


@dataclass
class PlainMarkdown:
    """The words that a stretch of Markdown prints: its text without markup, the notes within it, each with
    the lines before it, and the words that are printed as something else."""

    text: str
    notes: list[tuple[str, int]] = field(default_factory=list)
    pictures: list[tuple[str, int]] = field(default_factory=list)
    unsure: Uncompared = field(default_factory=Uncompared)


def strip_inline(text: str) -> PlainMarkdown:
    """Take the markup out of a paragraph."""
    result = PlainMarkdown(text)
    codes: list[str] = []

    def count(reason: str, what: str) -> str:
        result.unsure.add(reason, what)
        return f" {GONE} " + "\n" * what.count("\n")

    def keep(code: str) -> str:
        codes.append(code)
        return f"\x01{len(codes) - 1}\x01"

    def code(match: re.Match[str]) -> str:
        if match[3] and match[3].startswith("{="):
            return count("raw text of other formats", match[2])
        before = match.string[: match.start()]
        role = re.search(r"\{([\w:.+-]+)\}$", before)
        if role and role[1] not in _TEXT_ROLES:
            return count("references", match[2])
        return keep(match[2])

    def tag(match: re.Match[str]) -> str:
        return (" " if match[1].lower() in _BREAKS else JOINER) + "\n" * match[0].count("\n")

    text = _ALERT.sub("", text)
    text = _CODE.sub(code, text)
    text = _COMMENT.sub(lambda m: " " + "\n" * m[0].count("\n"), text)
    text = _MATH.sub(lambda m: count("formulas", m[0]), text)
    text = _HIDDEN.sub(lambda m: count("raw text of other formats", m[0]), text)
    text = _TEMPLATE.sub(lambda m: count("markup of other programs", m[0]), text)
    text = _REFERENCE.sub(lambda m: count("citations and references", m[0]), text)
    text = _ESCAPE.sub(lambda m: keep(m[1]), text)
    text = _ROLE.sub(JOINER, text)
    text = _AUTOLINK.sub(lambda m: keep(m[1]), text)
    text = _TAG.sub(tag, text)
    text = _ENTITY.sub(lambda m: keep(html.unescape(m[0])), text)
    text = _ATTRIBUTES.sub(lambda m: JOINER + "\n" * m[0].count("\n"), text)
    text = _RAISED.sub(lambda m: f"{JOINER}{m[1]}{JOINER}", text)
    text = _take_notes(text, result, codes)
    text = _CALL.sub(" ", text)
    text = _TARGET.sub(lambda m: "\x03" + "\n" * m[0].count("\n"), text)
    text = _CITE.sub(lambda m: count("citations and references", m[0]), text)
    text = _LABEL.sub(lambda m: "\x03" + "\n" * m[0].count("\n"), text)
    text = _AT.sub(lambda m: count("citations and references", m[0]), text)
    text = _TEX.sub(lambda m: count("raw text of other formats", m[0]), text)
    text = _IMAGE.sub(" ", text)
    text = _EMPHASIS.sub(JOINER, text)
    text = _RESIDUE.sub(_doubted, _drop_brackets(text))
    result.text = _restore(text, codes)
    return result


#: Roles of MyST whose text is printed as it stands.
_TEXT_ROLES = frozenset(
    {
        "abbr",
        "kbd",
        "samp",
        "code",
        "sub",
        "sup",
        "subscript",
        "superscript",
        "term",
        "file",
        "guilabel",
        "command",
    }
    | {
        "menuselection",
        "program",
        "option",
        "emphasis",
        "strong",
        "literal",
        "dfn",
        "u",
        "del",
        "sc",
        "smallcaps",
    }
    | {"title-reference", "title", "t", "envvar", "mimetype", "regexp", "class", "func", "meth", "mod"}
)


def _restore(text: str, codes: list[str]) -> str:
    return re.sub(r"\x01(\d+)\x01", lambda match: codes[int(match[1])], text)


def _doubted(match: re.Match[str]) -> str:
    return _DOUBTED.sub(lambda word: DOUBT + word[0], match[0])


def _take_notes(text: str, result: PlainMarkdown, codes: list[str]) -> str:
    """Take inline notes, ``^[...]``, out of a text. A note in a note stays in its text."""
    kept: list[str] = []
    done = 0
    for found in _INLINE_NOTE.finditer(text):
        if found.start() < done:
            continue
        end = _closing(text, found.end())
        if end < 0:
            break
        inner = text[found.end() : end]
        result.notes.append((_restore(inner, codes), text.count("\n", 0, found.start())))
        kept += [text[done : found.start()], " ", "\n" * inner.count("\n")]
        done = end + 1
    return "".join((*kept, text[done:]))


def _closing(text: str, index: int) -> int:
    """Return where the bracket is closed that is open at a place, or -1."""
    depth = 1
    for bracket in _BRACKET.finditer(text, index):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return bracket.start()
    return -1


def _drop_brackets(text: str) -> str:
    """Brackets of links and spans part no words; brackets that are printed do no harm as such."""
    return re.sub(r"(?<=\w)\[|\](?=\w)|[\x03]", JOINER, text)
