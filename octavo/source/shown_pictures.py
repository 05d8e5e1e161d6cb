"""The pictures that texts show: each is a file of the book, and has a text for those who do not see it."""

from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.core.picture_sizes import read_picture_length
from octavo.source.context import ReadingContext
from octavo.source.finding import shortened
from octavo.source.markdown.picture_forms import ANYWHERE
from octavo.source.picture_paths import is_remote
from octavo.source.pictures import check_picture
from octavo.source.references import table_texts
from octavo.source.tokens import walk

_CHECKED = "picture-checked"  # in a token's meta: a picture in two places is checked once


def check_shown(tokens: Sequence[Token], file: str, context: ReadingContext) -> None:
    """Find the pictures in tokens of a file, and report those that are unusable or have no alternative text.

    An empty one is given on purpose: the picture only decorates.
    """
    for token in walk(tokens):
        if token.type not in ("figure", "image") or token.meta.get(_CHECKED):
            continue
        token.meta[_CHECKED] = True
        span: Span = token.meta["span"]
        _settle_size(token, span, context)
        figure = token.type == "figure"
        if figure and not token.meta["src"]:
            continue  # a figure that a cell would draw: its caption alone
        src = str(token.meta["src"] if figure else unquote(str(token.attrs["src"])))
        path = check_picture(src, span, context, file, anywhere=bool(token.meta.get(ANYWHERE)))
        if path is None and context.book.draft and not is_remote(src):
            _leave_as_typed(token, src)
            continue
        found = path or src
        if is_remote(src):
            token.meta["remote"] = True
        alt = token.meta.get("alt")
        if figure:
            token.meta["src"] = found
        else:
            alt = alt if alt is not None else token.content or None
            token.attrs.update({"src": found, "alt": alt or ""})
        names = str(token.meta.get("class") or token.attrs.get("class", "")).split()
        if alt is None and not is_remote(src) and "decorative" not in names:
            token.meta["undescribed"] = True
            context.undescribed_pictures.append((src, span))


def _leave_as_typed(token: Token, src: str) -> None:
    """Put the path of a picture that can't be shown into the text of a draft, before its caption."""
    if token.type == "image":
        token.type, token.tag, token.content, token.children = "code_inline", "code", src, None
        token.attrs.pop("src", None)
        return
    path = Token("code_inline", "code", 0, content=src, meta={"span": token.meta["span"]})
    caption = token.meta.get("caption") or []
    space = Token("text", "", 0, content=" ", meta={"span": token.meta["span"]})
    token.meta |= {"src": "", "caption": [path, space, *caption] if caption else [path]}


def _settle_size(token: Token, span: Span, context: ReadingContext) -> None:
    """Write the size of a picture in one way, or report what is none."""
    for name in ("width", "height"):
        written = token.attrs.pop(name, None)
        if written is None or str(written).strip().lower() in ("", "auto"):
            continue
        length = read_picture_length(str(written))
        if length is not None:
            token.attrs[name] = str(length)
            continue
        context.diagnostics.warning(
            "attribute-value",
            span,
            f"`{name}` of a picture cannot be `{shortened(str(written))}`; the picture gets its own size",
            "write 50% of the measure, or a length such as 80mm, 3in, 12em or 300px",
        )


def check_in_tables(context: ReadingContext) -> None:
    """Check the pictures in tables in the same way; their texts are not those of chapters."""
    for table in context.tables.values():
        for text in (*table_texts(table), *(note.text for note in table.notes)):
            check_shown(text.tokens, text.span.file, context)
