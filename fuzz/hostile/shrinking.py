"""Makes a case smaller as long as the same goes wrong with it: files, then lines, then signs are left out."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from fuzz.hostile.cases import Case
from fuzz.hostile.oracle import Kind
from fuzz.hostile.trying import Outcome

T = TypeVar("T")
_BOOK = "book.yaml"


def smallest(case: Case, key: tuple[Kind, str], run: Callable[[Case], Outcome], seconds: float) -> Case:
    """Return the smallest case found in so many seconds with which ``key`` still goes wrong."""
    end = time.monotonic() + seconds

    def fails(files: dict[str, bytes]) -> bool:
        if time.monotonic() > end:
            return False
        return key in {one.key for one in run(replace(case, files=files)).complaints}

    names = sorted(name for name in case.files if name != _BOOK)
    head = {_BOOK: case.files[_BOOK]} if _BOOK in case.files else {}
    kept = _fewest(names, lambda some: fails({**head, **{name: case.files[name] for name in some}}))
    files = {**head, **{name: case.files[name] for name in kept}}
    for name in sorted(files, key=lambda name: -len(files[name])):
        for parts in (files[name].splitlines(keepends=True), None):
            pieces = parts if parts is not None else [bytes([sign]) for sign in files[name]]
            if len(pieces) > 4000:
                continue
            found = _fewest(pieces, lambda some, name=name: fails({**files, name: b"".join(some)}))  # type: ignore[misc]
            files[name] = b"".join(found)
    return replace(case, files=files)


def _fewest(parts: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> list[T]:
    """Return as few of the parts as still fail: halves are left out, then quarters, and so on."""
    kept, share = list(parts), 2
    while kept:
        width = max(1, -(-len(kept) // share))
        at = 0
        smaller = False
        while at < len(kept):
            fewer = kept[:at] + kept[at + width :]
            if fails(fewer):
                kept, smaller = fewer, True
            else:
                at += width
        if width == 1 and not smaller:
            break
        share = max(2, min(share * 2, 2 * len(kept)))
    return kept
