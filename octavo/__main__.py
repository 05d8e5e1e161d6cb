"""``python -m octavo``: the command, as ``octavo`` and ``python build.py`` are."""

import os
import sys


def main() -> int:
    """Run the command without the current folder among those that modules are looked for in.

    ``python -m`` puts it first, and it may be the folder of a book that comes from anyone.
    """
    # Not with pathlib: that would be looked for in the current folder.
    if not sys.flags.safe_path and sys.path and sys.path[0] in ("", os.getcwd()):  # noqa: PTH109
        del sys.path[0]
    from octavo.cli.main import main as command

    return command()


if __name__ == "__main__":
    sys.exit(main())
