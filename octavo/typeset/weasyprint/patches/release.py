"""The release of WeasyPrint for which the patches were written, compared with the one that is installed.

Nothing here imports WeasyPrint, which takes a second: a build asks before it does anything, also if it will
not load the engine in its own process.
"""

import importlib.util
import inspect
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from octavo.core.failures import EngineMismatch
from octavo.typeset.weasyprint.patches.patch import Patch, Place, fingerprint

PACKAGE = "weasyprint"
#: The one release that the patches fit; pyproject.toml pins it too.
RELEASE = "70.0"


def check_release() -> None:
    """Raise EngineMismatch if another release of WeasyPrint is installed."""
    try:
        found = version(PACKAGE)
    except PackageNotFoundError:
        found = "of an unknown release"
    if found != RELEASE:
        raise EngineMismatch(
            f"WeasyPrint {found} is installed, and this version of Octavo works with WeasyPrint {RELEASE} "
            f"only, parts of which it replaces. In a checkout run `make setup`, or: {_install()}"
        )


def check_sources(patches: Iterable[Patch]) -> None:
    """Raise EngineMismatch if the installed files of WeasyPrint are not those that the patches expect."""
    for patch in patches:
        place = Place.named(patch.target)
        if patch.fingerprint is None or place.key is not None:
            continue  # a value, which is compared when the patch is applied
        if fingerprint(_source_on_disk(place)) != patch.fingerprint:
            raise mismatch(patch.target, "the installed files were changed")


def mismatch(target: str, why: str) -> EngineMismatch:
    """Return the error for a target that is not what its patch was written for."""
    name = target.replace(":", ".")
    return EngineMismatch(
        f"{name} is not that of WeasyPrint {RELEASE} as it was released, which this version of Octavo "
        f"replaces: {why}. Install WeasyPrint anew: {_install()}"
    )


def _install() -> str:
    return f"pip install --force-reinstall --no-deps {PACKAGE}=={RELEASE}"


def _source_on_disk(place: Place) -> str:
    """Return the source text of a function as its file has it; "" if the file has no such function."""
    lines = _lines(place.module)
    start, indent = 0, ""
    for name in place.attributes:
        head = re.compile(rf"{indent}(?:async )?(?:def|class) {name}\b")
        found = next((i for i in range(start, len(lines)) if head.match(lines[i])), None)
        if found is None:
            return ""
        start, indent = found, indent + "    "
    while start and lines[start - 1].lstrip().startswith("@"):
        start -= 1
    return "".join(inspect.getblock(lines[start:]))


@cache
def _lines(module: str) -> list[str]:
    """Return the lines of a module's file; none if there is no such file."""
    spec = importlib.util.find_spec(module.partition(".")[0])
    if spec is None or spec.origin is None:
        return []
    base = Path(spec.origin).parent.joinpath(*module.split(".")[1:])
    path = base.with_suffix(".py") if base.with_suffix(".py").is_file() else base / "__init__.py"
    return path.read_text("utf-8").splitlines(keepends=True) if path.is_file() else []
