"""Patches put into WeasyPrint and taken out again: the only place that replaces anything of it.

    with patched():            # the engine is as Octavo needs it
        with patched():        # again: nothing happens
            ...
    # the engine is as it was, also if something was raised inside

The engine's modules are one for a whole process. So a program that uses Octavo as a library and WeasyPrint by
itself has its own WeasyPrint before and after, but not in another thread meanwhile. Of several threads with
builds, one at a time is in the context.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from octavo.typeset.weasyprint.patches.patch import Patch, Place, fingerprint, source_of
from octavo.typeset.weasyprint.patches.registry import PATCHES
from octavo.typeset.weasyprint.patches.release import check_release, mismatch


class Patching:
    """A set of patches that are applied together, and how often they are asked for just now."""

    def __init__(self, patches: Iterable[Patch]) -> None:
        self._patches = tuple(patches)
        self._lock = threading.RLock()
        self._depth = 0
        self._undo = ExitStack()
        # The originals that were checked, with what was made from each: made once, since some replacements
        # remember results.
        self._made: dict[Patch, tuple[Any, Any]] = {}

    @property
    def applied(self) -> bool:
        """Return True while the patches are in place."""
        return self._depth > 0

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Apply the patches for the duration of the context, if they are not applied already.

        Raise EngineMismatch if another release of WeasyPrint is installed, or if a target is not the one for
        which its patch was written. Then nothing is replaced.
        """
        with self._lock:
            if not self._depth:
                self._apply()
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if not self._depth:
                    self._undo.close()

    def _apply(self) -> None:
        check_release()
        # All are checked before the first is applied: a replacement may look at the target of another.
        ready = [(patch, *self._replacement(patch)) for patch in self._patches]
        with ExitStack() as undo:
            for patch, original, replacement in ready:
                for name in patch.replaced:
                    place = Place.named(name)
                    undo.callback(place.put, original)
                    place.put(replacement)
            self._undo = undo.pop_all()

    def _replacement(self, patch: Patch) -> tuple[Any, Any]:
        """Return what is replaced and by what. Raise EngineMismatch if it is not what the patch expects."""
        original = Place.named(patch.target).get()
        for name in patch.replaced:
            if not _is_same(Place.named(name).get(), original):
                raise mismatch(name, "something else has been put there")
        known = self._made.get(patch)
        if known is not None and _is_same(known[0], original):
            return known
        if patch.fingerprint is not None and fingerprint(source_of(original)) != patch.fingerprint:
            raise mismatch(patch.target, "it was changed, or another program has replaced it")
        self._made[patch] = original, patch.replacement(original)
        return self._made[patch]


def _is_same(one: Any, other: Any) -> bool:
    # A variable of the environment is a new text each time.
    return one is other or (isinstance(one, str) and one == other)


#: ``with patched():`` applies all patches.
patched = Patching(PATCHES)
