"""Text within a line: breaks, code, links, pictures in the line, spans, note calls and references."""

from markdown_it.token import Token

from octavo.core.xhtml import append_text, element, local
from octavo.elements.addition import addition_of
from octavo.elements.builder import Builder, Handler, copy_attributes
from octavo.maths import FormulaError, to_mathml, written_out


def _text(builder: Builder, token: Token) -> None:
    append_text(builder.current, token.content)


def _soft_break(builder: Builder, _: Token) -> None:
    append_text(builder.current, "\n")


def _hard_break(builder: Builder, _: Token) -> None:
    """A line ends without the space before it, which a line set to the right would show."""
    node = builder.current
    if len(node):
        node[-1].tail = (node[-1].tail or "").rstrip(" ")
    else:
        node.text = (node.text or "").rstrip(" ")
    builder.add(element("br"))


def _code(builder: Builder, token: Token) -> None:
    node = element("code", content=token.content)
    copy_attributes(builder, token, node)
    builder.add(node)


def _link(builder: Builder, token: Token) -> None:
    builder.open(
        "a", {"href": str(token.attrs.get("href", "")), **builder.attributes(token)}, builder.span(token)
    )


def _image(builder: Builder, token: Token) -> None:
    attributes = {"src": str(token.attrs.get("src", "")), "alt": str(token.attrs.get("alt") or token.content)}
    builder.add(element("img", {**attributes, **builder.attributes(token)}, span=builder.span(token)))


def _span(builder: Builder, token: Token) -> None:
    builder.open("span", {**builder.attributes(token), **addition_of(token)}, builder.span(token))


def _note_call(builder: Builder, token: Token) -> None:
    """A call without its mark: the notes step numbers it. ``data-note`` holds the id as written."""
    attributes = {
        "epub:type": "noteref",
        "role": "doc-noteref",
        "class": "note-call",
        "data-note": str(token.meta["id"]),
        "data-scope": builder.scope or "",
    }
    builder.add(element("a", attributes, span=builder.span(token)))


def _reference(builder: Builder, token: Token) -> None:
    """A cross-reference without its words: the html stage writes them. ``data-target`` is as written.

    One that may be none (``data-loose``) holds the text as written until all ids are known; in a link it is
    that text."""
    loose = bool(token.meta.get("loose"))
    if loose and any(local(node) == "a" for node in (builder.current, *builder.current.iterancestors())):
        append_text(builder.current, token.content)
        return
    page = str(token.meta.get("page", ""))
    form = ["bare"] if token.meta.get("bare") else []
    attributes = {
        **builder.attributes(token),
        "class": " ".join(["reference", *form, str(token.attrs.get("class", ""))]).strip(),
        "data-slot": "reference",
        "data-target": str(token.meta["target"]),
        "data-scope": builder.scope or "",
        **({"data-form": page} if page else {}),
        **({"data-loose": "yes"} if loose else {}),
    }
    text = token.content if loose else ""
    builder.add(element("a", attributes, text, span=builder.span(token)))


def _formula(builder: Builder, token: Token) -> None:
    """A formula: its TeX, for the html stage, and its plain text, for whatever can hold nothing else."""
    display = bool(token.meta["display"])
    try:
        text = written_out(to_mathml(token.content, display=display))
    except FormulaError:  # the source stage has reported it
        text = token.content
    attributes = {
        **builder.attributes(token),
        "data-slot": "formula",
        "data-tex": token.content,
        **({"data-block": "yes"} if display else {}),
    }
    builder.add(element("span", attributes, text, span=builder.span(token)))


HANDLERS: dict[str, Handler] = {
    "text": _text,
    "text_special": _text,
    "softbreak": _soft_break,
    "hardbreak": _hard_break,
    "code_inline": _code,
    "link_open": _link,
    "image": _image,
    "span_open": _span,
    "note_ref": _note_call,
    "cross_ref": _reference,
    "math": _formula,
}
