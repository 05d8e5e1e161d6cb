"""The interface of a format: everything that a build and the command have to know about it.

A format is one file in this folder, or a class of an extension. It is registered by its name, and nothing
outside its file knows it by that name: the command takes its options from here, and the build asks every
format that is wanted to make its file, those first that others come after.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.formats.check import Check
from octavo.formats.context import BuildContext
from octavo.formats.made import Made

if TYPE_CHECKING:
    from octavo.compose.composed_book import ComposedBook


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the command that belongs to a format, such as ``--pdf-variant pdf/a-2a``.

    ``setting`` is the field of ``Settings`` that its value goes to, as ``parse`` has made it from the text.
    An option with ``choices`` takes only these; one that is ``repeatable`` adds its values to the set that
    the field holds by default.
    """

    flag: str
    setting: str
    metavar: str
    help: str = ""
    parse: Callable[[str], Any] = str
    choices: tuple[StrEnum, ...] = ()
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A command line that ``--help`` shows, without the name of the command, and what it does."""

    arguments: str
    does: str


class Format(ABC):
    """A format that books are made in. Instances hold no state: one serves any number of builds."""

    #: The name: of the option of the command ("epub" for ``--epub``), and in report.json.
    name: str
    #: What ``--help`` says behind the option.
    help: str
    #: The file as ``--help`` names it: "<slug>.epub".
    result: str
    #: Command lines for ``--help``.
    examples: tuple[Example, ...] = ()
    #: A value that the option of the format may have: ``--print [NAME]``.
    value: Option | None = None
    #: Options besides the one that asks for the format.
    options: tuple[Option, ...] = ()
    #: If it is made when no format is asked for.
    by_default: bool = False
    #: If it is a whole book for readers in one file: such files are in the report on accessibility, and the
    #: report gives their extent as that of the book.
    for_readers: bool = False
    #: If it is for other programs to read: then ``--emit NAME`` asks for it.
    for_programs: bool = False
    #: If it is made of typeset pages: from these the pages are known that other formats quote.
    typesets: bool = False
    #: Names of formats that are made before this one if they are asked for as well.
    after: tuple[str, ...] = ()
    #: The checks of its file.
    checks: tuple[Check, ...] = ()

    def draws(self, settings: Settings) -> bool:  # noqa: ARG002
        """Return True if a page is drawn as a picture for this format; the process that draws it then starts
        while the book is read."""
        return False

    def check_book(  # noqa: B027 - most formats can be made of any book
        self, composed: "ComposedBook", settings: Settings, diagnostics: Diagnostics
    ) -> None:
        """Report what keeps a book from being made in this format, before anything is made."""

    def schemas(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the JSON Schemas of the files that it writes for programs, by the names of these files."""
        return {}

    @abstractmethod
    def make(self, context: BuildContext) -> Made | None:
        """Write the file into ``context.folder`` and return what was made.

        Return None if the book does not allow it, after having reported why to ``context.diagnostics``.
        """
