"""A book of another tool, as far as ``book.yaml`` can say it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class ProjectEntry:
    """A file of the book, or a title that holds others.

    ``chapters`` stand inside of it as divisions, ``sections`` are files whose text goes on in it. ``listed``
    is its title in the list of the project, which may differ from that of the file. ``own_front`` is False
    if the YAML in the file is that of the book.
    """

    file: str = ""
    title: str = ""
    listed: str = ""
    kind: str = ""
    numbered: bool = True
    own_front: bool = True
    chapters: tuple["ProjectEntry", ...] = ()
    sections: tuple["ProjectEntry", ...] = ()

    def walk(self) -> Iterator["ProjectEntry"]:
        """Yield the entry and all that are inside it, in reading order."""
        yield self
        for inner in (*self.chapters, *self.sections):
            yield from inner.walk()

    def changed(self, change: "Callable[[ProjectEntry], ProjectEntry]") -> "ProjectEntry":
        """Return the entry with all inside it changed, and itself last."""
        return change(
            replace(
                self,
                chapters=tuple(inner.changed(change) for inner in self.chapters),
                sections=tuple(inner.changed(change) for inner in self.sections),
            )
        )


@dataclass(frozen=True, slots=True)
class ProjectData:
    """The data about a book that a project gives; "" and empty tuples if it does not say."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    date: str = ""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    publisher: str = ""
    identifier: str = ""
    isbn: str = ""
    cover: str = ""
    bibliography: tuple[str, ...] = ()
    style: str = ""
    all_works: bool = False


@dataclass(frozen=True, slots=True)
class ProjectBook:
    """A project as it was read: by which ``tool`` and from which file, its data, and its order.

    ``numbering`` is that of chapters. ``variables`` is a file of them, or they themselves.
    """

    tool: str
    read_from: str
    data: ProjectData
    front: tuple[ProjectEntry, ...] = ()
    body: tuple[ProjectEntry, ...] = ()
    back: tuple[ProjectEntry, ...] = ()
    numbering: str = "continuous"
    variables: str | Mapping[str, str] = ""

    def entries(self) -> Iterator[ProjectEntry]:
        """Yield all entries in reading order."""
        for entry in (*self.front, *self.body, *self.back):
            yield from entry.walk()
