"""``python -m octavo``: the command, as ``octavo`` and ``python build.py`` are."""

import os
import sys


def main() -> int:
    """Run the command without the current folder among those that modules are looked for in.

    ``python -m`` puts it first, and it may be the folder of a book that comes from anyone. It stays if
    it is the checkout from which this very file was loaded: the workers find Octavo in no other place.
    """
    # Not with pathlib: that would be looked for in the current folder.
    here, home = os.getcwd(), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH109, PTH120
    if not sys.flags.safe_path and sys.path and sys.path[0] in ("", here) and here != home:
        del sys.path[0]
    from octavo.cli.main import main as command

    return command()


if __name__ == "__main__":
    sys.exit(main())
