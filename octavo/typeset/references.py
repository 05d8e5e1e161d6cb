"""Links and pictures of the finished text that lead or say nothing."""

from collections.abc import Container, Iterator, Sequence
from urllib.parse import unquote

from octavo.core.diagnostics import Diagnostics
from octavo.core.xhtml import Element, local, span_of
from octavo.typeset.gatherings import Gathering


def check_references(
    gatherings: Sequence[Gathering], known: Container[str], diagnostics: Diagnostics
) -> None:
    """Report ``link-undefined`` for links to ids that the book has not (``known`` are those it has), and
    ``picture-without-alt`` for pictures without alternative text (PDF/UA-1, 7.3)."""
    for node in _elements(gatherings):
        target = node.get("href", "") if local(node) == "a" else ""
        if target.startswith("#") and unquote(target[1:]) not in known:
            diagnostics.error(
                "link-undefined",
                span_of(node),
                f"a link leads to {target[1:]}, which is nowhere in the book",
                "name an id that the book has",
            )
        if local(node) == "img" and node.get("alt") is None:
            diagnostics.error(
                "picture-without-alt",
                span_of(node),
                f"the picture {node.get('src', '')} has no text for those who cannot see it",
                'describe it in alt="...", or write alt="" for a mere ornament',
            )


def _elements(gatherings: Sequence[Gathering]) -> Iterator[Element]:
    for gathering in gatherings:
        for part in (gathering, *gathering.plates):
            yield from part.root.iter()
