"""Characters that no font of an e-book has: readers show them in fonts of their own, if they have any."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.missing_characters import further, shown
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element
from octavo.html.fonts.choice import Lacking
from octavo.languages.scripts import script_name

#: Kinds of characters that need no glyph: control, format, private use, separators.
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def report_lacking(trees: Sequence[Element], lacking: Lacking, diagnostics: Diagnostics) -> None:
    """Say which characters of the pages the fonts of the book lack, in one note for each script."""
    for words, span, places in _told(trees, lacking.glyphs):
        diagnostics.note(
            "glyph-not-embedded",
            span,
            f"no font of the e-book has these {words}{places}",
            "reading programs show them in a font of theirs, if they have one; to bring one along, name it "
            "in styles/fonts.css and styles/ebook-fonts.css",
        )
    for words, span, places in _told(trees, lacking.small_capitals):
        diagnostics.note(
            "small-capitals-missing",
            span,
            f"no small capitals are in the e-book for these {words}{places}",
            "they stand as small letters among small capitals; name a font that has them in styles/fonts.css "
            "and styles/ebook-fonts.css, or take the small capitals away in a stylesheet of the book",
        )


def _told(trees: Sequence[Element], characters: set[str]) -> Iterator[tuple[str, Span, str]]:
    """Yield for each script its characters in words, the first place, and the others."""
    for script, (written, places) in sorted(_found(trees, characters).items()):
        spans = sorted(places)
        name = script if script in ("emoji", "signs") else f"characters in {script} script"
        yield f"{name}: {shown(written)}", spans[0], further(map(str, spans))


def _found(trees: Sequence[Element], characters: set[str]) -> dict[str, tuple[set[str], set[Span]]]:
    scripts = {
        character: script_name(character)
        for character in characters
        if unicodedata.category(character) not in _UNSEEN and not _selects(character)
    }
    return _places(trees, scripts) if scripts else {}


def _selects(character: str) -> bool:
    """Return True for a variation selector, which only chooses among forms of the sign before it."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _places(trees: Iterable[Element], scripts: Mapping[str, str]) -> dict[str, tuple[set[str], set[Span]]]:
    """Return the characters that texts have, and the places of their blocks, by the names of scripts.

    Signs that only a stylesheet could make are in no text, and the arrow of a way back is not the author's.
    """
    found: dict[str, tuple[set[str], set[Span]]] = {}
    for tree in trees:
        waiting: list[tuple[Element, str]] = [(tree, "")]
        while waiting:
            node, around = waiting.pop()
            if node.get("role") == "doc-backlink":
                continue
            source = node.get(Data.SRC) or around
            waiting += [(child, source) for child in node if isinstance(child.tag, str)]
            texts = (node.text, *(child.tail for child in node))
            here = {one for text in texts for one in text or "" if one in scripts}
            span = _span(source) if here else None
            if span is None:
                continue
            for one in here:
                written, spans = found.setdefault(scripts[one], (set(), set()))
                written.add(one)
                spans.add(span)
    return found


def _span(source: str) -> Span | None:
    """Return a place, or None for one that a template of a book made up."""
    try:
        return Span.parse(source)
    except ValueError:
        return None
