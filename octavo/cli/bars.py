"""The progress of a build as bars on a terminal."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from octavo.core.progress import Progress


class Bars(Progress):
    """A bar for each stage."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._bars = RichProgress(
            TextColumn("{task.description:<10}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}
        self._bars.start()

    def begin(self, name: str) -> None:
        """Show a bar that pulses until the stage says how much there is."""
        if name not in self._tasks:
            self._tasks[name] = self._bars.add_task(name, total=None)

    def step(self, name: str, done: int, total: int) -> None:
        """Move the bar."""
        self._bars.update(self._tasks[name], completed=done, total=total)

    def end(self, name: str) -> None:
        """Fill the bar."""
        total = next((task.total for task in self._bars.tasks if task.id == self._tasks[name]), None) or 1
        self._bars.update(self._tasks[name], completed=total, total=total)

    def close(self) -> None:
        """Take the bars away; what is written next stands in their place."""
        self._bars.stop()
