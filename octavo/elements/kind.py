"""A kind of element, such as a headnote or a roll: all that Octavo knows of it, in one place.

The stages know no element by its name. They ask the registry which kinds there are, how the source writes
them, which attributes they take, and what they become.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.core.xhtml import Element


class TreeBuilder(Protocol):
    """The tree of XHTML elements to which the handler of a Markdown token adds.

    ``scope`` is the file whose own note ids are known in the text, or None.
    """

    scope: str | None

    @property
    def current(self) -> Element:
        """The innermost open element."""

    def kinds(self, token: str, names: Iterable[str]) -> "tuple[ElementKind, ...]":
        """Return the kinds of element that a type of token with these classes is."""

    def feed(self, tokens: Sequence[Token]) -> None:
        """Handle tokens in order."""

    def open(
        self, tag: str, attributes: Mapping[str, str] | None = None, span: Span | None = None
    ) -> Element:
        """Start an element inside the current one, and return it."""

    def close(self) -> None:
        """End the current element."""

    def add(self, node: Element) -> None:
        """Put a finished element into the current one."""

    def attributes(self, token: Token) -> dict[str, str]:
        """Return the attributes of a token that an author may set on any element."""

    def span(self, token: Token) -> Span | None:
        """Return the place of a token in the source."""


Handler = Callable[[TreeBuilder, Token], None]


class ClassForm(StrEnum):
    """A form in which the source asks for an element by a class: ``::: name`` or ``[text]{.name}``."""

    BLOCK = "block"
    SPAN = "span"


class AttributeUse(StrEnum):
    """The use that an element makes of an attribute's value.

    OWN: a function of the element reads it. TITLE: it is a line of its own over what the element holds.
    FIELD: the template of the element prints it.
    """

    OWN = "own"
    TITLE = "title"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class ValueRule:
    """A regular expression that a whole value must match, and the diagnostic of one that does not.

    ``{value}`` in ``message`` stands for the value. Raise re.error for a pattern that is none.
    """

    pattern: str
    code: str
    message: str
    hint: str

    def __post_init__(self) -> None:
        re.compile(self.pattern)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute that an element takes.

    ``code`` is that of the diagnostic if it stands on an element that does not take it.
    """

    name: str
    use: AttributeUse = AttributeUse.OWN
    rule: ValueRule | None = None
    code: str = "attribute-unknown"


@dataclass(frozen=True, slots=True)
class RequiredContent:
    """One of some Markdown tokens, which a block must hold, and the warning about a block that holds none."""

    tokens: tuple[str, ...]
    code: str
    message: str
    hint: str


#: A name of a kind of element, which is part of file names, and that of an XHTML element.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
#: An attribute that prints a line over what the element holds.
TITLE = Attribute("title", AttributeUse.TITLE)
#: The attributes of every element, if it does not say otherwise.
GLOBAL = ("id", "class", "lang", "dir")


@dataclass(frozen=True, slots=True)
class ElementKind:
    """A kind of element.

    ``name`` is that of its file here, of its template (``templates/elements/NAME.html.j2``) and of its
    stylesheets (``styles/elements/NAME.css``, ``NAME.print.css``, ``NAME.epub.css``). ``called`` is what
    messages call it.

    How the source writes it: ``classes``, in the forms ``forms``; or ``tokens``, the types of the Markdown
    tokens that are the element. A ``modifier`` adds to what the element is without it, as a mark for the
    index does; its classes work on any element. ``attributes`` are those that it takes besides the ``common``
    ones. ``only_classes`` are the classes that mean something on it, if it can't carry others. ``inside`` is
    the class of the block that must be open around it, ``content`` what it must hold. ``parts`` are kinds
    that belong to it, with its template and stylesheets.

    What it becomes: an XHTML element ``tag`` with ``epub_type`` (EPUB 3 Structural Semantics) and ``role``
    (DPUB-ARIA). ``dress`` returns further attributes of it, made from those of its token. ``finish`` is
    called with the element when all that it holds is there. ``handlers`` say what becomes of Markdown tokens.
    ``slots`` are the values of ``data-slot`` that mark the places which its template fills. With
    ``templated`` it is such a place itself, and its template gets what it holds and its fields. A ``display``
    is moved and set on the line grid as a whole. One that ``leads_in`` may stand before the text of a
    division, which begins behind it.

    Raise ValueError for a name or tag that is none, and TypeError for a text in place of a tuple.
    """

    name: str
    called: str = ""
    classes: tuple[str, ...] = ()
    forms: tuple[ClassForm, ...] = (ClassForm.BLOCK,)
    tokens: tuple[str, ...] = ()
    modifier: bool = False
    attributes: tuple[Attribute, ...] = ()
    common: tuple[str, ...] = GLOBAL
    only_classes: tuple[str, ...] | None = None
    inside: str = ""
    content: RequiredContent | None = None
    parts: tuple["ElementKind", ...] = ()
    tag: str = "div"
    epub_type: str = ""
    role: str = ""
    dress: Callable[[Token], dict[str, str]] | None = None
    finish: Callable[[Element], None] | None = None
    handlers: tuple[tuple[str, Handler], ...] = ()
    slots: tuple[str, ...] = ()
    templated: bool = False
    display: bool = False
    leads_in: bool = False

    def __post_init__(self) -> None:
        for what, text in (("name", self.name), ("tag", self.tag)):
            if not _NAME.fullmatch(text):
                raise ValueError(f"`{text}` can't be the {what} of a kind of element")
        for field in ("classes", "tokens", "common", "slots"):
            if isinstance(getattr(self, field), str):
                raise TypeError(f"`{field}` of the element `{self.name}` is a text, not a tuple of texts")

    @property
    def title(self) -> str:
        """The name in messages: "a `headnote`", or another that it brings along."""
        return self.called or f"a `{self.classes[0] if self.classes else self.name}`"

    @property
    def all_classes(self) -> tuple[str, ...]:
        """Its classes, and those of its parts."""
        return (*self.classes, *(name for part in self.parts for name in part.classes))

    @property
    def meaning(self) -> Mapping[str, str]:
        """Its attributes in the vocabularies of EPUB and ARIA."""
        found = {"epub:type": self.epub_type, "role": self.role}
        return {name: value for name, value in found.items() if value}

    @property
    def template(self) -> str:
        """The path of its template in ``templates``."""
        return f"elements/{self.name}.html.j2"
