"""Tries an attack: runs the command in a world of its own, and tells all that it did and may not do."""

import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from attacks.attack import TOKEN, Attack
from attacks.products import dangers, files_of, readable
from attacks.server import Server
from attacks.world import World

ROOT = Path(__file__).resolve().parents[1]
#: Kilobytes of addresses that an attacked process may use, for the sake of the machine.
_MEMORY = 12_000_000
_WATCH = Path(__file__).resolve().parent / "watch"
_CODE = re.compile(
    r"(?:error|warning|note)\[([a-z0-9-]+)\]|::(?:error|warning|notice)[^\n]*?title=([a-z0-9-]+)"
)
#: Characters that drive a terminal, or turn text around in it.
_DRIVING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BROKEN = ("internal error", "Traceback (most recent call last)", "This is a fault of Octavo")
#: What only a machine knows: an object's address, or a path with its class.
_MACHINE = re.compile(r"\bat 0x[0-9a-f]{6,}|PosixPath\(")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One attack as it ended: its exit status, the codes of its messages, and what fell."""

    attack: Attack
    status: int
    codes: frozenset[str]
    fell: tuple[str, ...]
    messages: str = ""
    events: frozenset[str] = frozenset()
    dangers: frozenset[str] = frozenset()

    @property
    def refused(self) -> bool:
        """If the book was not built."""
        return self.status != 0


@dataclass(frozen=True, slots=True)
class Known:
    """The programs that a harmless build starts, and the scripts of a harmless site."""

    events: frozenset[str] = frozenset()
    dangers: frozenset[str] = frozenset()


def try_attack(attack: Attack, known: Known | None) -> Outcome:
    """Run an attack; without ``known`` nothing is taken for wrong in its products and processes."""
    with Server() as server, World(server.address) as world:
        world.output = world.root / attack.output
        world.lay(attack)
        status, said = 0, ""
        for _ in range(attack.runs):
            status, text = _run(world, attack)
            said += text
        codes = frozenset(a or b for a, b in _CODE.findall(said))
        found, events = _products(world, attack), _events(world)
        fell = [*_said_wrong(attack, status, said, codes, world)]
        fell += [f"changed: {one}" for one in world.changed()]
        fell += [f"left behind: {name}" for name in world.left()]
        fell += [f"asked the server for {path}" for path in server.asked]
        if known:
            fell += sorted(found - known.dangers)
            fell += sorted(f"did: {one}" for one in events - known.events)
        fell += attack.look(world) if attack.look else []
        return Outcome(attack, status, codes, tuple(fell), said, events, found)


def _run(world: World, attack: Attack) -> tuple[int, str]:
    command = [sys.executable, str(ROOT / "build.py")]
    if attack.command:
        command += [world.filled(word) for word in attack.command]
    else:
        command += [
            *map(world.filled, attack.options),
            "--book",
            str(world.book),
            "--output",
            str(world.output),
        ]
        command += ["--jobs", "1", "--limit-time", "30"]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(world.home),
        "TMPDIR": str(world.tmp),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(_WATCH),
        "PYTHONDONTWRITEBYTECODE": "1",
        "http_proxy": world.server,
        "https_proxy": world.server,
        "ATTACK_LOG": str(world.log),
        "ATTACK_OUTSIDE": str(world.outside),
        "ATTACK_BOOK": str(world.book),
        **{key: world.filled(value) for key, value in attack.environment.items()},
    }
    if attack.environment.get("PYTHONPATH"):
        environment["PYTHONPATH"] = f"{_WATCH}:{environment['PYTHONPATH']}"
    process = subprocess.Popen(
        ["bash", "-c", f'ulimit -v {_MEMORY}; exec "$@"', "bash", *command],
        cwd=world.root / attack.cwd if attack.cwd else world.root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=attack.seconds)
        return process.returncode, said.decode("utf-8", "surrogateescape")
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return -1, "no answer"


def _said_wrong(attack: Attack, status: int, said: str, codes: frozenset[str], world: World) -> list[str]:
    wrong = [f"{word!r} among the messages" for word in _BROKEN if word in said]
    if status not in attack.statuses:
        wrong.append(f"exit status {status}")
    if attack.codes and (status == 0 or not codes.intersection(attack.codes)):
        wrong.append(f"not refused with {' or '.join(attack.codes)}: status {status}, {sorted(codes)}")
    if attack.built and status != 0:
        wrong.append(f"not built: {sorted(codes)} {said[-300:]}")
    if attack.said and world.filled(attack.said) not in said:
        wrong.append(f"{attack.said!r} is not said")
    if driving := _DRIVING.search(said):
        wrong.append(f"{driving[0]!r} is written to the terminal")
    if TOKEN in said:
        wrong.append("the secret is among the messages")
    return wrong


def _products(world: World, attack: Attack) -> frozenset[str]:
    found: set[str] = set()
    for folder in (world.output, world.output.with_name("output.rejected")):
        for name, data in files_of(folder) if folder.exists() else ():
            found.update(dangers(name, data))
            text = readable(name, data)
            words = (TOKEN, *((str(world.root),) if attack.paths else ()), *attack.absent)
            wrong = [word for word in words if world.filled(word) in text]
            found.update(f"{word!r} in the products" for word in wrong)
            if machine := _MACHINE.search(text):
                found.add(f"{machine[0]!r} in the products")
    return frozenset(found)


def _events(world: World) -> frozenset[str]:
    if not world.log.exists():
        return frozenset()
    found = set()
    for line in world.log.read_text("utf-8", "replace").splitlines():
        event, _, arguments = line.partition("\t")
        if event == "subprocess.Popen":
            program = re.match(r"\('?([^',]*)", arguments)
            found.add(f"{event} {Path(program[1]).name if program else arguments[:60]}")
        else:
            found.add(f"{event} {arguments[:200].replace(str(world.root), '')}")
    return frozenset(found)
