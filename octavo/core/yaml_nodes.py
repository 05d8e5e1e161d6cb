"""YAML 1.2 as a tree of nodes with their places, read by libyaml if that is safe.

libyaml (through PyYAML) reads some thirty times as fast as ruamel.yaml, but it speaks YAML 1.1, and its
messages are its own. So it only reads what means the same to both: well-formed texts, not deep, without tags,
anchors, aliases, directives, unusual signs, and texts that begin with | or >. All others, and all texts on a
machine without libyaml, are read by ruamel.yaml. The two differ in one thing: the place of a value that is
left out.
"""

import importlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

try:
    # libyaml's side of PyYAML, which has no type hints.
    _libyaml: Any = importlib.import_module("yaml._yaml")
    _yaml: Any = importlib.import_module("yaml")
except ImportError:
    _libyaml = None

#: Signs that YAML 1.1 and 1.2 or the two parsers treat differently, and lines that begin a directive.
_UNUSUAL = re.compile(r"[\t\r\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]|:[,\]}]|^%", re.MULTILINE)
#: Levels that libyaml's events are followed down; deeper texts are left to ruamel.yaml.
_DEPTH = 20
_TAG = "tag:yaml.org,2002:"


@dataclass(slots=True, eq=False)
class ScalarNode:
    """A text as it is written, not resolved. ``line`` and ``column`` count from 0; ``style`` is the sign with
    which the text begins (" ' | >), or ""."""

    line: int
    column: int
    value: str
    style: str
    tag: str = f"{_TAG}str"


@dataclass(slots=True, eq=False)
class ListNode:
    """A list."""

    line: int
    column: int
    items: "list[Node]" = field(default_factory=list)
    tag: str = f"{_TAG}seq"


@dataclass(slots=True, eq=False)
class MappingNode:
    """A mapping, as pairs of keys and values."""

    line: int
    column: int
    pairs: "list[tuple[Node, Node]]" = field(default_factory=list)
    tag: str = f"{_TAG}map"


Node = ScalarNode | ListNode | MappingNode


class BrokenYaml(Exception):  # noqa: N818 - it names what is the case
    """A text is not YAML; ``problem`` is the parser's own exception. ``line`` and ``column`` count from 0."""

    def __init__(self, problem: Exception, line: int, column: int) -> None:
        super().__init__(str(problem))
        self.problem, self.line, self.column = problem, line, column


def compose_yaml(text: str, depth: int) -> Node | None:
    """Return the root of the one document of a text, None for an empty text. An alias is the very node that
    it stands for.

    Raise BrokenYaml for a text that is broken or has lists and mappings more than ``depth`` deep in each
    other.
    """
    if _libyaml is not None and not _UNUSUAL.search(text):
        try:
            return _Composer(text, min(depth, _DEPTH)).document()
        except (_DoubtError, _yaml.YAMLError):
            pass  # ruamel.yaml says what is wrong, if anything is
    return _carefully(text, depth)


def _carefully(text: str, depth: int) -> Node | None:
    # Here, since few texts need it.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    yaml = YAML(typ="safe", pure=True)
    yaml.max_depth = depth
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an anchor used twice: the later one counts
            root = yaml.compose(text)
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        if problem.context_mark and re.search("unexpected end of stream|parsing a flow", str(problem)):
            mark = problem.context_mark  # the quotation mark or bracket that is opened, not the file's end
        raise BrokenYaml(problem, mark.line if mark else 0, mark.column if mark else 0) from problem
    except ReaderError as problem:
        raise BrokenYaml(problem, text.count("\n", 0, problem.position), 0) from problem
    except (YAMLError, RecursionError, ValueError) as problem:
        raise BrokenYaml(problem, 0, 0) from problem
    return None if root is None else _converted(root, {})


def _converted(node: Any, known: dict[int, Node]) -> Node:
    """Return a node of ruamel.yaml as one of ours; ``known`` are those that are made already, by their
    ids."""
    if id(node) in known:
        return known[id(node)]
    place, tag = (node.start_mark.line, node.start_mark.column), str(node.tag)
    if node.id == "scalar":
        made: Node = ScalarNode(*place, str(node.value), node.style or "", tag)
        known[id(node)] = made
    elif node.id == "sequence":
        known[id(node)] = made = ListNode(*place, tag=tag)
        made.items += [_converted(item, known) for item in node.value]
    else:
        known[id(node)] = made = MappingNode(*place, tag=tag)
        made.pairs += [(_converted(key, known), _converted(value, known)) for key, value in node.value]
    return made


class _DoubtError(Exception):
    """The text has what the two parsers may understand differently."""


class _Composer:
    """Makes nodes of libyaml's events."""

    def __init__(self, text: str, depth: int) -> None:
        self._events: Iterator[Any] = _yaml.parse(text, Loader=_yaml.CSafeLoader)
        self._depth = depth

    def document(self) -> Node | None:
        """Return the root of the only document."""
        self._expect(_yaml.StreamStartEvent)
        event = next(self._events)
        if isinstance(event, _yaml.StreamEndEvent):
            return None
        if event.version or event.tags:
            raise _DoubtError
        root = self._node(next(self._events), 0)
        self._expect(_yaml.DocumentEndEvent)
        self._expect(_yaml.StreamEndEvent)
        return root

    def _expect(self, kind: type[Any]) -> None:
        if not isinstance(next(self._events), kind):
            raise _DoubtError

    def _node(self, event: Any, level: int) -> Node:
        if level > self._depth or event.anchor is not None or event.tag is not None:
            raise _DoubtError
        mark = event.start_mark
        if isinstance(event, _yaml.ScalarEvent):
            if event.style in ("|", ">"):
                raise _DoubtError  # the two disagree on comments beside and below these signs
            return ScalarNode(mark.line, mark.column, event.value, event.style or "")
        if isinstance(event, _yaml.SequenceStartEvent):
            items = [self._node(one, level + 1) for one in self._until(_yaml.SequenceEndEvent)]
            return ListNode(mark.line, mark.column, items)
        pairs = [
            (self._node(key, level + 1), self._node(next(self._events), level + 1))
            for key in self._until(_yaml.MappingEndEvent)
        ]
        return MappingNode(mark.line, mark.column, pairs)

    def _until(self, end: type[Any]) -> Iterator[Any]:
        """Yield the events before one of the kind ``end``, which is taken, too."""
        while not isinstance(event := next(self._events), end):
            yield event
