"""The command, run in the process of the tests: what a test costs that looks at more than one run of it."""

import io
import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from octavo.cli.main import main


@dataclass(frozen=True)
class Run:
    """The exit status of a run, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


def run_command(cwd: Path, *arguments: object) -> Run:
    """Run the command in a folder, on a terminal 200 characters wide."""
    with _streams() as (out, err), chdir(cwd), patch.dict(os.environ, {"COLUMNS": "200"}):
        try:
            status = main([str(one) for one in arguments])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
    return Run(int(status), out.getvalue(), err.getvalue())


@contextmanager
def _streams() -> Iterator[tuple[io.StringIO, io.StringIO]]:
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        yield out, err
