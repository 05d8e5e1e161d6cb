"""YAML 1.2 as a tree of nodes with their places, read by libyaml where that is safe.

libyaml (through PyYAML) reads some thirty times as fast as ruamel.yaml, but it speaks YAML 1.1, and its
messages are its own. So it only reads what means the same to both: well-formed texts, not deep, without
tags, anchors, aliases, directives, unusual signs, and texts that begin with | or >. All others, and all
texts on a machine without libyaml, are read by ruamel.yaml. The two differ in one thing: where a value that
is left out would have stood.
"""

import importlib
import re
import warnings
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

try:
    # libyaml's side of PyYAML, which has no type hints.
    _libyaml: Any = importlib.import_module("yaml._yaml")
    _yaml: Any = importlib.import_module("yaml")
except ImportError:
    _libyaml = None

#: Signs that YAML 1.1 and 1.2 or the two parsers treat differently, and lines that begin a directive.
_UNUSUAL = re.compile("[\t\r\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]|^%", re.MULTILINE)
#: Levels that libyaml's events are followed down; deeper texts are left to ruamel.yaml.
_DEPTH = 20
_TAG = "tag:yaml.org,2002:"


def compose(text: str, depth: int) -> Node | None:
    """The root of the one document of a text, None for an empty text. Values are not resolved: the nodes
    of scalars have the text as it is written.

    Raises what ruamel.yaml raises for a text that is broken (YAMLError, RecursionError, ValueError) or has
    lists and mappings more than ``depth`` deep in each other.
    """
    if _libyaml is not None and not _UNUSUAL.search(text):
        try:
            return _Composer(text, min(depth, _DEPTH)).document()
        except (_DoubtError, _yaml.YAMLError):
            pass  # ruamel.yaml says what is wrong, if anything is
    yaml = YAML(typ="safe", pure=True)
    yaml.max_depth = depth
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an anchor used twice: the later one counts
        root: Node | None = yaml.compose(text)
    return root


class _DoubtError(Exception):
    """The text has what the two parsers may understand differently."""


class _Composer:
    """Makes nodes of libyaml's events."""

    def __init__(self, text: str, depth: int) -> None:
        self._events: Iterator[Any] = _yaml.parse(text, Loader=_yaml.CSafeLoader)
        self._depth = depth

    def document(self) -> Node | None:
        """The root of the only document."""
        self._take(_yaml.StreamStartEvent)
        event = next(self._events)
        if isinstance(event, _yaml.StreamEndEvent):
            return None
        if event.version or event.tags:
            raise _DoubtError
        root = self._node(next(self._events), 0)
        self._take(_yaml.DocumentEndEvent)
        self._take(_yaml.StreamEndEvent)
        return root

    def _take(self, kind: type[Any]) -> None:
        if not isinstance(next(self._events), kind):
            raise _DoubtError

    def _node(self, event: Any, level: int) -> Node:
        if level > self._depth or event.anchor is not None or event.tag is not None:
            raise _DoubtError
        if isinstance(event, _yaml.ScalarEvent):
            if event.style in ("|", ">"):
                raise _DoubtError  # the two disagree on comments beside and below these signs
            tag = f"{_TAG}str"
            return ScalarNode(tag, event.value, event.start_mark, event.end_mark, style=event.style)
        if isinstance(event, _yaml.SequenceStartEvent):
            items = [self._node(one, level + 1) for one in self._until(_yaml.SequenceEndEvent)]
            return SequenceNode(f"{_TAG}seq", items, event.start_mark, event.end_mark)
        pairs = [
            (self._node(key, level + 1), self._node(next(self._events), level + 1))
            for key in self._until(_yaml.MappingEndEvent)
        ]
        return MappingNode(f"{_TAG}map", pairs, event.start_mark, event.end_mark)

    def _until(self, end: type[Any]) -> Iterator[Any]:
        """The events before one of the kind ``end``, which is taken, too."""
        while not isinstance(event := next(self._events), end):
            yield event
