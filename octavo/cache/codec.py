"""Dataclasses as bytes, and back: data only, so that reading a file never runs anything in it.

msgspec writes them as MessagePack and checks every value against the type of its field when it reads them.
The members of a union must be told apart: they are tagged ``msgspec.Struct`` classes instead of
dataclasses.
"""

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Codec(Generic[T]):
    """Writes and reads values of one class. Raise TypeError for a class whose fields msgspec can't write."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)

    def encode(self, value: T) -> bytes:
        """Return a value as bytes. Raise UnicodeEncodeError for a text that is not Unicode, as the name of a
        file may be."""
        return self._encoder.encode(value)

    def decode(self, data: bytes) -> T:
        """Return the value that ``encode`` has written. Raise ValueError for anything else."""
        try:
            return self._decoder.decode(data)
        except (msgspec.DecodeError, RecursionError, ValueError) as problem:
            raise ValueError(f"this is no {self._kind.__name__}: {problem}") from problem
