"""The styles of a drawing in the words that the typesetter knows.

Values of ``var()`` and ``light-dark()`` are put in, the shorthand ``font`` is written out, and families of
fonts that the book does not have become those that it has.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from lxml import etree

_PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
_SCHEMES = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))*\)")
_DEPTH = 8  # variables in the values of variables
_LONGEST = 2_000_000  # characters of styles that are rewritten
_FONT = re.compile(r"(?<![\w-])font\s*:\s*([^;{}!]+)(!important)?")
_SHORTHAND = re.compile(
    r"(?P<before>(?:(?:normal|italic|oblique|small-caps|bold|bolder|lighter|[1-9]00)\s+)*)"
    r"(?P<size>[\d.]+(?:px|pt|em|rem|ex|%|mm|cm|in|pc)|(?:xx-|x-)?(?:small|large)|medium|smaller|larger)"
    r"(?:\s*/\s*[\w.%]+)?\s+(?P<family>.+)",
    re.DOTALL,
)
_TRANSFORM = re.compile(r"(?<![\w-])transform\s*:\s*([^;{}!]+)")
_FAMILY = re.compile(r"(?<![\w-])font-family\s*:\s*([^;{}!]+)")
_MONOSPACE = re.compile(r"mono|courier|consol|menlo|code|typewriter", re.IGNORECASE)
_SANS = re.compile(
    r"sans|arial|helvet|verdana|tahoma|segoe|calibri|roboto|ubuntu|lato|inter|open|trebuchet|system-ui|gothic"
    r"|franklin|futura|gill|univers|frutiger|myriad",
    re.IGNORECASE,
)
#: Families of the book that stand for others, by their generic names.
_STANDING_IN = {"monospace": "IBM Plex Mono", "sans-serif": "Source Sans 3", "serif": "EB Garamond"}
#: Elements with words of their own.
WORDED = ("{*}text",)


def settle(root: etree._Element, families: Collection[str]) -> bool:
    """Rewrite the styles of a drawing in place, and return True if any changed.

    ``families`` are the families that the book has, in small letters.
    """
    texts = list(_styles(root))
    if sum(len(text) for _, _, text in texts) > _LONGEST:
        return False
    values = _variables(text for _, _, text in texts)
    changed = _name_family(root, families)
    for node, name, text in texts:
        new = _with_values(text, values)
        if name in (None, "style"):
            new = _FAMILY.sub(lambda found: _family(found, families), _FONT.sub(_written_out, new))
        elif name == "font-family":
            new = standing_in(new, families)
        if new == text:
            continue
        changed = True
        if name is None:
            node.text = new
        else:
            node.set(name, new)
    return changed


def standing_in(written: str, families: Collection[str]) -> str:
    """Return a list of families as it is if the book has one of them, or else with the one that stands in."""
    names = [name.strip(" \t\n\"'") for name in written.split(",")]
    known = next((name for name in names if name.lower() in families), None)
    if known is not None:
        return written
    found = _STANDING_IN[next(map(_generic, filter(None, names)), "serif")]
    return f"'{found}'" if found.lower() in families else written


def suit_resvg(root: etree._Element) -> None:
    """Put quotation marks around the families that attributes name, since resvg takes no figures without, and
    transformations out of styles, where it does not look for them."""
    for node in root.iter(etree.Element):
        style = node.get("style") or ""
        moved = _TRANSFORM.search(style)
        if moved and not node.get("transform") and "transform-origin" not in style:
            node.set("style", _TRANSFORM.sub("", style))
            node.set("transform", re.sub(r"(?<=[\d.])(?:px|deg)\b", "", moved[1].strip()))
        written = node.get("font-family")
        if written and not re.search(r"['\"]", written):
            node.set("font-family", ", ".join(f"'{name.strip()}'" for name in written.split(",")))


def _generic(name: str) -> str:
    return "monospace" if _MONOSPACE.search(name) else "sans-serif" if _SANS.search(name) else "serif"


def _styles(root: etree._Element) -> Iterator[tuple[etree._Element, str | None, str]]:
    """Yield what can hold styles: the text of ``<style>`` (None), and attributes with their names."""
    for node in root.iter(etree.Element):
        if etree.QName(node).localname == "style" and node.text:
            yield node, None, node.text
        for name, value in node.attrib.items():
            if name in ("style", "font-family") or "var(" in str(value) or "light-dark(" in str(value):
                yield node, str(name), str(value)


def _variables(texts: Iterator[str]) -> dict[str, str]:
    """Return the values of variables. One that has several, in several places, has none that is sure."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for name, value in _PROPERTY.findall(text):
            found[name].add(value.strip())
    return {name: next(iter(values)) for name, values in found.items() if len(values) == 1}


def _with_values(text: str, values: dict[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        return values.get(found[1], found[2].strip() if found[2] is not None else found[0])

    for _ in range(_DEPTH):
        new = _SCHEMES.sub(lambda found: found[1].strip(), _VARIABLE.sub(value, text))
        if new == text or len(new) > _LONGEST:
            break
        text = new
    return text


def _written_out(found: re.Match[str]) -> str:
    parts = _SHORTHAND.fullmatch(found[1].strip())
    if parts is None:
        return found[0]
    before = parts["before"].split()
    style = next((word for word in before if word in ("italic", "oblique")), "normal")
    weight = next(
        (word for word in before if word[:4] == "bold" or word == "lighter" or word.isdigit()), "normal"
    )
    return (
        f"font-style: {style}; font-weight: {weight}; font-size: {parts['size']}; "
        f"font-family: {parts['family'].strip()}"
    )


def _family(found: re.Match[str], families: Collection[str]) -> str:
    return f"font-family: {standing_in(found[1], families)}"


def _name_family(root: etree._Element, families: Collection[str]) -> bool:
    """Give a drawing with words a family if it names none: else that of the machine would be taken."""
    serif = _STANDING_IN["serif"]
    if serif.lower() not in families or not any(map(_lacks_family, root.iter(*WORDED))):
        return False
    if any("font" in (node.text or "") for node in root.iter("{*}style")):
        return False
    root.set("font-family", f"'{serif}'")
    return True


def _lacks_family(text: etree._Element) -> bool:
    """Return True if neither words, nor what is around them or in them, name a family."""
    near = (text, *text.iterancestors(), *text.iterdescendants())
    return not any(node.get("font-family") or "font" in (node.get("style") or "") for node in near)
