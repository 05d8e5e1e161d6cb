"""Other tools on the same text: Typst, Paged.js and Vivliostyle for pages, pandoc for the e-book.

``bench/setup`` installs them into ``.cache/bench``. Without it, and where one needs a browser that this
machine has not, they are left out. The browsers' tools get the document of one pass with its stylesheets.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.text import Text
from bench.to_typst import to_typst

_ROOT = Path(__file__).resolve().parent.parent
_HOME = _ROOT / ".cache/bench"
_PYTHON = _HOME / "python/bin/python"
_NODE = _HOME / "node/node_modules"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")

#: The file that each tool makes in its folder.
RESULT = "result.pdf"
MISSING = "not installed: `make bench-tools`"
_NO_BROWSER = "there is no Chromium on this machine"
_HOUR = 3_600  # seconds; the tools' own limits must not come first

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Command:
    """What is run in the tool's folder."""

    command: list[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that makes a PDF. ``prepare`` readies a folder, which holds the document of one pass with its
    stylesheets and fonts, and says what to run there."""

    name: str
    version: str
    prepare: Callable[[Path, Text], Command]


def tools() -> Iterator[Tool]:
    """The tools that are here."""
    browser = _browser()
    if version := _python_version("typst"):
        yield Tool("Typst", version, _typst)
    for name, package, prepare in _IN_BROWSERS:
        if browser and (version := _node_version(package)):
            yield Tool(name, version, prepare)


def missing() -> dict[str, str]:
    """The tools that are not here, and why."""
    here = {tool.name for tool in tools()}
    lacking = {
        name: MISSING for name in ("Typst", *(name for name, _, _ in _IN_BROWSERS)) if name not in here
    }
    for name, package, _ in _IN_BROWSERS:
        if name in lacking and _node_version(package):
            lacking[name] = _NO_BROWSER
    return lacking


def pandoc() -> Path | None:
    """The program pandoc as pypandoc-binary brings it; None where that is not installed."""
    found = _HOME.glob("python/lib/python*/site-packages/pypandoc/files/pandoc")
    return next(found, None)


def pandoc_version(program: Path) -> str:
    """The version of a pandoc."""
    return _output(program, "--version").split()[1]


def _typst(folder: Path, text: Text) -> Command:
    (folder / "book.typ").write_text(to_typst(text), "utf-8")
    return Command([_PYTHON, _ROOT / "bench/typst_pass.py", "book.typ", RESULT, "fonts"])


def _pagedjs(folder: Path, _text: Text) -> Command:
    for sheet in folder.glob("*.css"):
        sheet.write_text(for_pagedjs(sheet.read_text("utf-8")), "utf-8")
    command: list[str | Path] = [_NODE / ".bin/pagedjs-cli", "book.html", "--output", RESULT]
    command += ["--timeout", str(1_000 * _HOUR), *_as_root("--browserArgs=--no-sandbox")]
    return Command(command, {"PUPPETEER_EXECUTABLE_PATH": str(_browser())})


def for_pagedjs(css: str) -> str:
    """A stylesheet without the rules at which Paged.js 0.4.3 stops: it takes a rule whose selectors have
    both "+" and "-of-type" out of its list twice."""

    def kept(rule: re.Match[str]) -> str:
        return "" if "+" in rule[1] and "-of-type" in rule[1] else rule[0]

    return _RULE.sub(kept, _COMMENT.sub("", css))


def _vivliostyle(_folder: Path, _text: Text) -> Command:
    command: list[str | Path] = [_NODE / ".bin/vivliostyle", "build", "book.html", "--single-doc"]
    command += ["--output", RESULT, "--executable-browser", str(_browser()), "--timeout", str(_HOUR)]
    return Command([*command, "--no-vite-config-file"])


_IN_BROWSERS = (
    ("Paged.js", "pagedjs-cli", _pagedjs),
    ("Vivliostyle", "@vivliostyle/cli", _vivliostyle),
)


def _browser() -> str | None:
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def _as_root(option: str) -> list[str]:
    """An option that Chromium needs only where it runs as root, as in containers."""
    return [option] if os.geteuid() == 0 else []


def _python_version(package: str) -> str | None:
    if not _PYTHON.exists():
        return None
    script = f"from importlib.metadata import version; print(version({package!r}))"
    try:
        return _output(_PYTHON, "-c", script).strip()
    except subprocess.CalledProcessError:
        return None


def _node_version(package: str) -> str | None:
    try:
        return str(json.loads((_NODE / package / "package.json").read_text("utf-8"))["version"])
    except FileNotFoundError:
        return None


def _output(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
