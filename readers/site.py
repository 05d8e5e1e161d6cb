"""The pages of the site at the width of a telephone and of a tablet."""

from pathlib import Path
from typing import Any

from readers.browser import PHONE, Tab, tab
from readers.results import Finding
from readers.unit import Unit, count

_WIDTHS = (PHONE[0], 600)  # pixels
_PRESSES = 80  # of the arrow key, 40 pixels each
_PAGE = "() => document.documentElement.scrollWidth - window.innerWidth"
_BOXES = """() => [...document.querySelectorAll('main *, body > *')].filter(el =>
  /auto|scroll/.test(getComputedStyle(el).overflowX) && el.scrollWidth > el.clientWidth + 1
  && el.getClientRects().length)
  .map((el, n) => {
    el.dataset.box = n
    const at = (el.closest('[id]')?.id ?? '') + ' ' + el.className
    return { n, at, tab: el.tabIndex, far: el.scrollWidth - el.clientWidth }
  })"""
_LEFT = "n => document.querySelector(`[data-box='${n}']`).scrollLeft"


def run(unit: Unit, folder: Path) -> None:
    """No page is wider than its window, and boxes that are can be moved to their ends with the arrow key."""
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    wide: list[Finding] = []
    stuck: list[Finding] = []
    boxes = 0
    with tab({"book": folder}, "") as opened:
        for width in _WIDTHS:
            opened.page.set_viewport_size({"width": width, "height": PHONE[1]})
            for page in pages:
                opened.page.goto(f"{opened.address}/book/{page}")
                over = opened.page.evaluate(_PAGE)
                if over > 1:
                    wide.append(Finding(page, f"at {width} px it is {over} px too wide"))
                found = opened.page.evaluate(_BOXES)
                boxes += len(found)
                stuck += [Finding(page, wrong) for box in found for wrong in _move(opened, box, width)]
    unit.add("site: no page too wide", count(pages, "page"), wide)
    unit.add("site: wide boxes move", f"{boxes} boxes", stuck)


def _move(opened: Tab, box: Any, width: int) -> list[str]:
    named = f"at {width} px {box['at']}"
    if box["tab"] != 0:
        return [f"{named} cannot be reached with the Tab key"]
    opened.page.evaluate("n => document.querySelector(`[data-box='${n}']`).focus()", box["n"])
    for _ in range(_PRESSES):
        opened.page.keyboard.press("ArrowRight")
        if opened.page.evaluate(_LEFT, box["n"]) >= box["far"] - 1:
            return []
    return [f"{named} cannot be moved to its end with the arrow key"]
