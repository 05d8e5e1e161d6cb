"""Setting up the reading systems, on machines that are played by a folder of stand-ins for their programs."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_setup import CHECKOUT, Machine

BROWSER = ("chromium", "node", "npm", "ebook-convert", "calibre-debug")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which all is, and an environment; npm and pip write down that they were called."""
    machine = Machine(tmp_path)
    (machine.checkout / "readers").mkdir()
    shutil.copy(CHECKOUT / "readers" / "setup", machine.checkout / "readers" / "setup")
    for name in ("package.json", "package-lock.json"):
        (machine.checkout / "readers" / name).write_text(f"pins of {name}\n")
    for name in BROWSER:
        machine.program(name, 'echo npm "$1" >>$LOG' if name == "npm" else "")
    assert machine.setup().returncode == 0
    machine.log.write_text("")
    return machine


def prepare(machine: Machine) -> subprocess.CompletedProcess[str]:
    return machine.setup(script="readers/setup")


def test_installs_both_locks_once(machine: Machine) -> None:
    assert prepare(machine).returncode == 0
    assert machine.done() == ["npm ci", "pip install requirements.lock requirements-readers.lock"]
    again = prepare(machine)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert len(machine.done()) == 2


@pytest.mark.parametrize("name", ["readers/package-lock.json", "requirements-readers.lock"])
def test_a_new_lock_is_installed(machine: Machine, name: str) -> None:
    prepare(machine)
    (machine.checkout / name).write_text("other pins\n")
    assert prepare(machine).returncode == 0
    assert machine.done() == ["npm ci", "pip install requirements.lock requirements-readers.lock"] * 2


def test_installs_the_missing_programs_and_no_others(machine: Machine) -> None:
    (machine.programs / "chromium").unlink()
    (machine.programs / "calibre-debug").unlink()
    machine.program("apt-get", 'echo apt-get "$@" >>$LOG')
    assert prepare(machine).returncode == 0
    assert machine.done()[:2] == [
        "apt-get -qq update",
        "apt-get -qq install -y --no-install-recommends chromium calibre",
    ]


def test_another_name_of_chromium_will_do(machine: Machine) -> None:
    (machine.programs / "chromium").rename(machine.programs / "google-chrome")
    assert prepare(machine).returncode == 0
    assert machine.done()[0] == "npm ci"


def test_without_apt_it_names_the_programs(machine: Machine) -> None:
    (machine.programs / "node").unlink()
    result = prepare(machine)
    assert result.returncode == 3
    assert "please install Chromium, Node.js 20 or newer and calibre (missing here: nodejs)" in result.stderr
    assert machine.done() == []


def test_without_an_environment_it_says_how_to_make_one(machine: Machine) -> None:
    shutil.rmtree(machine.checkout / ".venv")
    result = prepare(machine)
    assert (result.returncode, "make setup" in result.stderr) == (3, True)


def test_a_failed_installation_is_not_taken_for_done(machine: Machine) -> None:
    machine.program("npm", "", status=1)
    assert prepare(machine).returncode == 3
    machine.program("npm", 'echo npm "$1" >>$LOG')
    assert prepare(machine).returncode == 0
    assert machine.done() == ["npm ci", "pip install requirements.lock requirements-readers.lock"]


def test_the_lock_pins_every_package_by_hash_and_names_no_registry() -> None:
    text = (CHECKOUT / "readers" / "package-lock.json").read_text()
    packages = json.loads(text)["packages"]
    wanted = json.loads((CHECKOUT / "readers" / "package.json").read_text())["dependencies"]
    assert packages[""]["dependencies"] == wanted
    assert all(name == "" or package["integrity"].startswith("sha512-") for name, package in packages.items())
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert "://" not in text
    assert '"resolved"' not in text
