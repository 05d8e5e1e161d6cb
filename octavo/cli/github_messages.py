"""Messages as workflow commands, which GitHub shows beside the lines of the files: ``--format github``."""

from octavo.cli.json_messages import grouped
from octavo.cli.told import Told
from octavo.core.diagnostics import Diagnostic, Severity
from octavo.core.messages import finished_place, kinds, printable, short_place, source_path

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
#: Places of one message that are named.
_PLACES = 10


def github_messages(told: Told) -> str:
    """Return a command for each message, one a line."""
    groups = (group for kind in kinds(told.diagnostics) for group in grouped(kind))
    lines = [
        _command(group[0], [short_place(one, told.settings.book) for one in group[1:]], told)
        for group in groups
    ]
    if told.failure:
        lines.append(f"::error::{_data(told.failure)}")
    return "".join(f"{line}\n" for line in lines)


def _command(found: Diagnostic, others: list[str], told: Told) -> str:
    properties = {"title": found.code}
    if found.span:
        path = source_path(found.span, told.settings.book)
        properties |= {"file": path, "line": str(found.span.line), "col": str(found.span.column)}
    text = printable(found.message)
    if found.place and str(found.place):
        text += f"\nIn: {printable(finished_place(found.place, told.finished))}"
    if others:
        named = ", ".join(dict.fromkeys(filter(None, others[:_PLACES])))
        text += f"\n{len(others)} more of this kind" + (f": at {printable(named)}" if named else "")
    text += f"\nHelp: {printable(found.hint)}"
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[found.severity]} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
