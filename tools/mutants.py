"""Mutation testing: what the tests do not see if the code is changed in one place.

    .venv/bin/python tools/mutants.py [--sample N] [--seed N] [--minutes N] [ROOM ...]

mutmut changes a copy of the code in ``.cache/mutants`` in many small ways, one at a time: a comparison, a
number, an argument, a sign in a text. The tests of the room then run that pass through the changed function.
A change that no test sees is a survivor: a mistake of that kind could be made tomorrow, and nobody would be
told.

A random sample of each room is tried, the same one for the same seed and the same code. Changes to messages
(texts with spaces) are left out. The report gives a score for each room, and the survivors as differences.
Some of these are no gap, as they change nothing that can be seen.
"""

import argparse
import ast
import difflib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".cache" / "mutants"
MUTMUT = "mutmut==3.8.1"


@dataclass(frozen=True)
class Room:
    """What is changed, as patterns of files, and the tests that are to see it."""

    changed: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "core": Room(("octavo/core/*",), ("tests/core", "tests/source")),
    "csl": Room(("octavo/csl/*",), ("tests/csl",)),
    "cache": Room(
        ("octavo/cache/*", "octavo/build/build_cache.py", "octavo/build/pagemap_cache.py"),
        ("tests/cache", "tests/build/test_build_cache.py", "tests/build/test_pagemap_cache.py"),
    ),
    "page map": Room(
        (
            "octavo/core/pagemap.py",
            "octavo/typeset/pagemap_assembly.py",
            "octavo/typeset/page_break_order.py",
            "octavo/typeset/pagemap_file.py",
        ),
        (
            "tests/typeset/test_pagemap.py",
            "tests/typeset/test_page_break_order.py",
            "tests/typeset/test_pagemap_file.py",
        ),
    ),
}
#: What the tests of these rooms read beside the code and the other tests.
_ALSO = ("templates", "styles", "starter", "schemas", "build.py", "pyproject.toml")
#: Tests that read the text of the code, to which mutmut adds its own.
_WITHOUT_TESTS = ("tests/core/test_environment.py", "tests/source/test_codes.py")
#: Modules in which nothing is changed: one that only these tests look at, and one with a method of the name
#: ``list``, which mutmut's code takes for the type.
_UNCHANGED = ("octavo/core/environment.py", "octavo/core/folder.py")

#: A fixture that is made once for several tests.
_SHARED = re.compile(r"""scope=["'](?:module|session)["']""")

#: Exit statuses by which mutmut says that no test failed, and that no test passes through a function.
_SURVIVED, _UNTESTED = 0, 33


@dataclass(frozen=True)
class Survivor:
    """A change that no test sees: the function, the lines that differ, and if a test passes through it."""

    function: str
    difference: str
    is_reached: bool


def main(arguments: Sequence[str]) -> int:
    """Try a sample of changes in each room, and print the scores and the survivors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"of {', '.join(ROOMS)} (default: all)")
    parser.add_argument("--sample", type=int, default=150, help="changes that are tried in each room")
    parser.add_argument("--seed", type=int, default=1, help="chooses the sample")
    parser.add_argument("--minutes", type=float, default=10, help="the longest time for each room")
    options = parser.parse_args(arguments)
    if unknown := set(options.rooms) - ROOMS.keys():
        parser.error(f"there is no room {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}")
    program = _install()
    table = ["| Room | Changes | Tried | Seen | Score |", "|:-----|--------:|------:|-----:|------:|"]
    for name in options.rooms or ROOMS:
        copy = _Copy(HOME / name.replace(" ", "-"), ROOMS[name], program)
        copy.prepare()
        known = copy.mutants()
        sample = random.Random(options.seed).sample(known, min(options.sample, len(known)))
        copy.run(sample, options.minutes)
        tried, survivors = copy.results(sample)
        for one in survivors:
            reached = "" if one.is_reached else " (no test passes through it)"
            print(f"\n{name}: {one.function}{reached}\n{one.difference}")
        seen = tried - len(survivors)
        score = f"{100 * seen / tried:.0f} %" if tried else ""
        table.append(f"| {name} | {len(known)} | {tried} | {seen} | {score} |")
    print("\n" + "\n".join(table))
    return 0


def _install() -> Path:
    """Install mutmut beside the environment of the checkout, whose packages it sees; return its program."""
    environment = HOME / "environment"
    python, program = environment / "bin" / "python", environment / "bin" / "mutmut"
    if not program.exists():
        subprocess.run([ROOT / ".venv/bin/python", "-m", "venv", environment], check=True)
        ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
        ours, theirs = (
            Path(subprocess.run([path, "-c", ask], check=True, capture_output=True, text=True).stdout.strip())
            for path in (python, ROOT / ".venv/bin/python")
        )
        (ours / "checkout.pth").write_text(f"{theirs}\n")
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", MUTMUT]
        subprocess.run(install, check=True)
    return program


class _Copy:
    """A copy of the checkout in which the code of a room is changed."""

    def __init__(self, folder: Path, room: Room, program: Path) -> None:
        self._folder = folder
        self._room = room
        self._program = program

    def prepare(self) -> None:
        """Copy the checkout, have mutmut write its changes, and find the tests that pass through them."""
        shutil.rmtree(self._folder, ignore_errors=True)
        listed = subprocess.run(
            ["git", "ls-files", "-z", "-co", "--exclude-standard", "octavo", "tests", *_ALSO],
            cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():
                (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self._folder / name)
        with (self._folder / "pyproject.toml").open("a") as config:
            config.write(f"\n[tool.mutmut]\n{self._config()}")
        # A name that fits nothing: the changes are written, and none is tried.
        self._mutmut(["no-such-change"], None)
        if not self._reached.exists():
            raise SystemExit(f"mutmut could not run the tests; its words are in {self._log}")
        self._widen()

    @property
    def _reached(self) -> Path:
        """Which tests pass through which function, as mutmut has seen it."""
        return self._folder / "mutants" / "mutmut-stats.json"

    def _widen(self) -> None:
        """Have all tests of a file run that shares fixtures: mutmut saw only the first of them make what all
        look at."""
        seen = json.loads(self._reached.read_text("utf-8"))
        by_file: dict[str, list[str]] = {}
        for test in seen["duration_by_test"]:
            by_file.setdefault(test.partition("::")[0], []).append(test)
        shared = {name for name in by_file if _SHARED.search((self._folder / name).read_text("utf-8"))}
        functions = seen["tests_by_mangled_function_name"]
        for function, tests in functions.items():
            files = {test.partition("::")[0] for test in tests} & shared
            functions[function] = sorted({*tests, *(test for name in files for test in by_file[name])})
        self._reached.write_text(json.dumps(seen), "utf-8")

    def _config(self) -> str:
        values = {
            "source_paths": ["octavo"],
            "only_mutate": [*self._room.changed],
            "do_not_mutate": [*_UNCHANGED],
            "also_copy": [*_ALSO],
            "pytest_add_cli_args_test_selection": [*self._room.tests],
            "pytest_add_cli_args": [
                "-p",
                "no:cacheprovider",
                *(f"--ignore={name}" for name in _WITHOUT_TESTS),
            ],
        }
        lines = [f"{name} = {json.dumps(value)}\n" for name, value in values.items()]
        return "".join([*lines, "use_git_change_detection = false\n"])

    @property
    def _log(self) -> Path:
        return self._folder / "mutmut.log"

    def _mutmut(self, names: Sequence[str], seconds: float | None) -> None:
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        command = [str(self._program), "run", "--max-children", "1", *names]
        with self._log.open("a") as log:
            try:
                subprocess.run(
                    command, cwd=self._folder, env=environment, stdout=log, stderr=log, timeout=seconds
                )
            except subprocess.TimeoutExpired:
                print(f"stopped after {seconds:.0f} s", file=sys.stderr)

    def _files(self) -> Iterator[tuple[Path, dict[str, int | None]]]:
        """The files that were changed, and the exit status for each change in them; None for not tried."""
        for path in sorted((self._folder / "mutants").rglob("*.py.meta")):
            statuses = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
            if statuses:
                yield path.with_suffix(""), statuses

    def mutants(self) -> list[str]:
        """Return the names of all changes that are more than another message."""
        found: list[str] = []
        for path, statuses in self._files():
            functions = _functions(path)
            found += (name for name in statuses if not _is_message(name, functions))
        return sorted(found)

    def run(self, names: Sequence[str], minutes: float) -> None:
        """Try changes."""
        if names:
            self._mutmut(names, minutes * 60)

    def results(self, names: Sequence[str]) -> tuple[int, list[Survivor]]:
        """Return how many of the changes were tried, and those that no test saw."""
        asked, tried = set(names), 0
        survivors: list[Survivor] = []
        for path, statuses in self._files():
            functions = _functions(path)
            for name, status in statuses.items():
                if name not in asked or status is None:
                    continue
                tried += 1
                if status in (_SURVIVED, _UNTESTED):
                    survivors.append(Survivor(name, _difference(name, functions), status == _SURVIVED))
        return tried, survivors


def _functions(path: Path) -> dict[str, ast.FunctionDef]:
    """Return the functions of a changed file by their names: the original ones, and one for each change."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def _pair(name: str, functions: dict[str, ast.FunctionDef]) -> tuple[str, str]:
    """Return the text of a function as it is, and with a change."""
    changed = name.rpartition(".")[2]
    original = changed.rpartition("__mutmut_")[0] + "__mutmut_orig"
    return _text(functions[original]), _text(functions[changed])


def _text(function: ast.FunctionDef) -> str:
    plain = ast.FunctionDef("changed", function.args, function.body, [], function.returns, lineno=1)
    return ast.unparse(plain)


def _difference(name: str, functions: dict[str, ast.FunctionDef]) -> str:
    before, after = (text.split("\n") for text in _pair(name, functions))
    lines = difflib.unified_diff(before, after, lineterm="", n=0)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


class _WithoutMessages(ast.NodeTransformer):
    """Makes all texts with spaces the same."""

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        if isinstance(node.value, str) and " " in node.value.strip():
            return ast.Constant("")
        return node


def _is_message(name: str, functions: dict[str, ast.FunctionDef]) -> bool:
    plain = [ast.dump(_WithoutMessages().visit(ast.parse(text))) for text in _pair(name, functions)]
    return plain[0] == plain[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
