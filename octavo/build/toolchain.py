"""The toolchain: all parts that a build works with, those of Octavo and those of extensions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.core.registry import Registry, RegistryError
from octavo.core.settings import Settings
from octavo.formats import CHECKS, FORMATS
from octavo.formats.check import Check
from octavo.formats.format import Format

if TYPE_CHECKING:
    from octavo.compose import Step
    from octavo.elements import ElementKind
    from octavo.languages import Language
    from octavo.lint import LintRule
    from octavo.source.markdown import MarkdownRule


@dataclass(frozen=True, slots=True)
class Extension:
    """An installed package that a book names in ``extensions``, as its files are now.

    ``version`` is that of the package, ``digest`` one of its files: a build with another version, or with
    files that were edited, is another build. ``code`` is its folder or module, None if that is not known.
    """

    name: str
    version: str
    digest: str = ""
    code: Path | None = None


@dataclass(frozen=True, slots=True)
class Toolchain:
    """A registry for each kind of part. It never changes: the ``with_`` methods return another toolchain, and
    raise RegistryError if a name is taken, or if there is no part with the name ``after``.

    ``templates`` and ``styles`` are folders that are searched behind those of the book and before those of
    Octavo.
    """

    formats: Registry[Format] = FORMATS
    checks: Registry[Check] = CHECKS
    templates: tuple[Path, ...] = ()
    styles: tuple[Path, ...] = ()
    extensions: tuple[Extension, ...] = ()
    # None is what is built in, which is loaded only when a book is made.
    _elements: "Registry[ElementKind] | None" = None
    _markdown_rules: "Registry[MarkdownRule] | None" = None
    _steps: "Registry[Step] | None" = None
    _languages: "Registry[Language] | None" = None
    _lint_rules: "Registry[LintRule] | None" = None

    @property
    def elements(self) -> "Registry[ElementKind]":
        """The kinds of element that a book may have."""
        from octavo.elements import ELEMENTS

        return ELEMENTS if self._elements is None else self._elements

    @property
    def markdown_rules(self) -> "Registry[MarkdownRule]":
        """The rules of the Markdown parser, in their order."""
        from octavo.source.markdown import RULES

        return RULES if self._markdown_rules is None else self._markdown_rules

    @property
    def steps(self) -> "Registry[Step]":
        """The steps of composing, in their order."""
        from octavo.compose import STEPS

        return STEPS if self._steps is None else self._steps

    @property
    def languages(self) -> "Registry[Language]":
        """The languages of which more is known than CLDR says, by their tags."""
        from octavo.languages import LANGUAGES

        return LANGUAGES if self._languages is None else self._languages

    @property
    def lint_rules(self) -> "Registry[LintRule]":
        """The rules by which a manuscript is looked over, in their order."""
        from octavo.lint import RULES

        return RULES if self._lint_rules is None else self._lint_rules

    def with_element(self, kind: "ElementKind", after: str | None = None) -> "Toolchain":
        """Return a toolchain with one kind of element more. Raise RegistryError if one of its classes belongs
        to another."""
        for other in self.elements:
            for one in sorted(set(kind.all_classes).intersection(other.all_classes)):
                if kind.name != other.name:
                    raise RegistryError(
                        f"the class `{one}` of the element `{kind.name}` belongs to `{other.name}`"
                    )
        return replace(self, _elements=self.elements.with_part(kind.name, kind, after=after))

    def with_markdown_rule(self, name: str, rule: "MarkdownRule", after: str | None = None) -> "Toolchain":
        """Return a toolchain with one rule of Markdown more."""
        rules = self.markdown_rules.with_part(name, rule, after=after)
        return replace(self, _markdown_rules=rules)

    def with_step(self, name: str, step: "Step", after: str | None = None) -> "Toolchain":
        """Return a toolchain with one step of composing more, last or directly behind another."""
        return replace(self, _steps=self.steps.with_part(name, step, after=after))

    def with_language(self, language: "Language") -> "Toolchain":
        """Return a toolchain that knows more of one language."""
        return replace(self, _languages=self.languages.with_part(language.tag, language))

    def with_lint_rule(self, rule: "LintRule", after: str | None = None) -> "Toolchain":
        """Return a toolchain with one rule more by which a manuscript is looked over."""
        return replace(self, _lint_rules=self.lint_rules.with_part(rule.name, rule, after=after))

    def with_check(self, check: Check, after: str | None = None) -> "Toolchain":
        """Return a toolchain with one check more."""
        return replace(self, checks=self.checks.with_part(check.name, check, after=after))

    def with_format(self, new: Format, after: str | None = None) -> "Toolchain":
        """Return a toolchain with one format more, and its checks."""
        if not isinstance(new, Format):
            raise TypeError(f"{new!r} is no Format; register an instance of the class")
        made = replace(self, formats=self.formats.with_part(new.name, new, after=after))
        making_order(tuple(made.formats))
        for check in new.checks:
            made = made.with_check(check)
        return made

    def with_folders(self, *, templates: tuple[Path, ...] = (), styles: tuple[Path, ...] = ()) -> "Toolchain":
        """Return a toolchain with more folders of templates and styles. Raise RegistryError for one that is
        not there."""
        for folder in (*templates, *styles):
            if not folder.is_absolute():
                raise RegistryError(f"the path of the folder {folder} does not begin at the root")
            if not folder.is_dir():
                raise RegistryError(f"there is no folder {folder}")
        return replace(self, templates=self.templates + templates, styles=self.styles + styles)

    def elements_besides(self, other: "Toolchain") -> "tuple[ElementKind, ...]":
        """Return the kinds of element that another toolchain does not have."""
        if self._elements is other._elements:
            return ()
        return tuple(kind for kind in self.elements if kind.name not in other.elements)

    def formats_asked(self, settings: Settings) -> tuple[Format, ...]:
        """Return the formats that a build is asked for, in the order of the registry.

        If the settings name none, they are those that are made by default; of an edition, which is a printed
        form of the book, those with pages.

        Raise RegistryError for a name that no format has.
        """
        for name in sorted(settings.formats):
            if name not in self.formats:
                known = ", ".join(self.formats.names())
                raise RegistryError(f"there is no format `{name}`; there are: {known}")
        if settings.formats:
            return tuple(each for each in self.formats if each.name in settings.formats)
        usual = (each for each in self.formats if each.by_default)
        return tuple(each for each in usual if each.typesets or not settings.edition)

    def settings_for(self, settings: Settings) -> Settings:
        """Return settings that also find the templates and styles of the extensions."""
        return replace(settings, template_folders=self.templates, style_folders=self.styles)


#: What Octavo has itself.
BUILT_IN = Toolchain()


def making_order(formats: tuple[Format, ...]) -> tuple[Format, ...]:
    """Return formats in the order in which they are made: each behind those that it comes after, and
    otherwise as they are given.

    Raise RegistryError if two of them come after each other.
    """
    return tuple(_ordered(list(formats)))


def _ordered(waiting: list[Format]) -> Iterator[Format]:
    while waiting:
        names = {each.name for each in waiting}
        ready = next((each for each in waiting if not names.intersection(each.after)), None)
        if ready is None:
            raise RegistryError(f"these formats are to be made after each other: {', '.join(sorted(names))}")
        waiting.remove(ready)
        yield ready
