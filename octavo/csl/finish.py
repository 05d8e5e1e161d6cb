"""Finishing touches on a whole citation or entry: quotation marks by depth, signs that meet."""

from octavo.csl.rich import Rich, leaf, leaves
from octavo.csl.style import Locale

#: What becomes of two signs that meet where two pieces join: the first stays, the second goes.
_SWALLOWS = {
    ".": ".",
    "?": ".:?",
    "!": ".:!",
    ":": ".:,;",
    ";": ".;,",
    ",": ",",
    "…": ".",
}
#: And those where the second takes the place of the first.
_GIVES_WAY = {",": ".;:?!", ";": "?!", ":": "?!"}
_MOVED = ",."


def finish(rich: Rich, locale: Locale) -> Rich:
    """The piece with its quotation marks set and its signs put in order. It is changed in place."""
    _quotes(rich, locale, 0)
    every = [one for one in leaves(rich) if one.text]
    for place in range(1, len(every)):
        _meet(every, place)
    if locale.options.get("punctuation-in-quote") == "true":
        for place in range(1, len(every)):
            _move(every, place)
    return rich


def _quotes(rich: Rich, locale: Locale, depth: int) -> None:
    quoted = rich.kind == "quote"
    for part in rich.parts:
        _quotes(part, locale, depth + quoted)
    if quoted:
        inner = "inner-" if depth % 2 else ""
        opens = locale.term(f"open-{inner}quote") or "“"
        closes = locale.term(f"close-{inner}quote") or "”"
        rich.parts = [leaf(opens), *rich.parts, Rich(text=closes, value="close")]


def _meet(every: list[Rich], place: int) -> None:
    """Two pieces that join: no sign twice, no two spaces."""
    here = every[place]
    before = _before(every, place)
    if before is None or not here.text:
        return
    last = before.text[-1]
    if last.isspace() and here.text[0] == " ":
        here.text = here.text[1:]
        return
    if last == " " and here.text[0] in ",.;":
        before.text = before.text.rstrip(" ")
        _meet(every, place)
        return
    if last in _SWALLOWS and here.text[0] in _SWALLOWS[last]:
        here.text = here.text[1:]
        _meet(every, place)
    elif last in _GIVES_WAY and here.text[0] in _GIVES_WAY[last] and here.value != "close":
        before.text = before.text[:-1]


def _before(every: list[Rich], place: int) -> Rich | None:
    """The nearest piece before that has text, seen through a closing quotation mark."""
    for one in reversed(every[:place]):
        if one.text and one.value != "close":
            return one
    return None


def _move(every: list[Rich], place: int) -> None:
    """A comma or full stop after a closing quotation mark goes inside."""
    here, before = every[place], every[place - 1]
    if before.value != "close" or here.value == "close" or here.text[:1] not in (",", "."):
        return
    inside = _before(every, place)
    if inside is None:
        return
    sign, here.text = here.text[0], here.text[1:]
    if inside.text[-1] not in ".,?!…":
        first = next(one for one in every[every.index(inside) + 1 :] if one.text)
        first.text = sign + first.text


def capitalize(rich: Rich) -> None:
    """A capital for the first letter, where a word of the style or a prefix begins the sentence."""
    first = next((one for one in leaves(rich) if one.text), None)
    if first is not None and first.term:
        first.text = first.text[0].upper() + first.text[1:]


def without_end(rich: Rich, suffix: str) -> None:
    """Take a suffix away again, where the text around the citation goes on."""
    last = [one for one in leaves(rich) if one.text]
    if suffix and last and last[-1].text.endswith(suffix):
        last[-1].text = last[-1].text.removesuffix(suffix)
