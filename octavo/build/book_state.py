"""The state of a book and of all that builds it, as one digest: as long as it stays, nothing has changed."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from octavo.build.checksums import SUMS, read_sums
from octavo.build.journal import REPORT
from octavo.build.publish import hidden_prefixes, rejected
from octavo.build.toolchain import BUILT_IN, Toolchain
from octavo.cache import machine
from octavo.cache.digest import digest
from octavo.cache.trees import tree_digest
from octavo.core.folder import OTHER_PROGRAMS
from octavo.core.settings import Settings
from octavo.core.walk import Skip


def book_state(settings: Settings, toolchain: Toolchain = BUILT_IN) -> str | None:
    """Return a digest of a book as it is now, and of the program that builds it.

    Return None if there is none: if the book is too large, if a file of it can't be read, or if it reads
    through a link what does not count.
    """
    book = settings.book.resolve()
    try:
        sources = [tree_digest(book, _skip_others(settings)), _digest_of_output(settings)]
        tool = machine.tool()
        parts = [tree_digest(folder) or "" for folder in (*toolchain.templates, *toolchain.styles)]
    except OSError:
        return None
    known = [source for source in sources if source is not None]
    if len(known) < len(sources):
        return None
    return digest("book", str(book), *known, tool, *_extensions(toolchain), *parts)


def _extensions(toolchain: Toolchain) -> Iterator[str]:
    """Yield what tells one extension from another, and one version of it from another."""
    for extension in toolchain.extensions:
        yield f"{extension.name} {extension.version} {extension.digest}"


def _skip_others(settings: Settings) -> Skip:
    """Return a test for what is no part of a book though it may lie in its folder: the files that builds
    make, and the folders of other programs, in which no file of a book may lie."""
    output, book = settings.output.resolve(), str(settings.book.resolve())
    home, names = str(output.parent), {output.name, rejected(output).name}
    hidden = hidden_prefixes(output)

    def skip(folder: str, name: str) -> bool:
        if folder == book and name in OTHER_PROGRAMS:
            return True
        return folder == home and (name in names or name.startswith(hidden))

    return skip


def _digest_of_output(settings: Settings) -> str | None:
    """Return the digest of what lies in the output folder and was not made by a build, if that folder is in
    the book: a file of the book may lie there as well. Return "" if there is nothing of the kind."""
    output = settings.output.resolve()
    if not output.is_dir() or not output.is_relative_to(settings.book.resolve()):
        return ""
    made = {PurePosixPath(name).parts[0] for name in read_sums(output / SUMS)} | {SUMS, REPORT}
    home, hidden = str(output), hidden_prefixes(output)
    others = [path for path in output.iterdir() if path.name not in made and not path.name.startswith(hidden)]
    if not others:
        return ""

    def skip(folder: str, name: str) -> bool:
        return folder == home and (name in made or name.startswith(hidden))

    return tree_digest(output, skip)
