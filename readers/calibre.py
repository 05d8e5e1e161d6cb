"""calibre: its checker of books, and its conversion to Kindle's AZW3 and back."""

import json
import shutil
import tempfile
from pathlib import Path

from readers import comparing
from readers.epub import Entry, Epub, Target, squeezed
from readers.results import Finding
from readers.running import run as run_program
from readers.unit import ROOT, Unit, count

_SECONDS = 240
_SCRIPT = ROOT / "readers/scripts/calibre_check.py"
# A book with few entries in its contents gets no others.
_AS_IT_IS = ("--toc-threshold", "0", "--max-toc-links", "0", "--no-chapters-in-toc", "--chapter", "/")
# No window, and no sandbox for the browser inside calibre, which it never opens here.
_WITHOUT_SCREEN = {
    "QT_QPA_PLATFORM": "offscreen",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox",
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
}


def run(unit: Unit) -> None:
    """Run the checker, then convert to AZW3 and back and compare."""
    with tempfile.TemporaryDirectory(prefix="octavo-calibre-") as folder:
        here = Path(folder)
        # Settings of its own, so that those of whoever runs this neither count nor change.
        environment = _WITHOUT_SCREEN | {
            "CALIBRE_CONFIG_DIRECTORY": str(here / "config"),
            "XDG_RUNTIME_DIR": folder,
        }
        _check(unit, here, environment)
        kindle, again = here / "book.azw3", here / "again.epub"
        convert = shutil.which("ebook-convert") or "ebook-convert"
        run_program([convert, str(unit.epub.path), str(kindle), *_AS_IT_IS], _SECONDS, environment)
        run_program(
            [convert, str(kindle), str(again), "--epub-version", "3", *_AS_IT_IS], _SECONDS, environment
        )
        _compare(unit, Epub(again))


def _check(unit: Unit, here: Path, environment: dict[str, str]) -> None:
    debug = shutil.which("calibre-debug") or "calibre-debug"
    output = here / "check.json"
    run_program([debug, "-e", str(_SCRIPT), "--", str(unit.epub.path), str(output)], _SECONDS, environment)
    found = json.loads(output.read_text(encoding="utf-8"))
    findings = [
        Finding(f"{each['name']}:{each['line'] or ''}".rstrip(":"), squeezed(each["wrong"]), each["rule"])
        for each in found["errors"]
    ]
    unit.add("checker", count(tuple(unit.epub.manifest), "file"), findings)
    contents = [
        Entry(squeezed(label), Target(path, frag), level) for label, path, frag, level in found["contents"]
    ]
    wrong = comparing.lists("contents", unit.epub.contents, contents, comparing.shown_entry)
    unit.add("contents", count(unit.epub.contents, "entry", "entries"), wrong)
    landmarks = [
        Entry(squeezed(label), Target(path, frag), 1, kind) for label, path, frag, kind in found["landmarks"]
    ]
    wrong = comparing.lists("landmarks", unit.epub.landmarks, landmarks, comparing.shown_entry)
    unit.add("landmarks", count(unit.epub.landmarks, "entry", "entries"), wrong)


def _compare(unit: Unit, kindle: Epub) -> None:
    epub = unit.epub
    was = [word for document in epub.spine for word in epub.text(document).split()]
    now = [word for document in kindle.spine for word in kindle.text(document).split()]
    unit.add("AZW3: text", count(was, "word"), comparing.word_order("AZW3", was, now))

    # Where there is but one entry of the first level, calibre reads back not the file's own contents but the
    # links of the contents page: the entries, without their levels, then the landmarks and pages.
    guessed = sum(entry.level == 1 for entry in epub.contents) < 2
    entries = kindle.contents[: len(epub.contents)] if guessed else kindle.contents

    def shown(e: Entry) -> tuple[str, int]:
        return e.label, 0 if guessed else e.level

    wrong = comparing.lists("AZW3 contents", [*map(shown, epub.contents)], [*map(shown, entries)], str)
    wrong += comparing.dangling(kindle, kindle.contents)
    for old, new in zip(epub.contents, entries, strict=False):
        before, after = _begins(epub, old.target), _begins(kindle, new.target)
        if before != after:
            wrong.append(Finding(old.label, f"leads to “{' '.join(after)}” instead of “{' '.join(before)}”"))
    unit.add("AZW3: contents", count(epub.contents, "entry", "entries"), wrong)
    _links(unit, kindle)


def _begins(epub: Epub, target: Target) -> list[str]:
    """The first words from a place on: what a reader sees who was led there."""
    return epub.words_from(target)[:6]


def _links(unit: Unit, kindle: Epub) -> None:
    """Every link still leads to the same words."""
    old, new = unit.epub.links, kindle.links
    covers = {mark.target.document for mark in unit.epub.landmarks if mark.kind == "cover"}
    wrong = comparing.lists("AZW3 links", [link.text for link in old], [link.text for link in new], str)
    for was, now in zip(old, new, strict=False):
        before, after = _begins(unit.epub, was.target), _begins(kindle, now.target)
        if before != after:
            told = f"leads to “{' '.join(after)}” instead of “{' '.join(before)}”"
            wrong.append(Finding(str(was), told, "cover" if was.target.document in covers else ""))
    notes = [link for link in old if link.is_call or link.is_backlink]
    unit.add("AZW3: links", f"{count(old, 'link')}, {len(notes)} of notes", wrong)
