"""Cross-references. The template writes their words when all numbers are known."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import append_text, element, local
from octavo.elements.kind import ElementKind, TreeBuilder


def _reference(builder: TreeBuilder, token: Token) -> None:
    """Add a reference without its words. ``data-target`` is as written.

    One that may be none (``data-loose``) holds the text as written until all ids are known; in a link it is
    that text.
    """
    loose = bool(token.meta.get("loose"))
    if loose and _in_link(builder):
        append_text(builder.current, token.content)
        return
    page = str(token.meta.get("page", ""))
    form = ["bare"] if token.meta.get("bare") else []
    attributes = {
        **builder.attributes(token),
        "class": " ".join(["reference", *form, str(token.attrs.get("class", ""))]).strip(),
        Data.SLOT: "reference",
        Data.TARGET: str(token.meta["target"]),
        Data.SCOPE: builder.scope or "",
        **({Data.FORM: page} if page else {}),
        **({Data.LOOSE: "yes"} if loose else {}),
        **({Data.WORD: str(token.meta["word"])} if "word" in token.meta else {}),
        **({Data.FIRST: "true"} if "capital" in token.meta else {}),
    }
    text = token.content if loose else ""
    builder.add(element("a", attributes, text, span=builder.span(token)))


def _in_link(builder: TreeBuilder) -> bool:
    return any(local(node) == "a" for node in (builder.current, *builder.current.iterancestors()))


def _group(builder: TreeBuilder, token: Token) -> None:
    """Open what holds several references: "figures 1 and 3"."""
    builder.open("span", {"class": "references", Data.SLOT: "references"}, builder.span(token))


def _group_end(builder: TreeBuilder, _: Token) -> None:
    builder.close()


KIND = ElementKind(
    "reference",
    called="a cross-reference",
    tokens=("cross_ref",),
    handlers=(
        ("cross_ref", _reference),
        ("cross_refs_open", _group),
        ("cross_refs_close", _group_end),
    ),
    slots=("reference", "references"),
)
