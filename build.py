"""Build a book: ``python build.py --epub --pdf``. The options are those of the ``octavo`` command."""

import os
import sys
from pathlib import Path

from octavo.core.environment import missing_packages


def main() -> int:
    """Run the command, with the Python of .venv if this one lacks packages; return its status."""
    if sys.version_info < (3, 11) or missing_packages():
        venv = Path(__file__).resolve().parent / ".venv"
        python = venv / "bin" / "python"
        if python.is_file() and Path(sys.prefix).resolve() != venv:
            os.execv(python, [str(python), *sys.argv])
        print(
            "build.py: the environment is not ready; run `make setup` (or `make book`) first", file=sys.stderr
        )
        return 3
    from octavo.cli.main import main as octavo

    return octavo()


if __name__ == "__main__":
    sys.exit(main())
