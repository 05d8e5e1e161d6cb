"""The machine on which the bench runs, as a reader of its figures wants to know it."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.results import Machine

_LIBRARIES = ("weasyprint", "pikepdf", "lxml")


def this_machine() -> Machine:
    """The date of today and the machine of this process."""
    return Machine(
        datetime.now(UTC).date().isoformat(),
        _processor(),
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        _system(),
        {"Python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}},
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    release = ".".join(platform.release().split(".")[:2])
    return f"{name}, {platform.system()} {release}"
