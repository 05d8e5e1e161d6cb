"""Keys of a chapter's front matter that belong to other programs: told once for the whole book."""

from octavo.core.diagnostics import Span
from octavo.core.suggestions import closest
from octavo.source.context import ReadingContext
from octavo.source.division_entries import FrontMatter
from octavo.source.yaml_tree import YamlNode

_KEYS = {field.alias or name for name, field in FrontMatter.model_fields.items()}
#: Keys that are read elsewhere.
_USED = {"substitutions"}
#: Keys of other programs, and what they mean there.
_MEANINGS = {
    **dict.fromkeys(("layout", "template"), "the template of a web page"),
    **dict.fromkeys(("permalink", "slug", "aliases", "url", "redirect_from"), "the address of a web page"),
    **dict.fromkeys(
        ("sidebar_position", "sidebar_label", "nav_order", "parent", "weight", "order", "menu", "toc_order"),
        "a place in the menu of a web site; book.yaml has the order of the book",
    ),
    **dict.fromkeys(("date", "lastmod", "published", "draft", "updated"), "the state of a web page"),
    **dict.fromkeys(("tags", "categories", "keywords", "description", "summary"), "what catalogues are told"),
    **dict.fromkeys(("abstract",), "an abstract; write it into the text to have it printed"),
    **dict.fromkeys(("jupyter", "kernelspec", "jupytext", "knit", "execute", "engine"), "how code is run"),
    **dict.fromkeys(("format", "output", "site", "documentclass", "editor"), "how another program works"),
    **dict.fromkeys(
        ("bibliography", "csl", "biblio-style", "nocite"),
        "the works that are cited, and their style; these are keys of book.yaml",
    ),
    **dict.fromkeys(
        ("toc", "toc-depth", "number-sections"), "contents and numbers; book.yaml has keys for them"
    ),
    **dict.fromkeys(("lang",), "the language, which `language` says already"),
}


def take_foreign_keys(node: YamlNode, context: ReadingContext) -> None:
    """Take the keys out of a front matter that Octavo does not know, and note their places; make one text of
    several authors."""
    members = node.data
    if not isinstance(members, dict):
        return
    if "lang" in members and "language" not in members:  # as Pandoc and Quarto have it
        members["language"], node.keys["language"] = members.pop("lang"), node.keys["lang"]
    for key in [key for key in members if key not in _KEYS]:
        del members[key]
        if key not in _USED:
            context.foreign_keys.setdefault(key, []).append(node.keys[key])
    author = members.get("author")
    if author is not None and isinstance(author.data, list | dict):
        members["author"] = YamlNode(author.span, ", ".join(names_of(author)) or None)
    for key in ("title", "subtitle", "author"):
        if key in members and members[key].data is None:
            del members[key]


def names_of(node: YamlNode) -> list[str]:
    """Return the names in a list of authors, each a text, or a mapping with ``name``."""
    if isinstance(node.data, list):
        return [name for item in node.data for name in names_of(item)]
    if not isinstance(node.data, dict):
        return [node.text()] if node.text() else []
    name = node.get("name") or node.get("text")
    if name is not None and isinstance(name.data, dict):  # {name: {given: ..., family: ...}}
        parts = [part for key in ("given", "family", "literal") if (part := name.get(key))]
        return [" ".join(part.text() for part in parts)]
    return names_of(name) if name is not None else []


def report_foreign_keys(context: ReadingContext) -> None:
    """Report each key once, with the number of files that have it."""
    for key, places in context.foreign_keys.items():
        first = min(places)
        others = f" of {len(places):,} files" if len(places) > 1 else ""
        near = closest(key, _KEYS) if key not in _MEANINGS else None
        context.diagnostics.warning(
            "front-matter-key",
            first,
            f"the key `{key}` in the front matter{others} is not used",
            f"did you mean `{near}`?" if near else f"here it means nothing; {_meaning(key)}",
        )


def report_left_out(context: ReadingContext) -> None:
    """Report each kind of thing that a book can't show once, with the number of its places."""
    kinds: dict[str, list[tuple[str, list[Span]]]] = {}
    for (name, what), places in context.left_out.items():
        kinds.setdefault(what, []).append((name, places))
    for what, found in kinds.items():
        named = ", ".join(f"`{name}`{f' ({len(at):,})' if len(at) > 1 else ''}" for name, at in found)
        context.diagnostics.warning(
            "shortcode-left-out",
            min(at[0] for _, at in found),
            f"{named} {'is' if len(found) == 1 else 'are'} left out: {what}",
            "take it out, or write what a reader of the book shall see in its place",
        )


def _meaning(key: str) -> str:
    known = _MEANINGS.get(key)
    return f"for other programs it is {known}" if known else "book.yaml has the data of the book"
