"""Cuts an element tree into flows: which text nodes are read together, and in which language."""

from lxml import etree

from octavo.compose.typography.flow import Flow, TextSlot
from octavo.compose.typography.lookup import rules_of
from octavo.compose.typography.signs import LINE, NUMERAL, OBJECT
from octavo.core.registry import Registry
from octavo.core.vocabulary import Data
from octavo.core.xhtml import local
from octavo.languages.model import Language, words

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPE = "{http://www.idpf.org/2007/ops}type"

#: Elements whose text is set as it stands.
_VERBATIM = words("code pre kbd samp math svg script style template")
#: Elements that end the line of text around them. All others run on with it.
_BLOCKS = words(
    "address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p "
    "section summary table tbody td tfoot th thead tr ul"
)
#: Notes that stand inside the line which calls them: the line reads on as if they were not there.
_NOTES = words("footnote endnote rearnote")


class Walk:
    """The walk through one tree, which gathers its flows. It keeps a stack of its own, so that no depth of
    nesting is a danger.
    """

    def __init__(self, body: etree._Element, language: Language, languages: Registry[Language]) -> None:
        self._languages = languages
        self._found: list[tuple[Flow, Language]] = []
        self._open: list[tuple[Flow, Language]] = []
        self._own: list[bool] = []  # for each open element, whether it has a flow of its own
        self._begin(self._language(body, language))
        self._own.append(True)
        if not _is_verbatim(body, local(body)):
            self._open[-1][0].add(TextSlot(body), body.text or "")
            self._descend(body)

    def flows(self) -> list[tuple[Flow, Language]]:
        """Return all flows that hold more than spaces, each with its language."""
        for flow, _ in self._found:
            flow.close()
        return [(flow, language) for flow, language in self._found if flow.text and not flow.text.isspace()]

    def _descend(self, body: etree._Element) -> None:
        walker = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
        for event, node in walker:
            if node is body:
                continue
            if event == "start" and not self._enter(node):
                walker.skip_subtree()
            elif event == "end":
                self._leave(node)
            if event in {"end", "comment", "pi"}:
                self._open[-1][0].add(TextSlot(node, tail=True), node.tail or "")

    def _language(self, node: etree._Element, around: Language) -> Language:
        tag = node.get(_LANG, node.get("lang"))
        return around if tag is None else rules_of(tag, self._languages, around)

    def _begin(self, language: Language) -> None:
        self._open.append((Flow(), language))
        self._found.append(self._open[-1])

    def _enter(self, node: etree._Element) -> bool:
        """Note an element that begins, and return True if the walk goes into it."""
        flow, around = self._open[-1]
        language = self._language(node, around)
        name = local(node)
        stand_in = None
        is_call, is_block = _is_call(node), name in _BLOCKS
        is_verbatim = _is_verbatim(node, name)
        if not is_call:
            stand_in = _stand_in(node, name, is_verbatim)
            if stand_in is None and language is not around and not is_block and not _is_note(node):
                stand_in = _edges(node)
        if stand_in:
            flow.add(TextSlot(None), stand_in)
        enters = not (is_call or is_verbatim or name == "br")
        own = enters and (is_block or language is not around or _is_note(node))
        self._own.append(own)
        if own:
            self._begin(language)
        if enters:
            self._open[-1][0].add(TextSlot(node), node.text or "")
        return enters

    def _leave(self, node: etree._Element) -> None:
        if self._own.pop():
            self._open.pop()
        if local(node) in _BLOCKS and not _is_note(node):
            # What follows a block is a line of its own.
            _, language = self._open.pop()
            self._begin(language)


def _stand_in(node: etree._Element, name: str, is_verbatim: bool) -> str | None:
    """Return the sign for an element that is not read, or None for one that is."""
    if name == "br" or name in _BLOCKS:
        return LINE if name == "br" else None
    if is_verbatim:
        return _edges(node) or OBJECT
    if node.get(Data.PAGE_OF) is not None:
        return NUMERAL
    if node.get(Data.SLOT) is not None:
        # The words of a cross-reference are written later; a bare one is only its number.
        return NUMERAL if "bare" in node.get("class", "").split() else OBJECT
    return None


def _edges(node: etree._Element) -> str:
    """Return one sign for a whole element, with the spaces at its edges, for the marks beside it to see."""
    text = "".join(str(part) for part in node.itertext())
    if not text:
        return ""
    return f"{' ' if text[0].isspace() else ''}{OBJECT}{' ' if text[-1].isspace() else ''}"


def _is_verbatim(node: etree._Element, name: str) -> bool:
    return name in _VERBATIM or "verbatim" in node.get("class", "").split()


def _is_call(node: etree._Element) -> bool:
    return "noteref" in node.get(_TYPE, "").split() or node.get("role") == "doc-noteref"


def _is_note(node: etree._Element) -> bool:
    return not _NOTES.isdisjoint(node.get(_TYPE, "").split() + node.get("class", "").split())
