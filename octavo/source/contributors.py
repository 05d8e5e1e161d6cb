"""Contributors whose roles nobody knows, or nothing prints."""

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import Folder
from octavo.languages.model import words
from octavo.source.metadata import Book
from octavo.source.relators import RELATORS
from octavo.source.yaml_tree import YamlNode

#: The roles that the title page prints (``templates/macros/contributors.html.j2``).
ON_TITLE_PAGE = words("aut edt com trl ann ill pht wfw aui win aft waw")
_TEMPLATES = ("templates/sections/title-page.html.j2", "templates/macros/contributors.html.j2")


def check_roles(node: YamlNode, book: Book, folder: Folder, diagnostics: Diagnostics) -> None:
    """Warn of roles that are none of the list, and say who is named in the metadata alone.

    ``node`` is book.yaml. A book with a title page of its own knows whom it names.
    """
    written = node.get("contributors")
    places = [_place(one) for one in written.items()] if written else []
    apart = []
    for one, place in zip(book.contributors, places, strict=False):
        if one.role not in RELATORS:
            diagnostics.warning(
                "role-unknown",
                place,
                f"`{one.role}` is no code of the MARC relator list: no program knows what {one.name} did",
                "write aut (author), edt (editor), trl (translator), ill (illustrator), ctb (other) ...",
            )
        elif one.role not in ON_TITLE_PAGE:
            apart.append((one, place))
    if apart and not any(folder.look(name) for name in _TEMPLATES):
        names = ", ".join(f"{one.name} (`{one.role}`)" for one, _ in apart)
        diagnostics.note(
            "role-unprinted",
            apart[0][1],
            f"the title page does not name {names}, whose roles have no place there; the metadata do",
            "name them on a copyright page of your own, as `front: [copyright.md]`",
        )


def _place(contributor: YamlNode) -> Span:
    role = contributor.get("role")
    return role.span if role is not None else contributor.span
