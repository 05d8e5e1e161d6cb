"""Build a book: ``python build.py --epub --pdf``. The options are those of the ``octavo`` command."""

import os
import sys
from pathlib import Path

from octavo.core.environment import missing_modules


def main() -> int:
    """Run the command; where this Python lacks the dependencies, with that of the checkout's .venv."""
    if sys.version_info < (3, 11) or missing_modules():
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
