"""Callouts: asides with a label that says what they are: Note, Tip, Warning."""

from collections.abc import Iterable, Mapping

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.elements.kind import TITLE, Attribute, ElementKind, TreeBuilder

#: A callout without a label of its own.
PLAIN = "plain"
#: Kinds of callout, each with further names that manuscripts have for it.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "note": (),
    "tip": (),
    "hint": (),
    "info": ("information",),
    "important": (),
    "warning": ("warn",),
    "caution": (),
    "attention": (),
    "danger": (),
    "error": (),
    "seealso": ("see-also",),
    "example": (),
    "exercise": (),
    "question": ("help", "faq"),
    "discussion": (),
    "abstract": ("summary", "tldr"),
    "success": ("check", "done"),
    "failure": ("fail", "missing"),
    "bug": (),
    "quote": ("cite",),
    "todo": (),
    PLAIN: ("admonition",),
}
#: Any name of a callout -> its kind.
KINDS: Mapping[str, str] = {
    **{name: name for name in _NAMES},
    **{other: name for name, others in _NAMES.items() for other in others},
}
#: Classes of a block that make it a callout by themselves, without a prefix. Others, such as ``example`` or
#: ``quote``, are more likely an author's own.
_BARE = (
    *("note", "tip", "hint", "info", "important", "warning", "caution", "attention", "danger", "error"),
    *("seealso", "admonition"),
)
_PREFIXED = tuple(f"callout-{name}" for name in KINDS)
_BOOKDOWN = tuple(f"rmd{name}" for name in KINDS if name != PLAIN)
#: What a kind is in the vocabularies of EPUB 3 and DPUB-ARIA. Warnings are no notices: an aside can't have
#: the role ``doc-notice``, which that type asks for.
_MEANING = {
    "tip": ("tip", "doc-tip"),
    "hint": ("tip", "doc-tip"),
    "example": ("example", "doc-example"),
}
_OTHER = ("sidebar", "note")


def callout_kind(classes: Iterable[str]) -> str | None:
    """Return the kind of callout that classes ask for, or None. The most particular one wins."""
    found: str | None = None
    for name in classes:
        if name == "callout":
            kind = PLAIN
        elif name in _BARE:
            kind = KINDS[name]
        elif name in _PREFIXED or name in _BOOKDOWN:
            kind = KINDS[name.removeprefix("callout-").removeprefix("rmd")]
        else:
            continue
        if found in (None, PLAIN):
            found = kind
    return found


def _dress(token: Token) -> dict[str, str]:
    kind = callout_kind(str(token.attrs.get("class", "")).split()) or PLAIN
    meaning, role = _MEANING.get(kind, _OTHER)
    return {"epub:type": meaning, "role": role}


def _title(builder: TreeBuilder, _: Token) -> None:
    """Open a title that is a text, and not an attribute: a field of a callout, else a line of its own."""
    in_callout = builder.current.get(Data.ELEMENT) == KIND.name
    builder.open("p", {Data.FIELD: "title"} if in_callout else {"class": "display-title"})


def _title_end(builder: TreeBuilder, _: Token) -> None:
    builder.close()


KIND = ElementKind(
    "callout",
    called="a callout",
    classes=("callout", *_PREFIXED, *_BARE, *_BOOKDOWN),
    attributes=(TITLE, Attribute("collapse"), Attribute("icon"), Attribute("appearance")),
    tag="aside",
    dress=_dress,
    handlers=(("block_title_open", _title), ("block_title_close", _title_end)),
    templated=True,
)
