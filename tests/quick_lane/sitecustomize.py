"""Python imports this at its start in the processes that a test of the quick lane starts."""

import sys

from guard import Guard


def _end(message: str) -> None:
    """End the process with the message; no ``except Exception`` of the program may take it for its own."""
    raise SystemExit(message)


sys.meta_path.insert(0, Guard(_end))
