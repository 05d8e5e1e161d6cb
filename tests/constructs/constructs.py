"""The constructs of the Markdown dialects, as the files in this folder list them: README.md says how."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import cssselect2  # type: ignore[import-untyped]
from ruamel.yaml import YAML

from octavo.core.xhtml import Element, local

FOLDER = Path(__file__).parent
#: In the order of the manual.
NAMES = (
    "inline", "blocks", "lists", "tables", "pictures", "code", "references", "notes", "maths", "includes"
)  # fmt: skip

_APART = {"br", "td", "th", "tr", "li", "p", "div", "summary"}


@dataclass(frozen=True)
class Construct:
    """One construct: what is written, and what must come of it; ``str`` of it names it in pytest's output."""

    name: str
    dialects: tuple[str, ...]
    write: str
    whole_file: bool = False  # `write` is all of the chapter's file, with its title
    shows: Mapping[str, str] = field(default_factory=dict)  # words by CSS selector, in the e-book
    prints: Mapping[str, str] = field(default_factory=dict)  # the same, in print
    says: tuple[str, ...] = ()  # the codes of the messages
    suffix: str = "md"  # of the chapter's file
    remark: str = ""
    example: str = ""  # the part of `write` that the manual shows

    def __str__(self) -> str:
        return f"{self.name} ({self.dialects[0]})"


@dataclass(frozen=True)
class Group:
    """The constructs of one file, under its title."""

    name: str
    title: str
    constructs: tuple[Construct, ...]


def groups() -> tuple[Group, ...]:
    """All constructs, group by group."""
    return tuple(_group(name) for name in NAMES)


def _group(name: str) -> Group:
    loaded = YAML(typ="safe", pure=True).load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    listed = tuple(
        Construct(
            name=each["name"],
            dialects=tuple(each["in"]),
            write=each.get("file") or each["write"],
            whole_file="file" in each,
            shows=each.get("shows", {}),
            prints=each.get("print", each.get("shows", {})),
            says=_codes(each.get("says", ())),
            suffix=each.get("as", "md"),
            remark=each.get("remark", ""),
            example=each.get("example") or (each.get("file") or each["write"]).partition("\n")[0],
        )
        for each in loaded["constructs"]
    )
    assert all(each.shows or each.says for each in listed), "a construct works, or is told"
    return Group(name, loaded["title"], listed)


def _codes(says: str | Iterable[str]) -> tuple[str, ...]:
    return (says,) if isinstance(says, str) else tuple(says)


def found(pages: Iterable[Element], selector: str) -> str | None:
    """What the elements say that a selector picks, parted by “ / ”; None if it picks none."""
    compiled = cssselect2.compile_selector_list(
        selector, namespaces={None: "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
    )
    said = [
        " ".join("".join(_words(node.etree_element)).split())
        for page in pages
        for node in cssselect2.ElementWrapper.from_xml_root(page).iter_subtree()
        if any(each.test(node) for each in compiled)
    ]
    return " / ".join(said) if said else None


def _words(node: Element) -> Iterator[str]:
    """The words of an element; where lines and cells end, there is a space."""
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str):
            yield from _words(child)
            yield " " if local(child) in _APART else ""
        yield child.tail or ""
