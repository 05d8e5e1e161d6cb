"""The language of a division, said by its texts: title, body, captions, tables and the notes of its file.

And the direction of each text in a script that runs the other way than that of the book.
"""

from collections.abc import Iterable, Iterator

from octavo.compose.draft import Draft
from octavo.compose.trees import picture_trees, section_trees, table_trees
from octavo.core.xhtml import Element, set_attribute
from octavo.languages import direction


def say_languages(draft: Draft) -> None:
    """Give the texts of divisions in another language than the book's the attribute ``lang``.

    By it signs are set, words are hyphenated and pronounced, and titles keep their language in lists. Notes
    that are written in the file of such a division are in its language, those in ``notes/`` in the book's.
    """
    around = direction(draft.language)
    for tree, language in _texts(draft):
        if language != draft.language and not tree.get("lang"):
            set_attribute(tree, "lang", language)
        for node in tree.iter("{*}*"):
            if node.get("lang") and not node.get("dir"):
                _say_direction(node, around)


def _say_direction(node: Element, around: str) -> None:
    """Give an element the direction of its language, if that is not the direction of the text around."""
    own = direction(node.get("lang", ""))
    if own != next((way for above in node.iterancestors() if (way := above.get("dir"))), around):
        node.set("dir", own)


def _texts(draft: Draft) -> Iterator[tuple[Element, str]]:
    languages: dict[str, str] = {}
    files: dict[str, str] = {}
    for section in draft.sections:
        language = languages[section.id] = section.division.language or draft.language
        if section.division.file:
            files[section.division.file] = language
        yield from _each(section_trees(section), language)
    for (scope, _), identifier in draft.note_ids.items():
        yield draft.notes[identifier].body, files.get(scope or "", draft.language)
    for table in draft.tables.values():
        yield from _each(table_trees(table), languages.get(table.section, draft.language))
    for picture in draft.pictures.values():
        yield from _each(picture_trees(picture), languages.get(picture.section, draft.language))


def _each(trees: Iterable[Element], language: str) -> Iterator[tuple[Element, str]]:
    return ((tree, language) for tree in trees)
