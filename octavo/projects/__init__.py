"""Projects of other tools become books: a ``book.yaml`` that names their files as they are.

One module a tool says where its list of chapters is; ``finish`` gives the entries the titles and kinds that
the files don't have; ``writer`` writes ``book.yaml``; ``copying`` takes the files that are used into another
folder. Nothing of a project is changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from octavo.core.diagnostics import Diagnostics, Span
from octavo.projects.book import ProjectBook
from octavo.projects.bookdown import FILES as BOOKDOWN
from octavo.projects.bookdown import read_bookdown
from octavo.projects.copying import copy_project, used_files
from octavo.projects.finish import finished
from octavo.projects.folder import ProjectFolder
from octavo.projects.gitbook import read_gitbook
from octavo.projects.jupyter import MYST, TOC, read_jupyter_book, read_myst
from octavo.projects.mdbook import FILE as MDBOOK
from octavo.projects.mdbook import read_mdbook
from octavo.projects.pandoc import DEFAULTS, METADATA, metadata_file, read_pandoc, read_plain
from octavo.projects.quarto import FILES as QUARTO
from octavo.projects.quarto import read_quarto
from octavo.projects.writer import book_yaml

__all__ = ["ImportedProject", "import_project"]

BOOK_FILE = "book.yaml"
#: So many folders below the project are named.
_FOLDERS = 5
_Reader = Callable[[ProjectFolder], ProjectBook | None]
#: The tools, with the files by which their projects are known, in the order in which they are tried.
_TOOLS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (QUARTO, read_quarto),
    ((*BOOKDOWN, "index.Rmd", "index.rmd"), read_bookdown),
    ((MDBOOK,), read_mdbook),
    (MYST, read_myst),
    (TOC, read_jupyter_book),
    (("SUMMARY.md", "docs/SUMMARY.md", "src/SUMMARY.md", "book.json"), read_gitbook),
    (DEFAULTS, read_pandoc),
)


@dataclass(frozen=True, slots=True)
class ImportedProject:
    """The outcome of an import: the tool ("": a plain folder), what was written, and how much it names.

    ``copied`` are the files that were copied into another folder; 0 if the book stays where it was.
    """

    tool: str
    file: Path
    chapters: int
    copied: int


def import_project(source: Path, target: Path | None, diagnostics: Diagnostics) -> ImportedProject | None:
    """Write ``book.yaml`` for the project in ``source``: there, or with the files that the book uses into
    ``target``, which must not hold anything.

    What can't be taken over goes to ``diagnostics``, each kind once; None if nothing was written. Raise
    FileExistsError if there is something where the book should go, OSError if it can't be written.
    """
    place = source if target is None else target
    if target is None and (source / BOOK_FILE).exists():
        raise FileExistsError(f"{source} has a {BOOK_FILE} already")
    if target is not None and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} is there already, and is not an empty folder")
    project = ProjectFolder(source, diagnostics)
    read = _read(project)
    book = finished(read, project) if read is not None else None
    if book is None or not book.body:  # lists of contents and the like are no text
        project.tell_all()
        _report_nothing(project)
        return None
    if target is None:
        _report_folders(book, project)
    used = used_files(book, project) if target is not None else ()
    project.tell_all()
    if diagnostics.failed:
        return None
    text = book_yaml(book)
    if target is None:
        with (source / BOOK_FILE).open("x", encoding="utf-8") as file:
            file.write(text)
    else:
        copy_project(used, project.root, target, {BOOK_FILE: text})
    chapters = sum(1 for entry in book.entries() if entry.file)
    return ImportedProject(book.tool, place / BOOK_FILE, chapters, len(used))


def _read(project: ProjectFolder) -> ProjectBook | None:
    hidden = project.has_hidden(".gitbook.yaml")
    for names, reader in _TOOLS:
        known = project.first(*names) or (reader is read_pandoc and metadata_file(project))
        if known or (reader is read_gitbook and hidden):
            book = reader(project)
            if book is not None and any(entry.file for entry in book.entries()):
                return book
    plain = read_plain(project)
    for file in _projects_below(project)[:_FOLDERS] if plain is not None else ():
        project.tell("import-elsewhere", file.rpartition("/")[0], Span(file))
    return plain


def _projects_below(project: ProjectFolder) -> list[str]:
    """Return the files by which projects in folders below this one are known, one of each folder."""
    known = {*METADATA, *(name for names, _ in _TOOLS for name in names)}
    found: dict[str, str] = {}
    for file in project.files:
        folder, _, name = file.rpartition("/")
        if folder and name in known:
            found.setdefault(folder, file)
    return list(found.values())


def _report_folders(book: ProjectBook, project: ProjectFolder) -> None:
    """Tell folders of the project whose files Octavo would take for its own notes, tables, templates or
    styles."""
    chapters = {entry.file for entry in book.entries()}
    for folder, suffix in (("notes", ".md"), ("tables", ".yaml"), ("templates", ""), ("styles", ".css")):
        inside = (file for file in project.files if file.startswith(f"{folder}/") and file.endswith(suffix))
        first = next((file for file in inside if file not in chapters), None)
        if first:
            project.tell("import-folder", folder, Span(first))


def _report_nothing(project: ProjectFolder) -> None:
    below = [file.rpartition("/")[0] for file in _projects_below(project)][:_FOLDERS]
    hint = f"import {', '.join(f'`{folder}`' for folder in below)}" if below else "name another folder"
    project.diagnostics.error("import-nothing", None, f"there are no chapters in {project.root}", hint)
