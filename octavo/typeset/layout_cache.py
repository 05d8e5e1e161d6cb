"""Gatherings that an earlier build has laid out, taken from the cache instead of being typeset again."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import cached_property, partial
from pathlib import Path

from octavo.cache import machine
from octavo.cache.codec import Codec
from octavo.cache.digest import digest, state
from octavo.cache.store import Store
from octavo.cache.trees import tree_digest
from octavo.typeset.layout import GatheringLayout, Job, LayoutSettings
from octavo.typeset.referenced_files import names_by_attribute, needed_by_document, needed_by_stylesheets
from octavo.typeset.spans import with_places

Progress = Callable[[int, int], None]
Run = Callable[[Sequence[Job], Progress, Callable[[], None]], list[GatheringLayout]]
_LAYOUTS = Codec(GatheringLayout)


class LayoutCache:
    """Runs jobs with ``run`` but those of which the store (None: there is none) has the results.

    The key of a result is a digest of all that goes into it: the document, the stylesheets, fonts and
    pictures, what else the jobs share, and what typesets them.
    """

    def __init__(self, settings: LayoutSettings, store: Store | None, run: Run) -> None:
        self._settings, self._store, self._run = settings, store, run
        self._states: dict[Path, str] = {}

    def run(self, jobs: Sequence[Job], progress: Progress) -> list[GatheringLayout]:
        """Return the jobs' results in their order; ``progress`` counts those from the cache too.

        Raise what ``run`` raises. A result with errors is not kept.
        """
        layouts = self._layouts(jobs, progress)
        return [with_places(layouts[job.name], job.places) for job in jobs]

    def _layouts(self, jobs: Sequence[Job], progress: Progress) -> dict[str, GatheringLayout]:
        store, keys = self._store, self._keys(jobs)
        if store is None or keys is None:
            return dict(zip((job.name for job in jobs), self._run(jobs, progress, _nothing), strict=True))
        entries = {name: data for name, key in keys.items() if (data := store.get(key)) is not None}
        layouts: dict[str, GatheringLayout] = {}

        def decode() -> None:
            """Make entries into objects, while the workers are busy with the missing ones."""
            while entries:
                name, data = entries.popitem()
                with suppress(ValueError):  # what is none of ours is as good as missing
                    layouts[name] = _LAYOUTS.decode(data)

        missing = [job for job in jobs if job.name not in entries]
        if len(missing) < len(jobs):
            progress(len(jobs) - len(missing), len(jobs))
        while missing or entries:
            if missing:
                counted = partial(_count, progress, len(jobs) - len(missing), len(jobs))
                made = self._run(missing, counted, decode)
                for job, result in zip(missing, made, strict=True):
                    layouts[job.name] = result
                    if not any(problem.error for problem in result.problems):
                        store.put(keys[job.name], _LAYOUTS.encode(result))
            decode()
            missing = [job for job in jobs if job.name not in layouts]
        return layouts

    def _keys(self, jobs: Sequence[Job]) -> dict[str, str] | None:
        """Return the keys of jobs by their names, or None if there is no store, or a file can't be read."""
        try:
            return {job.name: self._key(job) for job in jobs} if self._store else None
        except OSError:
            return None

    def _key(self, job: Job) -> str:
        drawn = needed_by_document(job.xhtml, self._settings.images, self._folders)
        return digest("gathering", self._base, job.kind, job.name, job.xhtml, self._states_of(drawn))

    @cached_property
    def _folders(self) -> list[Path]:
        """Return the folders from which the engine draws files."""
        folders = (self._settings.images, *(sheet.parent for sheet in _sheets(self._settings)))
        return list({folder.resolve(): None for folder in folders})

    @cached_property
    def _base(self) -> str:
        """Return the digest of what all jobs share."""
        settings, sheets = self._settings, _sheets(self._settings)
        parts = [machine.engine()]
        parts += (f"{field.name}={getattr(settings, field.name)!r}" for field in fields(settings))
        parts.append(self._states_of({*_paths(settings), *needed_by_stylesheets(sheets, self._folders)}))
        texts = (path.read_text("utf-8", "replace") for path in sheets if path.is_file())
        if any(map(names_by_attribute, (*texts, *_texts(settings)))):
            # Then any attribute may name a picture.
            parts.append(tree_digest(settings.images) or str(id(self)))
        return digest(*parts)

    def _states_of(self, paths: set[Path]) -> str:
        for path in paths - self._states.keys():
            self._states[path] = state(path)
        return digest(*(part for path in sorted(paths) for part in (str(path), self._states[path])))


def _sheets(settings: LayoutSettings) -> list[Path]:
    """Return the stylesheets: all files that the jobs share but the fonts."""
    return [path for path in _paths(settings) if path != settings.images and path not in settings.fonts]


def _paths(settings: LayoutSettings) -> list[Path]:
    return [item for item in _values(settings) if isinstance(item, Path)]


def _texts(settings: LayoutSettings) -> list[str]:
    return [item for item in _values(settings) if isinstance(item, str)]


def _values(settings: LayoutSettings) -> Iterator[object]:
    for field in fields(settings):
        value = getattr(settings, field.name)
        yield from value if isinstance(value, tuple) else (value,)


def _count(progress: Progress, known: int, total: int, done: int, _missing: int) -> None:
    progress(known + done, total)


def _nothing() -> None:
    """Do nothing while the workers are busy, since nothing comes from the store."""
