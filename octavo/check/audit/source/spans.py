"""The words of a paragraph of Markdown with the markup that each of them bears.

It is read a second time, sign by sign, and only what is sure is told: a paragraph with markup that this
reader does not know (HTML, templates of other programs) has no spans, and is compared with nothing but its
words.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from octavo.check.audit.source.index_facts import is_mark, mark_path

Marks = frozenset[str]
PLAIN: Marks = frozenset()
#: Stands for what is printed as something else: a reference, a citation, a formula.
ELSE = "\ufffc"
#: The mark of what leads to a place that is defined elsewhere.
SOMEWHERE = "to:?"

_UNKNOWN = re.compile(r"<(?!https?:|mailto:|[^\s<>@]+@)/?[A-Za-z!?]|\{[{%=<]|\\[A-Za-z]{2,}|\]\{=")
#: A role of MyST: what stands between the back-ticks is no code.
_ROLE = re.compile(r"\{[\w:.+-]+\}`")
_AT = re.compile(r"-?@(?:\{([^}]*)\}|(\w(?:[\w:.#$%&+?<>~/-]*\w)?))(?:\s?\[[^\]]*\])?")
_CITED = re.compile(r"(?<![\w\\])-?@(?:\{([^}]*)\}|(\w(?:[\w:.#$%&+?<>~/-]*\w)?))")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)(\{[^}\n]*\})?", re.DOTALL)
_MATH = re.compile(
    r"\$\$.+?\$\$|"
    r"\$(?![\s$])(?:[^$\\\n]|\\.|\n(?!\n))*?(?<![\s\\])\$(?!\d)|\\\(.+?\\\)|\\\[.+?\\\]",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
_TARGET = re.compile(
    r"\(\s*(<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()]|\([^\s()]*\))*\))*)(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'))?\s*\)"
)
_ATTRIBUTES = re.compile(r"\{(?:[^{}\"']|\"(?:[^\"\\]|\\.)*\"|(?<==)'[^'\n]*'|'(?=\w))*\}", re.DOTALL)
_LANGUAGE = re.compile(r"(?<![\w-])(?:xml:)?lang=[\"']?([\w-]+)")
_CLASS = re.compile(r"(?:^|[{\s])\.([\w-]+)")
_LABEL = re.compile(r"\[[^\[\]]*\]")
_PLAIN = re.compile(r"(?:[^\\`$&<\[\]@*_^~={-]|-(?!@))+")
_SCRIPT = re.compile(r"\^((?:[^\s^\\\[\]]|\\.)+)\^|~((?:[^\s~\\\[\]]|\\.)+)~(?!~)")
_CLASSES = {
    **dict.fromkeys(("smallcaps", "sc"), "small capitals"),
    **dict.fromkeys(("underline", "ul"), "underlining"),
}
_DEEPEST = 12


@dataclass
class Spans:
    """Pieces of text with their marks: "emphasis", "lang:fr", "to:https://..."; the calls of notes, and the
    references to single places, each with the number of the piece before which it stands; and so the marks of
    the index with their headings, and True for those without words."""

    pieces: list[tuple[str, Marks]] = field(default_factory=list)
    calls: list[tuple[int, str]] = field(default_factory=list)
    references: list[tuple[int, str]] = field(default_factory=list)
    marks: list[tuple[int, tuple[str, ...], bool]] = field(default_factory=list)


@dataclass
class _Run:
    """A run of asterisks or the like."""

    sign: str
    size: int
    opens: bool
    closes: bool
    at: int  # the piece before which it stands


def read_spans(text: str) -> Spans | None:
    """Return the spans of a paragraph, or None if it has markup that is not sure."""
    if _ROLE.search(text) or _UNKNOWN.search(_MATH.sub("", _CODE.sub("", text))):
        return None
    found = Spans()
    try:
        _Reader(text, found).read(0, len(text), PLAIN, 0)
    except _UnsureError:
        return None
    return found


class _UnsureError(Exception):
    """The markup is not sure."""


class _Reader:
    def __init__(self, text: str, found: Spans) -> None:
        self._text, self._found = text, found
        self._pair = dict(_brackets(text))

    def read(self, at: int, end: int, marks: Marks, depth: int) -> None:
        """Read a part of the text, whose pieces have these marks and those of their own."""
        if depth > _DEEPEST:
            raise _UnsureError
        text, runs = self._text, list[_Run]()
        while at < end:
            sign = text[at]
            if plain := _PLAIN.match(text, at, end):
                self._add(plain[0], marks)
                at = plain.end()
            elif sign == "\\" and (maths := _MATH.match(text, at, end)):
                self._add(ELSE, marks)
                at = maths.end()
            elif sign == "\\":
                self._add("\u00a0" if text[at + 1 : at + 2] == " " else text[at + 1 : at + 2], marks)
                at += 2
            elif sign in "*_" or (sign in "~=" and text.startswith(sign * 2, at)):
                at = self._run(at, end, runs, marks)
            elif sign in "^~" and (script := _SCRIPT.match(text, at, end)):
                inner = 1 if script[1] is not None else 2
                own = "superscript" if inner == 1 else "subscript"
                self.read(*script.span(inner), marks | {own}, depth + 1)
                at = script.end()
            else:
                at = self._other(at, end, marks, depth)
        self._pair_runs(runs)

    def _other(self, at: int, end: int, marks: Marks, depth: int) -> int:
        """Read what begins with another sign; return the place behind it."""
        text, sign = self._text, self._text[at]
        if sign == "`" and (code := _CODE.match(text, at, end)):
            if code[3]:
                raise _UnsureError
            self._add(code[2].strip() or code[2], marks | {"code"})
            return code.end()
        if sign == "$" and (at == 0 or not text[at - 1].isalnum()) and (maths := _MATH.match(text, at, end)):
            self._add(ELSE, marks)
            return maths.end()
        if sign == "&" and (entity := _ENTITY.match(text, at, end)):
            self._add(html.unescape(entity[0]), marks)
            return entity.end()
        if sign == "<" and (address := _ADDRESS.match(text, at, end)):
            target = address[1] if ":" in address[1] else f"mailto:{address[1]}"
            self._add(address[1], marks | {f"to:{target}"})
            return address.end()
        if sign in "@-" and self._is_reference(at) and (reference := _AT.match(text, at, end)):
            self._found.references.append((len(self._found.pieces), reference[1] or reference[2]))
            self._add(ELSE, marks)
            return reference.end()
        if sign == "[" and at in self._pair and self._pair[at] < end:
            return self._bracket(at, self._pair[at], end, marks, depth)
        if sign == "^" and text.startswith("^[", at) and at + 1 in self._pair:
            self._found.calls.append((len(self._found.pieces), ""))
            return self._pair[at + 1] + 1
        if sign == "{":
            attributes = _ATTRIBUTES.match(text, at, end)
            if attributes is None or (text[at - 1 : at] not in (")", "]") and _marks_of(attributes[0])):
                raise _UnsureError
            return attributes.end()
        self._add(sign, marks)
        return at + 1

    def _is_reference(self, at: int) -> bool:
        before = self._text[at - 1 : at]
        return (
            not (before.isalnum() or (before and before in "_\\/."))
            and self._text[at : at + 2].strip("-") != ""
        )

    def _bracket(self, at: int, close: int, end: int, marks: Marks, depth: int) -> int:
        """Read a link, a span, a call or a citation."""
        text, found = self._text, self._found
        if text.startswith("[^", at) and not text[at + 2 : close].count(" "):
            found.calls.append((len(found.pieces), text[at + 2 : close]))
            return close + 1
        own, behind = marks, close + 1
        if _CITED.search(text, at, close) and not text.startswith("(", behind):
            names = [one[1] or one[2] for one in _CITED.finditer(text, at, close)]
            found.references += [(len(found.pieces), name) for name in names if len(names) == 1]
            self._add(ELSE, marks)
            attributes = _ATTRIBUTES.match(text, behind, end) if text.startswith("{", behind) else None
            return attributes.end() if attributes else behind
        if target := _TARGET.match(text, behind, end):
            own, behind = own | {f"to:{target[1].strip('<>')}"}, target.end()
        elif text[behind : behind + 1] == "{":
            attributes = _ATTRIBUTES.match(text, behind, end)
            if attributes is None:
                raise _UnsureError
            own, behind = own | _marks_of(attributes[0]), attributes.end()
            if is_mark(attributes[0]):
                path = mark_path(attributes[0], text[at + 1 : close])
                found.marks.append((len(found.pieces), path, close == at + 1))
        elif label := _LABEL.match(text, behind, end):
            own, behind = own | {SOMEWHERE}, label.end()
        if text[behind : behind + 1] == "{":
            attributes = _ATTRIBUTES.match(text, behind, end)
            behind = attributes.end() if attributes else behind
        bare = own is marks and behind == close + 1
        if bare:
            self._add("[", marks)
            own = own | {SOMEWHERE}
        self.read(at + 1, close, own, depth + 1)
        if bare:
            self._add("]", marks)
        return behind

    def _run(self, at: int, end: int, runs: list[_Run], marks: Marks) -> int:
        """Note a run of asterisks, underscores, tildes or equals signs."""
        text, sign = self._text, self._text[at]
        behind = at
        while behind < end and text[behind] == sign:
            behind += 1
        before, after = text[at - 1 : at] or " ", text[behind : behind + 1] or " "
        left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
        if sign == "_":
            left, right = left and not before.isalnum(), right and not after.isalnum()
        if not left and not right:
            self._add(text[at:behind], marks)
        else:
            runs.append(_Run(sign, behind - at, left, right, len(self._found.pieces)))
        return behind

    def _pair_runs(self, runs: list[_Run]) -> None:
        """Give the pieces between paired runs their marks; raise if one stays alone."""
        stack: list[_Run] = []
        for run in runs:
            while run.size and run.closes and stack and stack[-1].sign == run.sign:
                opener = stack[-1]
                size = 2 if min(opener.size, run.size) >= 2 else 1
                self._mark(opener.at, run.at, run.sign, size)
                opener.size, run.size = opener.size - size, run.size - size
                if not opener.size:
                    stack.pop()
            if run.size and run.opens:
                stack.append(run)
            elif run.size:
                raise _UnsureError
        if stack:
            raise _UnsureError

    def _mark(self, first: int, last: int, sign: str, size: int) -> None:
        if sign in "*_":
            mark = "strong emphasis" if size == 2 else "emphasis"
        else:
            mark = "deletion" if sign == "~" else "highlight"
        pieces = self._found.pieces
        for number in range(first, last):
            text, marks = pieces[number]
            pieces[number] = text, marks | {mark}

    def _add(self, text: str, marks: Marks) -> None:
        self._found.pieces.append((text, marks))


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield each bracket that is closed, with where it is."""
    stack: list[int] = []
    at = 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "`" and (code := _CODE.match(text, at)):
            at = code.end() - 1
        elif text[at] == "[":
            stack.append(at)
        elif text[at] == "]" and stack:
            yield stack.pop(), at
        at += 1


def _marks_of(attributes: str) -> Marks:
    language = _LANGUAGE.search(attributes)
    bare = re.sub(r"=(?:\"[^\"]*\"|'[^']*'|\S+)", "=", attributes)
    own = {_CLASSES[name] for name in _CLASS.findall(bare) if name in _CLASSES}
    return frozenset(own | ({f"lang:{language[1]}"} if language else set()))
