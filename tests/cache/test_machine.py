"""What typesets counts: program, packages, libraries, fonts, environment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.cache import machine


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small program with templates and styles, one package, and one font of the system."""
    for name in ("octavo/a.py", "templates/t.j2", "styles/s.css", "site/pkg-1.0.dist-info/RECORD"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    (tmp_path / "share" / "fonts").mkdir(parents=True)
    (tmp_path / "share" / "fonts" / "a.ttf").write_text("one")
    monkeypatch.setattr(machine, "PACKAGE", tmp_path / "octavo")
    monkeypatch.setattr(machine, "RESOURCES", tmp_path)
    monkeypatch.setattr("sys.path", [str(tmp_path / "site")])
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    machine.engine.cache_clear()
    yield tmp_path
    machine.engine.cache_clear()


def asked() -> tuple[str, str]:
    """The digests as a new process would find them."""
    machine.engine.cache_clear()
    return machine.engine(), machine.tool()


def test_it_stays_the_same_while_nothing_changes(world: Path) -> None:
    assert asked() == asked()


@pytest.mark.parametrize(
    "file",
    ["octavo/a.py", "octavo/new.py", "site/pkg-1.0.dist-info/RECORD", "site/other-2.dist-info/RECORD"],
)
def test_program_and_packages_count_for_pages_and_builds(world: Path, file: str) -> None:
    before = asked()
    (world / file).parent.mkdir(exist_ok=True)
    (world / file).write_text("two")
    after = asked()
    assert before[0] != after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize("file", ["templates/t.j2", "styles/s.css"])
def test_default_templates_and_styles_count_for_builds(world: Path, file: str) -> None:
    """For pages it is the stylesheets themselves that count, and the text that the templates made."""
    before = asked()
    (world / file).write_text("two")
    after = asked()
    assert before[0] == after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize("name", ["a.ttf", "more/b.otf"])
def test_fonts_of_the_system_count(world: Path, name: str) -> None:
    before = asked()
    (world / "share" / "fonts" / name).parent.mkdir(exist_ok=True)
    (world / "share" / "fonts" / name).write_text("longer")
    assert before[0] != asked()[0]


@pytest.mark.parametrize("place", [".fonts/a.ttf", ".fonts.conf", "Library/Fonts/a.otf"])
def test_fonts_of_the_user_count(world: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setenv("HOME", str(world / "home"))
    before = asked()
    (world / "home" / place).parent.mkdir(parents=True)
    (world / "home" / place).write_text("a font, or how fonts are chosen")
    assert before[0] != asked()[0]


@pytest.mark.parametrize("name", ["SOURCE_DATE_EPOCH", "LC_ALL", "FONTCONFIG_FILE", "HB_OPTIONS"])
def test_the_environment_counts(world: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = asked()
    monkeypatch.setenv(name, "1")
    assert before[0] != asked()[0]


def test_other_variables_do_not_count(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = asked()
    monkeypatch.setenv("TERM", "dumb")
    assert before == asked()


def test_the_versions_of_the_libraries_count(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = asked()
    monkeypatch.setattr(machine, "_version", lambda names, function: "99")
    assert before[0] != asked()[0]


@pytest.mark.engine
def test_the_libraries_tell_their_versions() -> None:
    from weasyprint.text.ffi import harfbuzz, pango

    found = {function: machine._version(names, function) for names, function in machine._LIBRARIES}
    assert found["pango_version"] == str(pango.pango_version())
    assert harfbuzz is not None
    assert all(text[:1].isdigit() for text in found.values()), found
