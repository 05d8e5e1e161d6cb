"""The object with which an extension registers its parts."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.build.toolchain import Toolchain
from octavo.core.registry import RegistryError
from octavo.formats.check import Check
from octavo.formats.format import Format

if TYPE_CHECKING:
    from octavo.compose.draft import Draft
    from octavo.elements import ElementKind
    from octavo.languages import Language
    from octavo.lint import LintRule
    from octavo.source.markdown import MarkdownRule


class Octavo:
    """The object that the ``setup`` function of an extension is called with.

    Each method registers one part, as the parts of Octavo itself are registered. A part has a name; raise
    RegistryError if there is one of its kind with that name already, or none with the name ``after``,
    behind which it is to come.
    """

    def __init__(self, toolchain: Toolchain) -> None:
        self._toolchain = toolchain

    @property
    def toolchain(self) -> Toolchain:
        """The toolchain with all parts that were registered up to now."""
        return self._toolchain

    def add_element(self, kind: "ElementKind", *, after: str | None = None) -> None:
        """Register a kind of element. Its template is ``elements/NAME.html.j2`` in a folder of
        ``add_templates``, its stylesheets are ``elements/NAME.css``, ``NAME.print.css`` and
        ``NAME.epub.css`` in one of ``add_styles``. ``after`` is the kind that its stylesheets follow.
        """
        self._toolchain = self._toolchain.with_element(kind, after)

    def add_markdown_rule(self, name: str, rule: "MarkdownRule", *, after: str | None = None) -> None:
        """Register a rule of Markdown: a function that adds what it needs to the parser, a
        ``markdown_it.MarkdownIt``."""
        self._toolchain = self._toolchain.with_markdown_rule(name, rule, after)

    def add_step(self, name: str, step: "Callable[[Draft], None]", *, after: str | None = None) -> None:
        """Register a step of composing: a function that changes the ``Draft`` of the book. It runs directly
        after the step ``after``, or behind all others.
        """
        self._toolchain = self._toolchain.with_step(name, step, after)

    def add_check(self, check: Check, *, after: str | None = None) -> None:
        """Register a check of finished files."""
        self._toolchain = self._toolchain.with_check(check, after)

    def add_format(self, new: Format, *, after: str | None = None) -> None:
        """Register a format, with its checks. ``--make NAME`` asks for it."""
        self._toolchain = self._toolchain.with_format(new, after)

    def add_language(self, language: "Language") -> None:
        """Register what is known of a language by its BCP 47 tag."""
        self._toolchain = self._toolchain.with_language(language)

    def add_lint_rule(self, rule: "LintRule", *, after: str | None = None) -> None:
        """Register a rule by which `octavo check` looks over a manuscript."""
        self._toolchain = self._toolchain.with_lint_rule(rule, after)

    def add_templates(self, folder: Path) -> None:
        """Register a folder of templates, which are found before those of Octavo and behind those of a
        book. Raise RegistryError if there is no such folder.
        """
        self._toolchain = self._toolchain.with_folders(templates=(folder,))

    def add_styles(self, folder: Path) -> None:
        """Register a folder of stylesheets, which are found before those of Octavo and behind those of a
        book. Raise RegistryError if there is no such folder.
        """
        self._toolchain = self._toolchain.with_folders(styles=(folder,))


__all__ = ["Octavo", "RegistryError"]
