"""A parser of options that says in one line what is wrong, and which option or value was probably meant."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from octavo.core.messages import printable
from octavo.core.suggestions import closest


class OneLineParser(argparse.ArgumentParser):
    """argparse's own parser, whose faults are one line each: no list of all options before them, and nothing
    of Python in them."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and exit with status 2."""
        line = " ".join(message.removeprefix("argument ").split())
        line = line.replace(": not allowed with argument ", " does not go together with ")
        line = line.replace("expected one argument", "a value must follow it")
        line = re.sub(r": ignored explicit argument '(.*)'$", r" takes no value, and has `\1`", line)
        print(f"{self.prog}: {printable(line)}", file=sys.stderr)
        sys.exit(2)

    def parse_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """Return what the arguments say. Exit with status 2 if one of them means nothing."""
        found, unknown = self.parse_known_args(args, namespace)
        for one in unknown:
            if one.startswith("-"):
                fault = f"there is no option {one.partition('=')[0]}"
                self.error(_meant(fault, one, self._option_string_actions, "; --help lists all"))
        if unknown and not os.path.lexists(folder := getattr(found, "folder", None) or os.curdir):
            self.error(_meant(f"there is no command and no folder {folder}", str(folder), ("check",)))
        if unknown:
            self.error(f"{unknown[0]}: one book is built at a time, and another folder is named already")
        return found


def _meant(fault: str, given: str, known: Iterable[str], otherwise: str = "") -> str:
    near = closest(given.partition("=")[0], known)
    return f"{fault}; did you mean {near}?" if near else f"{fault}{otherwise}"


def one_of(names: Iterable[str], make: Callable[[str], Any] = str) -> Callable[[str], Any]:
    """Return a function that makes a value of a text that is one of some names. It raises ArgumentTypeError,
    with the name that was probably meant, for any other."""
    allowed = [str(name) for name in names]

    def read(text: str) -> Any:
        if text in allowed:
            return make(text)
        fault = f"`{text}` is none of {', '.join(allowed)}"
        raise argparse.ArgumentTypeError(_meant(fault, text, allowed))

    return read


def readable(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a function that reads a value as ``parse`` does, and says in plain words that it can't."""

    def read(text: str) -> Any:
        try:
            return parse(text)
        except (ValueError, TypeError) as error:
            raise argparse.ArgumentTypeError(f"`{text}` is no value for it") from error

    return read
