"""Keeps what the quick lane has not from being loaded. Only the standard library is imported here."""

from collections.abc import Callable, Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

#: Packages that are not loaded in the quick lane, and the mark of a test that loads them.
PACKAGES: Mapping[str, str] = {"weasyprint": "engine", "jpype": "java", "playwright": "browser"}


def wanted(what: str, mark: str) -> str:
    """Return the message for a test that needs something and does not say so."""
    return (
        f"this test needs {what}, which the quick lane does without: mark it with @pytest.mark.{mark}, "
        f"or its file with pytestmark = pytest.mark.{mark}"
    )


class Guard(MetaPathFinder):
    """Finds the packages, so that a program may ask if they are installed, and refuses to load them.

    ``refuse`` is called with the message, and must raise.
    """

    def __init__(self, refuse: Callable[[str], object]) -> None:
        self._refuse = refuse

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a package as it is installed, with a loader that refuses; None for others."""
        if fullname not in PACKAGES:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None:
            spec.loader = _Refusal(fullname, self._refuse)
        return spec


class _Refusal(Loader):
    def __init__(self, package: str, refuse: Callable[[str], object]) -> None:
        self._package = package
        self._refuse = refuse

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        self._refuse(wanted(self._package, PACKAGES[self._package]))
        raise AssertionError("refuse() must raise")

    def exec_module(self, module: ModuleType) -> None:
        raise AssertionError("no module was made")
