"""Dataclasses as bytes, and back: data only, so that whatever stands in a file, reading it runs nothing.

A value becomes JSON: a dataclass the list of its fields, a tuple a list, a mapping an object. Where a type
is a union, a dataclass has its place among the members behind its fields. Byte strings stand behind the
JSON as they are. How a value is written follows from the types of the fields alone, so a new field needs
nothing here.
"""

import json
import types
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
#: What JSON has itself.
_SCALARS: tuple[object, ...] = (str, int, float, bool, types.NoneType)
#: A byte string is compressed where that takes away a tenth of its beginning, of this many bytes.
_SAMPLE = 32 * 1024
#: Bytes that a compressed part may grow to: what is read need not be what was written.
_LARGEST = 1 << 30

#: Turns a value into what JSON can hold, or back; None where it is that already.
_Step = Callable[[Any], Any] | None


class Codec(Generic[T]):
    """Writes and reads values of one dataclass. Only the outermost class may have fields of type bytes.

    Raises TypeError for a class with fields of other types than these: text, numbers, truth values, None,
    enumerations, dataclasses, tuples, mappings from text, and unions in which each can be told apart.
    """

    def __init__(self, kind: type[T]) -> None:
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        self._kind = kind
        self._binary = tuple(name for name in names if hints[name] is bytes)
        self._plain = tuple(name for name in names if hints[name] is not bytes)
        self._classes: dict[type, tuple[_Step, _Step] | None] = {}
        self._steps = {name: self._of(hints[name]) for name in self._plain}

    def encode(self, value: T) -> bytes:
        """The value as bytes."""
        rest = [_through(self._steps[name][0], getattr(value, name)) for name in self._plain]
        blobs = [_packed(getattr(value, name)) for name in self._binary]
        text = json.dumps([[len(blob) for blob in blobs], rest], ensure_ascii=False, separators=(",", ":"))
        head = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        return b"".join((len(head).to_bytes(8, "big"), head, *blobs))

    def decode(self, data: bytes) -> T:
        """The value that ``encode`` wrote. Raises ValueError for anything else."""
        try:
            return self._decode(data)
        except (TypeError, KeyError, IndexError, RecursionError, zlib.error) as problem:
            raise ValueError(f"this is no {self._kind.__name__}: {problem}") from problem

    def _decode(self, data: bytes) -> T:
        end = 8 + int.from_bytes(data[:8], "big")
        sizes, rest = json.loads(_inflated(data[8:end]).decode("utf-8", "surrogatepass"))
        values = {
            name: _through(self._steps[name][1], value) for name, value in zip(self._plain, rest, strict=True)
        }
        for name, size in zip(self._binary, sizes, strict=True):
            values[name] = _unpacked(data[end : end + size])
            end += size
        if end != len(data):
            raise ValueError("the length is wrong")
        return self._kind(**values)

    def _of(self, hint: Any) -> tuple[_Step, _Step]:
        """How values of a type are written and read."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint in _SCALARS:
            return None, None
        if origin in (Union, types.UnionType):
            return self._union(arguments)
        if origin is tuple:
            return self._tuple(arguments)
        if isinstance(origin, type) and issubclass(origin, Mapping) and arguments[0] is str:
            return _mapping(*self._of(arguments[1]))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return attrgetter("value"), hint
        if isinstance(hint, type) and is_dataclass(hint):
            return self._class(hint)
        raise TypeError(f"{hint} cannot be written as data")

    def _class(self, kind: type) -> tuple[_Step, _Step]:
        if kind in self._classes:
            # A class that holds itself: its steps are not known yet, but will be when they are wanted.
            return self._classes[kind] or (
                lambda value: _through(self._known(kind)[0], value),
                lambda value: _through(self._known(kind)[1], value),
            )
        self._classes[kind] = None
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        steps = [self._of(hints[name]) for name in names]
        self._classes[kind] = made = _dataclass(kind, names, steps)
        return made

    def _known(self, kind: type) -> tuple[_Step, _Step]:
        return self._classes[kind] or (None, None)

    def _union(self, members: Sequence[Any]) -> tuple[_Step, _Step]:
        compound = [member for member in members if member not in _SCALARS]
        if compound and all(is_dataclass(member) for member in compound):
            return _tagged(compound, [self._class(member) for member in compound])
        if len(compound) > 1 or any(isinstance(m, type) and issubclass(m, Enum) for m in compound):
            raise TypeError(f"{members} cannot be told apart")
        if not compound:
            return None, None
        write, read = self._of(compound[0])
        return (
            lambda value: value if type(value) in _SCALARS else _through(write, value),
            lambda value: value if type(value) in _SCALARS else _through(read, value),
        )

    def _tuple(self, members: Sequence[Any]) -> tuple[_Step, _Step]:
        if len(members) == 2 and members[1] is ...:
            write, read = self._of(members[0])
            return write and (lambda value: [*map(write, value)]), (
                (lambda value: tuple(map(read, value))) if read else tuple
            )
        steps = [self._of(member) for member in members]
        writes, reads = [step[0] for step in steps], [step[1] for step in steps]
        if not any(writes) and not any(reads):
            return None, tuple
        return (
            lambda value: [*map(_through, writes, value)],
            lambda value: tuple(map(_through, reads, value)),
        )


def _through(step: _Step, value: Any) -> Any:
    return step(value) if step else value


def _mapping(write: _Step, read: _Step) -> tuple[_Step, _Step]:
    return (
        (lambda value: {key: write(item) for key, item in value.items()}) if write else dict,
        (lambda value: {key: read(item) for key, item in value.items()}) if read else dict,
    )


def _dataclass(
    kind: type, names: Sequence[str], steps: Sequence[tuple[_Step, _Step]]
) -> tuple[Callable[[Any], list[Any]], Callable[[list[Any]], Any]]:
    """The fields as a list. Only those that JSON lacks are looked at one by one: books have many."""
    get = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    writes = [(index, write) for index, (write, _) in enumerate(steps) if write]
    reads = [(index, read) for index, (_, read) in enumerate(steps) if read]

    def encode(value: Any) -> list[Any]:
        items = [*get(value)]
        for index, write in writes:
            items[index] = write(items[index])
        return items

    def decode(items: list[Any]) -> Any:
        for index, read in reads:
            items[index] = read(items[index])
        return kind(*items)

    return encode, decode


def _tagged(kinds: Sequence[type], steps: Sequence[tuple[_Step, _Step]]) -> tuple[_Step, _Step]:
    """One of several dataclasses: its number comes last, where it is taken away at no cost."""
    writes = {kind: (number, step[0]) for number, (kind, step) in enumerate(zip(kinds, steps, strict=True))}
    reads = [read for _, read in steps]

    def encode(value: Any) -> Any:
        if type(value) in _SCALARS:
            return value
        number, write = writes[type(value)]
        items = _through(write, value)
        items.append(number)
        return items

    def decode(items: Any) -> Any:
        if type(items) in _SCALARS:
            return items
        return _through(reads[items.pop()], items)

    return encode, decode


def _packed(data: bytes) -> bytes:
    sample = data[:_SAMPLE]
    if len(zlib.compress(sample, 1)) < 0.9 * len(sample):
        return b"z" + zlib.compress(data, 1)
    return b"=" + data


def _unpacked(data: bytes) -> bytes:
    return _inflated(data[1:]) if data[:1] == b"z" else data[1:]


def _inflated(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    plain = stream.decompress(data, _LARGEST)
    if not stream.eof or stream.unused_data:
        raise ValueError("compressed data is cut short, or too large")
    return plain
