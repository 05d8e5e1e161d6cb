"""A headless Chromium that reaches nothing but the server on 127.0.0.1."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from readers.results import Finding
from readers.serving import served

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-smooth-scrolling",  # a scrolled box is where it was sent to when it is looked at
    "--font-render-hinting=none",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PHONE = (360, 640)  # pixels of CSS
TABLET = (560, 800)  # upright, where wide tables just keep their columns
DESK = (1000, 800)
_HELD = 40  # milliseconds that a button is held down
_PATIENCE = 30_000  # milliseconds that one step may take


def find_chromium() -> str | None:
    """The system's Chromium: the one that CHROMIUM names, or the first of the usual names."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, _NAMES)), None)


class Tab:
    """A page in the browser, and what went wrong in it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.troubles: list[Finding] = []
        page.on("pageerror", lambda error: self._note("script", str(error)))
        page.on("console", self._console)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _failed(self, request: Any) -> None:
        # A document that the reading system left before all of it was there; it takes it up again.
        if not (request.url.startswith("blob:") and request.failure == "net::ERR_ABORTED"):
            self._note(request.url, f"not loaded ({request.failure})")

    def _note(self, place: str, wrong: str) -> None:
        first = wrong.splitlines()[0][:300] if wrong else "?"
        finding = Finding(place.replace(self.address, ""), first, place)
        if finding not in self.troubles:
            self.troubles.append(finding)

    def _console(self, message: Any) -> None:
        if message.type == "error":
            self._note("console", message.text)

    def _response(self, response: Any) -> None:
        if response.status >= 400:
            self._note(response.url, f"status {response.status}")

    def call(self, function: str, *arguments: object) -> Any:
        """Call a function of the page's ``reader``; what it promises is waited for, within bounds."""
        return self.page.evaluate(
            """([name, args, patience]) => Promise.race([
                 (async () => window.reader[name](...args))(),
                 new Promise((_, no) => setTimeout(() => no(new Error(name + ': no answer')), patience)),
               ])""",
            [function, list(arguments), _PATIENCE],
        )

    def click(self, x: float, y: float) -> None:
        """Click with the mouse, as a person does: between down and up a few frames are drawn."""
        self.page.mouse.click(x, y, delay=_HELD)

    def shot(self, path: Path) -> None:
        """Keep what the window shows as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(path))


@contextmanager
def tab(
    roots: Mapping[str, Path], start: str, size: tuple[int, int] = PHONE, touch: bool = False
) -> Iterator[Tab]:
    """A tab that shows ``start``, a path on the server of ``roots``, or nothing; its browser ends with it."""
    from playwright.sync_api import sync_playwright  # here, since the tests of the rest do without it

    with served(roots) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=[*_ARGUMENTS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])],
            timeout=_PATIENCE,
        )
        try:
            context = browser.new_context(viewport={"width": size[0], "height": size[1]}, has_touch=touch)
            context.set_default_timeout(_PATIENCE)
            page = context.new_page()
            opened = Tab(page, address)
            if start:
                page.goto(address + start)
            yield opened
        finally:
            browser.close()
