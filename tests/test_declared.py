"""Every package that is imported anywhere in the checkout is declared, for those who install it there.

``core/test_environment.py`` looks at the imports of ``octavo`` itself, which are needed by users.
"""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
#: The folders of code, and the dependency groups without which theirs is not run.
FOLDERS = {
    "octavo": [],
    "bench": ["dev"],
    "attacks": ["dev"],
    "faults": ["dev"],
    "fuzz": ["dev"],
    "readers": ["dev", "readers"],
    "tests": ["dev"],
    "tools": ["dev", "readers"],
}
#: What is imported where something else has put it: by file, the module.
ELSEWHERE = {
    "bench/typst_pass.py": "typst",  # bench/setup installs what the bench compares with
    "fuzz/hostile/reader_target.py": "atheris",  # is installed by hand, where it runs
    "readers/scripts/calibre_check.py": "calibre",  # is run by Calibre's own Python
}
_OWN = {*FOLDERS, "build"}
_HOUSE = {path.stem for path in (ROOT / "tests" / "quick_lane").glob("*.py")}


def normal(name: str) -> str:
    """The name of a package as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name)[0]).lower()


def imports(folder: str) -> dict[str, Path]:
    """The modules at the top of packages that the files of a folder import, with one of the files."""
    found: dict[str, Path] = {}
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            else:
                continue
            found.update(dict.fromkeys((name.partition(".")[0] for name in names), path))
    return found


def declared(groups: list[str]) -> set[str]:
    """The packages that are installed with Octavo, all its extras and some groups."""
    lists = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    lists += [PYPROJECT["dependency-groups"][group] for group in groups]
    return {normal(name) for names in lists for name in names}


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_imported_is_declared(folder: str) -> None:
    packages = packages_distributions()
    known = declared(FOLDERS[folder])
    undeclared = [
        f"{path.relative_to(ROOT)} imports {module}"
        for module, path in sorted(imports(folder).items())
        if ELSEWHERE.get(path.relative_to(ROOT).as_posix()) != module
        and module not in {*sys.stdlib_module_names, *_OWN, *_HOUSE}
        and known.isdisjoint(map(normal, packages.get(module, [module])))
    ]
    assert undeclared == []
