"""Setting a checkout up, on machines that are played by a folder of stand-ins for their programs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
USUAL = ("bash", "env", "dirname", "cmp", "cp", "cat", "mkdir", "chmod", "touch")


class Machine:
    """A checkout of its own, and a PATH on which nothing is that was not put there."""

    def __init__(self, folder: Path) -> None:
        self.checkout, self.programs, self.log = folder / "checkout", folder / "bin", folder / "log"
        (self.checkout / "tools").mkdir(parents=True)
        self.programs.mkdir()
        shutil.copy(CHECKOUT / "tools" / "setup", self.checkout / "tools" / "setup")
        for name in ("requirements.lock", "requirements-dev.lock", "requirements-readers.lock"):
            (self.checkout / name).write_text(f"pins of {name}\n")
        for name in USUAL:
            found = shutil.which(name)
            assert found, name
            (self.programs / name).symlink_to(found)
        self.program("uname", "echo Linux")
        self.program("id", "echo 0")
        self.program("fc-match", "")
        self.program("pdftotext", "")
        self.libraries("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
        # Answers like a Python that is new enough, and makes "environments" that hold a copy of itself.
        self.program(
            "python3",
            'case "$*" in\n'
            "*'-m venv'*) for last; do :; done; mkdir -p $last/bin; cp \"$0\" $last/bin/python;;\n"
            "*'-m pip install'*) all=$*; set -- ${all#*--require-hashes}; echo pip install ${@#-r} >>$LOG;;\n"
            "esac",
        )

    def program(self, name: str, script: str, status: int = 0) -> None:
        path = self.programs / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/usr/bin/env bash\n{script}\nexit {status}\n")
        path.chmod(0o755)

    def libraries(self, *names: str) -> None:
        listed = "".join(f"echo '  lib{name}.so.0 (libc6) => /usr/lib/lib{name}.so.0'\n" for name in names)
        self.program("ldconfig", listed)

    def setup(self, *options: str, script: str = "tools/setup") -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.programs), "LOG": str(self.log), "HOMEBREW_PREFIX": "/nowhere"}
        bash = shutil.which("bash")
        assert bash
        return subprocess.run(
            [bash, str(self.checkout / script), *options],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
        )  # fmt: skip

    def done(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_makes_an_environment_once(machine: Machine) -> None:
    first = machine.setup()
    assert (first.returncode, machine.done()) == (0, ["pip install requirements.lock"])
    second = machine.setup()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert len(machine.done()) == 1


def test_a_new_lock_is_installed(machine: Machine) -> None:
    machine.setup()
    (machine.checkout / "requirements.lock").write_text("other pins\n")
    assert machine.setup().returncode == 0
    assert machine.done() == ["pip install requirements.lock"] * 2


def test_the_tests_need_more(machine: Machine) -> None:
    machine.setup()
    assert machine.setup("--dev").returncode == 0
    assert machine.setup("--dev").stderr == ""
    assert machine.setup().stderr == ""
    assert machine.done() == [
        "pip install requirements.lock",
        "pip install requirements.lock requirements-dev.lock",
    ]


def test_what_was_broken_off_is_done_again(machine: Machine) -> None:
    machine.setup()
    (machine.checkout / ".venv" / ".octavo-ready").unlink()
    machine.setup()
    assert machine.done() == ["pip install requirements.lock"] * 2


def test_installs_the_missing_system_packages_and_no_others(machine: Machine) -> None:
    machine.libraries("pango-1.0", "pangoft2-1.0")
    (machine.programs / "pdftotext").unlink()
    machine.program("apt-get", 'echo apt-get "$@" >>$LOG')
    assert machine.setup().returncode == 0
    assert machine.done() == [
        "apt-get -qq update",
        "apt-get -qq install -y --no-install-recommends libharfbuzz-subset0 poppler-utils",
        "pip install requirements.lock",
    ]


def test_who_is_not_root_uses_sudo_which_may_not_ask_without_a_terminal(machine: Machine) -> None:
    machine.program("id", "echo 1000")
    (machine.programs / "fc-match").unlink()
    machine.program("apt-get", 'echo apt-get "$@" >>$LOG')
    machine.program("sudo", 'echo sudo "$1" >>$LOG; shift; "$@"')
    assert machine.setup().returncode == 0
    assert machine.done()[:2] == ["sudo -n", "apt-get -qq update"]


def test_without_sudo_it_says_what_root_should_run(machine: Machine) -> None:
    machine.program("id", "echo 1000")
    (machine.programs / "fc-match").unlink()
    machine.program("apt-get", "")
    result = machine.setup()
    assert result.returncode == 3
    assert "As root, run: apt-get install fontconfig" in result.stderr


def test_without_apt_it_names_the_libraries(machine: Machine) -> None:
    machine.libraries()
    result = machine.setup()
    assert result.returncode == 3
    assert "please install Pango, HarfBuzz" in result.stderr
    assert not (machine.checkout / ".venv").exists()


def test_on_a_mac_it_names_the_homebrew_packages(machine: Machine) -> None:
    machine.program("uname", "echo Darwin")
    machine.program("brew", "echo brew >>$LOG")
    result = machine.setup()
    assert result.returncode == 3
    assert "brew install pango fontconfig poppler" in result.stderr
    assert machine.done() == [], "nothing is installed on a Mac"


def test_an_old_python_is_not_taken(machine: Machine) -> None:
    machine.program("python3", "", status=1)
    result = machine.setup()
    assert result.returncode == 3
    assert "Python 3.11 or newer" in result.stderr


def test_a_failed_installation_is_not_taken_for_done(machine: Machine) -> None:
    machine.setup()
    (machine.checkout / "requirements.lock").write_text("other pins\n")
    broken = machine.checkout / ".venv" / "bin" / "python"
    broken.write_text("#!/usr/bin/env bash\n[[ $* == *'pip install'* ]] && exit 1\nexit 0\n")
    assert machine.setup().returncode == 3
    assert machine.setup().returncode == 3


def test_the_locks_pin_everything_by_hash_and_name_no_registry() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-readers.lock"):
        text = (CHECKOUT / name).read_text()
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        pins = [line for line in lines if not line.startswith(" ")]
        assert pins
        assert all("==" in pin and pin.endswith("\\") for pin in pins)
        assert all(line.lstrip().startswith("--hash=sha256:") for line in lines if line.startswith(" "))
        assert "://" not in text


def test_make_explains_itself() -> None:
    make = shutil.which("make")
    assert make
    result = subprocess.run([make, "-C", str(CHECKOUT)], capture_output=True, text=True, env=dict(os.environ))
    assert result.returncode == 0
    for target in (
        "book",
        "test",
        "check-readers",
        "lint",
        "bench",
        "clean",
        "lock",
        "setup",
        "setup-readers",
    ):
        assert f"make {target} " in result.stdout
