"""Publishing that is killed, that fails, and that others do at the same time: never a mixture."""

import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from octavo.build.journal import REPORT
from octavo.build.publish import staging

ROOT = Path(__file__).parents[2]
FILES = ("book.epub", "book.pdf", "book-web/index.html", "book-web/page.html", REPORT)
#: Publishes FILES, all with one text, and dies at a rename or link: at which one is the last argument.
KILLED = """
import os, signal, sys
from pathlib import Path
from octavo.build.publish import staging
from tests.build.test_journal import write

output, text, fatal = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
calls = 0
def dying(real):
    def call(*arguments, **options):
        global calls
        calls += 1
        if calls == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    return call
with staging(output) as room:
    write(room.made, text)
    os.rename, os.replace, os.link = dying(os.rename), dying(os.replace), dying(os.link)
    room.publish()
"""
#: Publishes FILES again and again.
BUSY = """
import sys
from pathlib import Path
from octavo.build.publish import staging
from tests.build.test_journal import write

for turn in range(int(sys.argv[3])):
    with staging(Path(sys.argv[1])) as room:
        write(room.made, f"{sys.argv[2]} {turn}")
        room.publish()
"""


def write(folder: Path, text: str) -> None:
    """Write all files of a build, each with the same text."""
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)


def texts(output: Path) -> set[str]:
    return {(output / name).read_text() for name in FILES}


def start(script: str, *arguments: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)], env=environment)


def publish(output: Path, text: str) -> None:
    with staging(output) as room:
        write(room.made, text)
        room.publish()


def test_the_next_build_finishes_what_a_killed_one_was_publishing(tmp_path: Path) -> None:
    """Killed at the first rename or link, at the second, and so on until it comes to its end."""
    ends = []
    for fatal in count(1):
        output = tmp_path / str(fatal) / "output"
        publish(output, "old")
        (output / "letter.txt").write_text("of the user")
        with start(KILLED, output, "new", fatal) as build:
            pass
        with staging(output):
            found = texts(output)
        assert len(found) == 1, f"killed at {fatal}"
        assert sorted(path.name for path in output.parent.iterdir()) == ["output"]
        assert (output / "letter.txt").read_text() == "of the user"
        ends.append(found.pop())
        if build.returncode == 0:
            break
        assert build.returncode == -signal.SIGKILL
    assert len(ends) > 8
    assert ends == sorted(ends, reverse=True), "once it counts as published, it is published"
    assert ends[-1] == "new"


def test_what_can_not_be_put_in_its_place_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace
    for refused in FILES:
        output = tmp_path / refused.replace("/", "-") / "output"
        publish(output, "old")
        name = refused.partition("/")[0]

        def guarded(source: Path, target: Path, name: str = name) -> None:
            if Path(source).name == name and Path(source).parent.name == "new":
                raise OSError(28, "No space left on device", str(target))
            replace(source, target)

        monkeypatch.setattr(os, "replace", guarded)
        with staging(output) as room, pytest.raises(OSError, match="No space left"):
            write(room.made, "new")
            room.publish()
        monkeypatch.undo()
        assert texts(output) == {"old"}
        assert sorted(path.name for path in output.parent.iterdir()) == ["output"]


def test_builds_that_publish_at_once_do_not_mix_their_files(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with start(BUSY, output, "a", 40) as one, start(BUSY, output, "b", 40) as other:
        seen = 0
        while one.poll() is None or other.poll() is None:
            with staging(output) as room, room.exclusive():
                if (output / REPORT).exists():
                    assert len(texts(output)) == 1
                    seen += 1
    assert (one.returncode, other.returncode) == (0, 0)
    assert seen
    assert texts(output) in ({"a 39"}, {"b 39"})


@pytest.mark.parametrize("part", ["new", "old", "both", "none", "seal"])
def test_a_journal_that_no_build_has_made_moves_nothing(part: str, tmp_path: Path) -> None:
    """A checkout may bring one along, to put its files among those of the user, or to move these away."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear")
    output = tmp_path / "work" / "output"
    publish(output, "old")
    journal = output.with_name(".output.publish-1234")
    journal.mkdir()
    for name in ("new", "old"):
        if part in (name, "both"):
            (journal / name).symlink_to(home)
        else:
            (journal / name).mkdir()
            (journal / name / "book.epub").write_text("forged")
    if part == "seal":
        (journal / "seal").write_text("0" * 128)
    with staging(output):
        assert texts(output) == {"old"}
    assert [path.name for path in home.iterdir()] == ["letter.txt"]
    assert not journal.exists()
