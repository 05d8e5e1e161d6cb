"""Titles as references quote them: with all their signs and italics, in quotation marks one level deeper.

A heading ``The "Gate" -- *Then*`` is “The ‘Gate’ – *Then*” in a reference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from octavo.compose.composed_book import ReferenceTarget
from octavo.compose.draft import Draft
from octavo.compose.trees import all_trees
from octavo.compose.typography import set_type
from octavo.core.titles import for_lists
from octavo.core.vocabulary import Data
from octavo.core.xhtml import XHTML, Element, element, is_noteref, language_at, move_content, plain


def quote_titles(draft: Draft) -> None:
    """Give every target that a reference leads to its title as it is quoted."""
    wanted = {
        (node.get("href") or "#")[1:]
        for tree in all_trees(draft)
        for node in tree.iter(f"{{{XHTML}}}a")
        if node.get(Data.SLOT) == "reference"
    }
    named = [draft.targets[name] for name in wanted if name in draft.targets and draft.targets[name].plain]
    titles = {one.id: one.title for one in draft.sections if one.title is not None}
    places = _places(draft, {one.id for one in named} - titles.keys())
    for target in named:
        trees = (titles.get(target.id), places.get(target.id), titles.get(target.section))
        set_trees = (_as_set(tree, target, draft) for tree in trees if tree is not None)
        words = next((one for one in set_trees if plain(one) == target.plain), None)
        if words is not None:
            draft.targets[target.id] = replace(target, words=_nested(words, draft))


def _as_set(tree: Element, target: ReferenceTarget, draft: Draft) -> Element:
    """Return a title as a list has it, with its signs set."""
    words = element("span")
    move_content(for_lists(tree), words)
    set_type(words, language_at(tree) or draft.language_of(target.section), draft.languages)
    return words


def _places(draft: Draft, names: Iterable[str]) -> dict[str, Element]:
    found: dict[str, Element] = {}
    if wanted := set(names):
        for tree in all_trees(draft):
            for node in tree.iter(f"{{{XHTML}}}*"):
                if node.get("id") in wanted and not is_noteref(node):
                    found.setdefault(node.get("id", ""), node)
    return found


def _nested(words: Element, draft: Draft) -> Element:
    """Return a title with the quotation marks that stand inside of others."""
    rules = draft.rules
    if len(rules.quotes) > 1:
        (opening, closing), (inner_opening, inner_closing) = rules.quotes[:2]
        signs = {f"{opening}{rules.inside}": inner_opening, f"{rules.inside}{closing}": inner_closing}
        _exchange(words, signs)
    return words


def _exchange(words: Element, signs: Mapping[str, str]) -> None:
    """Exchange signs in all that is in the language of the book."""
    for node in words.iter():
        foreign = any(one.get("lang") for one in (node, *node.iterancestors()))
        around = any(one.get("lang") for one in node.iterancestors())
        for sign, other in signs.items():
            if node.text and not foreign:
                node.text = node.text.replace(sign, other)
            if node.tail and not around:
                node.tail = node.tail.replace(sign, other)
