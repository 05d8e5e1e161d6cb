"""Variables: texts of ``variables:`` in book.yaml, and the data of the book and of a file."""

import re
from collections.abc import Mapping

from octavo.core.diagnostics import Span
from octavo.source.context import ReadingContext
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode, load_yaml

#: Quarto's own file of variables, which is read if book.yaml names none.
FILE = "_variables.yml"


def read_variables(root: YamlNode, context: ReadingContext) -> YamlNode | None:
    """Return the variables of a book: a mapping in ``book.yaml``, or the file that it names, or Quarto's."""
    written = root.get("variables")
    if written is not None and isinstance(written.data, dict):
        return written
    name = written.text() if written is not None else ""
    if not name and not (context.folder.root / FILE).is_file():
        return None
    file = context.folder.find(name or FILE, key_span(root, "variables", Span("book.yaml")))
    text = context.folder.text(file) if file is not None else None
    node = load_yaml(text, file, context.diagnostics) if text is not None and file is not None else None
    if node is not None and not isinstance(node.data, dict | None):
        context.diagnostics.error(
            "value-wrong", node.span, "the variables are no mapping", "write lines of the form `name: text`"
        )
        return None
    return node


def value_of(node: YamlNode | None, path: str) -> str | None:
    """Return the text of a variable, by its names from the outermost on with points between; None if there is
    none. A list gives its texts with commas."""
    for name in re.split(r"\.|\[|\]", path):
        if name:
            node = (
                node.get(int(name) - 1 if name.isdigit() and isinstance(node.data, list) else name)
                if node
                else None
            )
    if node is None or isinstance(node.data, dict) or node.data is None:
        return None
    if isinstance(node.data, list):
        texts = [item.text() for item in node.data]
        return ", ".join(texts) if all(texts) and texts else None
    return node.text()


def data_of(name: str, front: YamlNode | None, book: YamlNode | None) -> str | None:
    """Return a text of the front matter of a file, or else of ``book.yaml``, by the names of Quarto too:
    ``book.title``, ``author``."""
    short = name.removeprefix("book.")
    for node, wanted in ((front, name), (book, name), (book, short)):
        if (found := value_of(node, wanted)) is not None:
            return found
    if short not in ("author", "authors") or book is None:
        return None
    listed = book.get("contributors")
    people = listed.items() if listed is not None else []
    names = [one.text() for item in people if (one := item.get("name")) is not None]
    return ", ".join(names) or None


def own_substitutions(front: YamlNode | None) -> Mapping[str, str]:
    """Return the ``substitutions`` of MyST in a front matter."""
    node = front.get("substitutions") if front is not None else None
    data = node.data if node is not None and isinstance(node.data, dict) else {}
    return {key: one.text() for key, one in data.items() if one.text()}
