"""The folders of this user for a program's cache and state, as the platform has them.

XDG Base Directory Specification on Linux: a variable that holds no absolute path is passed over.
"""

from pathlib import Path

import platformdirs

_NAME = "octavo"


def cache_folder() -> Path:
    """Return the folder for what may be deleted at any time, such as ``~/.cache/octavo``."""
    found = platformdirs.user_cache_path(_NAME, appauthor=False)
    return found if found.is_absolute() else Path("~/.cache").expanduser() / _NAME


def state_folder() -> Path:
    """Return the folder for what is to stay, such as ``~/.local/state/octavo``."""
    found = platformdirs.user_state_path(_NAME, appauthor=False)
    return found if found.is_absolute() else Path("~/.local/state").expanduser() / _NAME
