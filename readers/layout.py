"""Every document of the book as it is seen: on a telephone, with large type, in the dark, on a desk."""

from typing import Any

from readers import colour
from readers.browser import PHONE, Tab
from readers.results import Finding
from readers.unit import Unit, count

_DARK = """html { color-scheme: dark; background: #121212 !important; color: #e0e0e0 !important; }
body { background: #121212 !important; color: #e0e0e0 !important; }
a:link { color: lightblue; }"""  # as reading systems do it
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 18, 18)"}
# Places of which pictures are kept, besides the first page of each document.
_SHOWN = {
    "at-table": "figure.table:not(.wide)",
    "at-wide-table": "figure.table.wide",
    "at-picture": "figure.picture",
    "at-formula": ".equation",
    "at-letter": ".letter",
    "at-roll": ".roll",
    "at-verse": ".verse",
    "at-footnotes": ".footnotes",
    "at-call": ".note-call",
}
_LARGE = "html { font-size: 200% !important; }"
_LEAST_BOX = 4  # pixels of a picture or formula that can be seen at all
_PRESSES = 80  # of the arrow key, 40 pixels each


def run(unit: Unit, opened: Tab) -> None:
    """Measure all documents at the width of a telephone, in pages and as a scroll."""
    cut, overlaps, large, faint, unseen = Gathered(), Gathered(), Gathered(), Gathered(), Gathered()
    moved: list[Finding] = []
    boxes = 0
    faces: dict[str, str] = {}
    pictures = 0
    for index, document in enumerate(unit.epub.spine):
        for flow in ("paginated", "scrolled"):
            opened.call("show", index, flow)
            page = opened.call("page")
            cut.add(document, flow, opened.call("measure", "cut", page))
            overlaps.add(document, flow, opened.call("measure", "overlaps"))
            if flow == "paginated":
                _shot(unit, opened, document, "light")
                _places(unit, opened, document)
        boxes += _move_boxes(opened, document, moved)
        _note_faces(opened, faces)
        for theme, css in (("light", ""), ("dark", _DARK)):
            opened.call("style", css)
            faint.add(document, theme, faint_text(opened.call("measure", "inks"), GROUNDS[theme]))
            found = opened.call("measure", "pictures", GROUNDS[theme])
            pictures += len(found) if theme == "light" else 0
            unseen.add(document, theme, _unseen(found))
        for flow in ("scrolled", "paginated"):
            opened.call("show", index, flow, _LARGE)
            found = opened.call("measure", "cut", opened.call("page")) + opened.call("measure", "overlaps")
            large.add(document, f"200 %, {flow}", found)
            if flow == "scrolled":
                boxes += _move_boxes(opened, document, moved)
        _note_faces(opened, faces)  # large type can need another: tables stand row by row then
        _shot(unit, opened, document, "large")
        opened.call("dark", True)
        opened.call("style", _DARK)
        _shot(unit, opened, document, "dark")
        opened.call("dark", False)
    documents = count(unit.epub.spine, "document")
    unit.add(f"nothing cut at {PHONE[0]} px", documents, cut.findings)
    unit.add("no text over text", documents, overlaps.findings)
    unit.add("type at 200 %", documents, large.findings)
    unit.add("contrast, light and dark", documents, faint.findings)
    unit.add("pictures and formulas", f"{pictures} of them", unseen.findings)
    unit.add("wide boxes move", f"{boxes} boxes", moved)
    _fonts(unit, faces)


def wide(unit: Unit, opened: Tab, width: int, flow: str) -> None:
    """Measure all documents at another width, in one flow; pictures are kept of the scroll."""
    cut = Gathered()
    for index, document in enumerate(unit.epub.spine):
        opened.call("show", index, flow)
        cut.add(document, flow, opened.call("measure", "cut", opened.call("page")))
        cut.add(document, flow, opened.call("measure", "overlaps"))
        if flow == "scrolled":
            _shot(unit, opened, document, "desk")
    unit.add(f"nothing cut at {width} px", count(unit.epub.spine, "document"), cut.findings)


class Gathered:
    """Findings of many documents."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, document: str, how: str, found: list[Any]) -> None:
        """Keep what a measure told of a document; ``how`` it was shown stands before it."""
        for one in found:
            self.findings.append(Finding(document, f"{how}: {one['at']} “{one['text']}” {one['wrong']}"))


def _places(unit: Unit, opened: Tab, document: str) -> None:
    """Pictures of what a book designer looks at first."""
    for name, selector in _SHOWN.items():
        if opened.call("turn", selector):
            _shot(unit, opened, document, name)


def _shot(unit: Unit, opened: Tab, document: str, how: str) -> None:
    name = document.rpartition("/")[2].rpartition(".")[0]
    opened.shot(unit.shots / unit.book / f"{name}-{how}.png")


def faint_text(inks: list[Any], page: str) -> list[dict[str, str]]:
    """The texts of ``measure.inks`` that are too faint on a page of this colour."""
    found = []
    for ink in inks:
        ratio = colour.text_contrast(ink["ink"], ink["grounds"], page)
        if ratio < colour.LEAST:
            found.append({"at": ink["at"], "text": ink["text"], "wrong": f"has a contrast of {ratio:.1f}"})
        if ink["faint"] < 1:
            found.append({"at": ink["at"], "text": ink["text"], "wrong": f"has an opacity of {ink['faint']}"})
    return found


def _unseen(pictures: list[Any]) -> list[dict[str, str]]:
    found = []
    for one in pictures:
        wrong = ""
        if not one["ok"]:
            wrong = "was not read"
        elif one["width"] < _LEAST_BOX or one["height"] < _LEAST_BOX:
            wrong = f"is {one['width']:.0f} by {one['height']:.0f} px"
        elif one["contrast"] < colour.LEAST_LARGE:
            wrong = f"has a contrast of {one['contrast']:.1f} in itself"
        if wrong:
            found.append({"at": one["at"], "text": one["what"], "wrong": wrong})
    return found


def _move_boxes(opened: Tab, document: str, findings: list[Finding]) -> int:
    """Boxes wider than the screen are moved to their ends, by the arrow key and by a finger."""
    boxes = opened.call("scrollers")
    for number, box in enumerate(boxes):
        place = f"{document}: {box['at']}"
        if box["tabIndex"] != 0:
            findings.append(Finding(place, "can be moved sideways, but not reached with the Tab key"))
        if not box["name"] or not box["role"]:
            findings.append(
                Finding(place, "can be moved sideways, but has no role and name to be announced by")
            )
        point = opened.call("focus", number)
        if not point["focused"]:
            findings.append(Finding(place, "does not take the focus"))
        for _ in range(_PRESSES):
            opened.page.keyboard.press("ArrowRight")
            if opened.call("moved", number) >= box["far"] - 1:
                break
        else:
            findings.append(Finding(place, "cannot be moved to its end with the arrow key"))
        opened.call("back", number)
        devtools = opened.page.context.new_cdp_session(opened.page)
        devtools.send(
            "Input.synthesizeScrollGesture",
            {"x": point["x"], "y": point["y"], "xDistance": -120, "yDistance": 0,
             "gestureSourceType": "touch", "speed": 3000},
        )  # fmt: skip
        devtools.detach()
        if opened.call("moved", number) <= 0:
            findings.append(Finding(place, "cannot be moved with a finger"))
    return len(boxes)


def _note_faces(opened: Tab, faces: dict[str, str]) -> None:
    """Note what has become of the fonts; what was loaded once counts."""
    for face in opened.call("measure", "fonts"):
        if faces.get(face["face"]) != "loaded":
            faces[face["face"]] = face["status"]


def _fonts(unit: Unit, faces: dict[str, str]) -> None:
    findings = [
        Finding(face, "could not be loaded" if status == "error" else "is declared, and no text uses it")
        for face, status in sorted(faces.items())
        if status != "loaded"
    ]
    if len(faces) < len(unit.epub.fonts):
        wrong = f"{len(unit.epub.fonts)} fonts in the book, {len(faces)} known to the reading system"
        findings.append(Finding("fonts", wrong))
    unit.add("fonts", count(unit.epub.fonts, "font"), findings)
