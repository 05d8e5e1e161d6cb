"""Makes the manual's pages of elements from the element books in ``tests/elements``.

    .venv/bin/python tools/element_pages.py [NAME ...]

Each element book has a ``manual.yaml``, which says what its page tells:

    title: Letters
    text: What it is and how it is written, in Markdown.
    source: [{file: chapters/letter.md, lines: 3-20}]
    print: {page: 2, shows: The letter as it is printed: ...}
    ereader: {file: letter.xhtml, at: "#sec-letter", shows: The same on a screen: ...}

``page`` counts from 1 in the PDF; ``at`` is a CSS selector of what stands at the top of the screen; ``shows``
is the alternative text of the picture. Pages go to ``docs/chapters/elements``, pictures to
``docs/images/elements``. Needs pdftoppm, Chromium and the package playwright; ``--text`` writes the pages
alone, without pictures.
"""

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
from rendercv_fonts import path_of
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
BOOKS = ROOT / "tests" / "elements"
PAGES = ROOT / "docs" / "chapters" / "elements"
PICTURES = ROOT / "docs" / "images" / "elements"

_RESOLUTION = 150  # dots an inch: twice that where the page is shown at half its size
_SCREEN = (340, 520)  # CSS pixels
_EDGE = 16  # CSS pixels between the text and the edge of the screen
_SCALE = 1.5  # dots to a CSS pixel
#: An e-reader shows pages: columns as large as the screen, one after another.
_PAGES = f"""
html {{ font: 16px/1.35 'Gentium Book Plus', serif; overflow: hidden; }}
h2, h3, figcaption {{ break-after: avoid; }}
math {{ font-family: 'STIX Two Math', math; }}
body {{
  margin: {_EDGE}px !important; padding: 0 !important; max-width: none !important;
  width: {_SCREEN[0] - 2 * _EDGE}px; height: {_SCREEN[1] - 2 * _EDGE}px;
  column-width: {_SCREEN[0] - 2 * _EDGE}px; column-gap: {_EDGE}px; column-fill: auto;
}}
"""
_COLORS = 8  # enough for black letters on white
_MARGIN = 18  # pixels left around what is printed

_LANGUAGES = {".md": "markdown", ".yaml": "yaml", ".bib": "bibtex"}
_MEASURE = 60  # characters to a line of code in the manual
_NUMBER = r"\(?(?:\d{1,3}|[a-z])\)|\d{1,3}\.|[IVX]+\.(?=  )"
#: What stands before the text of a paragraph: brackets, and the mark of an item, a note or a definition.
_LEAD = re.compile(rf"(?:> ?)*\s*(?:(?:[-*]|{_NUMBER}|\[\^[^]]+\]:|:)\s+)?")
#: Lines that are not of a paragraph.
_APART = re.compile(r"(?:> ?)*\s*(?:[|#`$]|:::|---$|---\s|$)")
#: Spaces at which a line of Markdown may end: what follows must not look like the mark of an item.
_SPACE = re.compile(rf"(?<!\\) (?![-+*>|:#]+(?: |$)|(?:{_NUMBER})(?: |$))")

#: Begins a page of the screen with an element, and turns to it.
_TURN = """([at, step]) => {
  const element = document.querySelector(at);
  element.style.breakBefore = "column";
  const pages = Math.floor(element.getBoundingClientRect().left / step);
  document.body.style.transform = `translateX(${-pages * step}px)`;
}"""


def page(name: str) -> str:
    """The Markdown of the page of an element book."""
    told = load(name)
    parts = [
        f"---\nkind: chapter\n---\n\n# {told['title']} {{#sec-element-{name}}}\n",
        told["text"].strip() + "\n",
    ]
    shown_before = ""
    for excerpt in told["source"]:
        kind = _LANGUAGES.get(Path(excerpt["file"]).suffix, "text")
        text = source(name, excerpt)
        fence = "````" if "```" in text else "```"
        place = "From the same file:" if excerpt["file"] == shown_before else f"From `{excerpt['file']}`:"
        shown_before = excerpt["file"]
        parts.append(f"{place}\n\n{fence} {kind}\n{text}{fence}\n")
    parts.append("::: figures\n")
    for medium, caption in (("print", "In print."), ("ereader", "On an e-reader.")):
        shows = " ".join(told[medium]["shows"].split()).replace('"', "'")
        picture = f"../../images/elements/{name}-{medium}.png"
        parts.append(f'![{caption}]({picture}){{.unnumbered alt="{shows}"}}\n')
    parts.append(":::\n")
    return "\n".join(parts)


def load(name: str) -> dict[str, Any]:
    """What an element book says for the manual."""
    told: dict[str, Any] = YAML(typ="safe").load((BOOKS / name / "manual.yaml").read_text("utf-8"))
    return told


def source(name: str, excerpt: dict[str, Any]) -> str:
    """The lines of a file that are shown, in lines as short as the manual's where the meaning allows it."""
    lines = (BOOKS / name / excerpt["file"]).read_text("utf-8").splitlines()
    first, _, last = str(excerpt.get("lines", f"1-{len(lines)}")).partition("-")
    shown = lines[int(first) - 1 : int(last or first)]
    if excerpt["file"].endswith(".md"):
        shown = [line for paragraph in paragraphs(shown) for line in filled(paragraph)]
    if excerpt["file"].endswith(".yaml"):
        shown = [line for long in shown for line in folded(long)]
    return "\n".join(shown).rstrip() + "\n"


def paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Lines of Markdown by paragraphs; one that is of no paragraph stands alone."""
    gathered: list[str] = []
    code = False
    for line in lines:
        code ^= line.lstrip("> ").startswith(("```", "$$"))
        apart = code or bool(_APART.match(line)) or line.endswith("\\")
        begins = apart or (_LEAD.match(line) or [""])[0].strip("> ") != ""
        if gathered and (begins or _depth(line) != _depth(gathered[0])):
            yield gathered
            gathered = []
        if apart:
            yield [line]
        else:
            gathered.append(line)
    if gathered:
        yield gathered


def _depth(line: str) -> int:
    """How many angle brackets a line has at its beginning."""
    return line[: len(line) - len(line.lstrip("> "))].count(">")


def filled(paragraph: list[str]) -> list[str]:
    """The same words in lines that are not longer than the measure, where there are spaces to break at."""
    if len(paragraph) == 1 and (len(paragraph[0]) <= _MEASURE or _APART.match(paragraph[0])):
        return paragraph
    lead = (_LEAD.match(paragraph[0]) or [""])[0]
    brackets = lead[: lead.rfind(">") + 1] + " " if ">" in lead else ""
    note = lead.lstrip().startswith(("[^", ":"))  # whose text is indented by four spaces
    hang = brackets + " " * (4 if note else len(lead) - len(brackets))
    text = [paragraph[0][len(lead) :], *(line.lstrip("> ") for line in paragraph[1:])]
    return _set(_SPACE.split(" ".join(text)), lead, hang)


def folded(line: str) -> list[str]:
    """A line of YAML as several: after commas of a collection, between words of anything else."""
    indent = line[: len(line) - len(line.lstrip())]
    if line.startswith(f"{indent}- "):
        hang = indent + "   "
    else:
        hang = indent + "  " * bool(re.match(r"\s*[a-z-]+: ", line))
    return _set(re.split(r"(?<=,) " if "{" in line or "[" in line else r"(?<=\S) ", line), "", hang)


def _set(words: list[str], first: str, others: str) -> list[str]:
    """Words in lines of the measure, with what stands before the first line and before the others."""
    lines, line = [], first + words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > _MEASURE:
            lines.append(line)
            line = others + word
        else:
            line += " " + word
    return [*lines, line]


def pictures(name: str) -> None:
    """Build the book and write both pictures."""
    told = load(name)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        command = [sys.executable, "build.py", "--book", str(BOOKS / name), "--output", str(output)]
        subprocess.run([*command, "--epub", "--pdf", "--no-check", "--quiet"], cwd=ROOT, check=True)
        write(printed(next(output.glob("*.pdf")), told["print"]["page"]), f"{name}-print")
        with zipfile.ZipFile(next(output.glob("*.epub"))) as archive:
            archive.extractall(Path(folder) / "book")
        file = next((Path(folder) / "book").rglob(told["ereader"]["file"]))
        write(screen(file, told["ereader"].get("at")), f"{name}-ereader")


def printed(pdf: Path, number: int) -> Image.Image:
    """A page of a PDF without its margins, and without the empty paper below what is printed."""
    shot = ["pdftoppm", "-r", str(_RESOLUTION), "-gray", "-png", "-f"]
    pages = [number, *(other for other in (number - 2, number + 2, number - 4, number + 4) if other > 0)]
    images = []
    for one in pages:
        png = subprocess.run(
            [*shot, str(one), "-l", str(one), str(pdf)], capture_output=True, check=False
        ).stdout
        if png:
            images.append(Image.open(io.BytesIO(png)).convert("L"))
    boxes = [box for image in images if (box := ImageChops.invert(image).getbbox())]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    _, top, _, bottom = boxes[0]
    around = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
    return images[0].crop(around)


def screen(file: Path, at: str | None) -> Image.Image:
    """A page of an e-book on a small screen, from the element ``at`` on."""
    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        tab = browser.new_page(
            viewport={"width": _SCREEN[0], "height": _SCREEN[1]},
            device_scale_factor=_SCALE,
            color_scheme="light",
        )
        tab.goto(file.as_uri())
        tab.add_style_tag(content=_PAGES + faces())
        tab.evaluate("document.fonts.ready")
        if at:
            tab.evaluate(_TURN, [at, _SCREEN[0] - _EDGE])
        image = Image.open(io.BytesIO(tab.screenshot())).convert("L")
        browser.close()
    _, _, _, bottom = ImageChops.invert(image).getbbox() or (0, 0, *image.size)
    return image.crop((0, 0, image.width, min(image.height, bottom + _MARGIN)))


def faces() -> str:
    """The typefaces of the e-reader, from the packages that have those of the pages."""
    text = {path.stem.partition("-")[2]: path for path in path_of["Gentium Book Plus"].glob("*.ttf")}
    # Found and not imported: ziamath warns of what it uses itself.
    signs = Path(str(distribution("ziamath").locate_file("ziamath/fonts/STIXTwoMath-Regular.ttf")))
    return "".join(
        f"@font-face {{ font-family: '{family}'; src: url('{file.as_uri()}'); font-style: {style}; }}"
        for family, file, style in (
            ("Gentium Book Plus", text["Regular"], "normal"),
            ("Gentium Book Plus", text["Italic"], "italic"),
            ("Gentium Book Plus", text["Bold"], "normal; font-weight: 700"),
            ("Gentium Book Plus", text["BoldItalic"], "italic; font-weight: 700"),
            ("STIX Two Math", signs, "normal"),
        )
    )


def write(image: Image.Image, name: str) -> None:
    """Write a picture with few shades of gray and a thin frame."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    framed = Image.new("L", (image.width + 2, image.height + 2), 150)
    framed.paste(image, (1, 1))
    framed.quantize(_COLORS).save(PICTURES / f"{name}.png", optimize=True)


def main() -> None:
    """Write the pages that the command line names, or all."""
    parser = argparse.ArgumentParser(description="Makes the manual's pages of elements.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="element books; all of them without")
    parser.add_argument("--text", action="store_true", help="write the pages alone, without pictures")
    asked = parser.parse_args()
    PAGES.mkdir(parents=True, exist_ok=True)
    for name in asked.names or sorted(path.parent.name for path in BOOKS.glob("*/manual.yaml")):
        (PAGES / f"{name}.md").write_text(page(name), encoding="utf-8")
        if not asked.text:
            pictures(name)
        print(name)


if __name__ == "__main__":
    main()
