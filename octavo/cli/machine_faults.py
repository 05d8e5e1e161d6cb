"""Faults of the machine: a full disk, a missing permission, too few file descriptors."""

import shutil
import tempfile
from pathlib import Path

from octavo.core.machine_limits import FULL, LIMITS, is_scarce

#: Bytes of a disk on which nothing can be done any more.
_NOTHING = 1_000_000


def machine_fault(error: OSError, *folders: Path) -> str | None:
    """Return a message with the path, or None if the machine is not at fault.

    The system does not say where there was no room. So those of ``folders`` and the folder for temporary
    files are named whose disk is full.
    """
    if isinstance(error, BrokenPipeError):
        return None
    reason = LIMITS.get(error.errno or 0) or error.strerror or str(error)
    if error.filename is not None:
        return f"{error.filename}: {reason}"
    if error.errno in FULL:
        places = [place for place in (*folders, Path(tempfile.gettempdir())) if _is_full(place)]
        return f"{', '.join(map(str, places)) or folders[0]}: {reason}" if places or folders else reason
    return reason if is_scarce(error) else None


def _is_full(place: Path) -> bool:
    there = next((one for one in (place, *place.absolute().parents) if one.exists()), None)
    try:
        return there is not None and shutil.disk_usage(there).free < _NOTHING
    except OSError:
        return False
