"""The command as its users meet it: a process with arguments, an exit status, and something said."""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pypdf
import pytest

from octavo.cli import main as cli
from octavo.cli.options import parser, settings_of
from octavo.core.settings import PdfVariant
from tests.cli.command_run import run_command

CHECKOUT = Path(__file__).resolve().parents[2]
BUILD = CHECKOUT / "build.py"
SLUG = "a-book-to-begin-with"


def command(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(BUILD), *map(str, arguments)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def bytes_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of every file."""
    return {
        p.relative_to(folder).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns)
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A starter book of one's own."""
    assert run_command(tmp_path, "--new", "mine", "--quiet").returncode == 0
    return tmp_path / "mine"


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder with a starter book in ``book`` and what a build of it in all formats gave."""
    folder = tmp_path_factory.mktemp("built")
    assert command("--new", "book", cwd=folder).returncode == 0
    return folder, command("--epub", "--pdf", "--html", cwd=folder)


@pytest.mark.engine
def test_the_starter_book_builds_and_is_valid(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, result = built
    assert result.returncode == 0, result.stderr
    made = sorted(path.name for path in (folder / "output").iterdir())
    formats = [f"{SLUG}-html", f"{SLUG}.epub", f"{SLUG}.pdf"]
    assert made == ["SHA256SUMS", *formats, "accessibility.html", "pagemap.json", "report.json"]
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["book", "output"], "nothing else is left behind"
    assert (folder / "output" / f"{SLUG}-html" / "index.html").is_file()
    with zipfile.ZipFile(folder / "output" / f"{SLUG}.epub") as archive:
        assert archive.namelist()[0] == "mimetype"


@pytest.mark.engine
def test_the_report_is_true(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = built
    report = json.loads((folder / "output" / "report.json").read_text(encoding="utf-8"))
    assert report["schema"] == 2
    assert report["valid"] is True
    epub, pdf, site = report["files"]
    for made in (epub, pdf):
        data = (folder / "output" / made["name"]).read_bytes()
        assert made["size"] == len(data)
        assert made["sha256"] == hashlib.sha256(data).hexdigest()
    assert site["name"] == f"{SLUG}-html"
    assert pdf["pages"] == len(pypdf.PdfReader(folder / "output" / pdf["name"]).pages) > 20
    with zipfile.ZipFile(folder / "output" / epub["name"]) as archive:
        package = next(archive.read(name).decode() for name in archive.namelist() if name.endswith(".opf"))
    assert epub["documents"] == package.count("<itemref ")
    counts = report["counts"]
    # three endnotes and two footnotes; a table typed in the text, one from YAML, one from CSV; a picture
    assert (counts["notes"], counts["tables"], counts["figures"]) == (5, 3, 1)
    assert 900 < counts["words"] < 2500
    passed = {check["name"].split()[0] for check in report["checks"] if check["outcome"] == "passed"}
    assert {"EPUBCheck", "veraPDF"} <= passed
    assert all(check["outcome"] == "passed" for check in report["checks"])
    assert {"read", "compose", "epub", "typeset"} <= report["seconds"].keys()


@pytest.mark.engine
def test_it_says_how_far_it_is_and_what_it_made(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, result = built
    stages = [line.split()[0] for line in result.stderr.splitlines()]
    assert stages[:3] == ["read", "compose", "typeset"]
    assert "\x1b" not in result.stderr + result.stdout, "no colours outside a terminal"
    for word in (
        f"{SLUG}.epub",
        f"{SLUG}.pdf",
        "documents",
        "pages",
        "Words",
        "Notes",
        "Tables",
        "EPUBCheck 5.3",
    ):
        assert word in result.stdout
    assert "s in all: read" in result.stdout


@pytest.mark.engine
def test_quiet_says_nothing_and_only_what_was_asked_for_is_made(book: Path) -> None:
    result = command(
        "--epub", "--no-check", "--quiet", "--book", book, "--output", "deep/out", cwd=book.parent
    )
    assert (result.returncode, result.stdout) == (0, "")
    told = [line for line in result.stderr.splitlines() if not line.startswith(" ")]
    assert all("warning[" in line for line in told), "warnings are kept"
    made = sorted(path.name for path in (book.parent / "deep" / "out").iterdir())
    assert made == ["SHA256SUMS", f"{SLUG}.epub", "accessibility.html", "report.json"]
    report = json.loads((book.parent / "deep" / "out" / "report.json").read_text(encoding="utf-8"))
    assert (report["checks"], report["counts"]["pages"]) == ([], None)


@pytest.mark.slow
def test_the_book_of_the_current_folder_is_found(book: Path) -> None:
    assert command("--html", "--no-check", "--quiet", cwd=book).returncode == 0
    assert (book / "output" / f"{SLUG}-html" / "index.html").is_file()


@pytest.mark.slow
def test_all_problems_are_told_at_once_and_the_old_output_stays(book: Path) -> None:
    output = book.parent / "output"
    output.mkdir()
    (output / f"{SLUG}.epub").write_text("the last good one")
    before = bytes_of(output)
    text = book / "chapters" / "notes.md"
    text.write_text(text.read_text().replace("[^numbers]", "[^nowhere]") + "\nSee @sec-nowhere.\n")
    (book / "tables" / "paper.yaml").write_text("caption: [broken\n")
    (book / "back" / "glossary.md").write_bytes(b"# Glossary\n\ncaf\xe9\n")
    data = book / "book.yaml"
    data.write_text(data.read_text().replace("rights:", "rihgts:") + "  - back/gone.md\n")
    result = command("--book", book, cwd=book.parent)
    assert result.returncode == 1
    for place in ("chapters/notes.md:", "tables/paper.yaml:", "back/glossary.md:3:", "book.yaml:"):
        there = f"mine/{place}"  # as seen from the current folder
        assert any(line.startswith(there) for line in result.stderr.splitlines()), (there, result.stderr)
    for word in ("nowhere", "sec-nowhere", "rihgts", "back/gone.md", "= help: ", "^", "output is as it was"):
        assert word in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert bytes_of(output) == before
    assert sorted(path.name for path in book.parent.iterdir()) == ["mine", "output"]


@pytest.mark.engine
@pytest.mark.parametrize(("signum", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_build_that_is_stopped_leaves_the_old_output(book: Path, signum: int, status: int) -> None:
    output = book.parent / "output"
    output.mkdir()
    (output / f"{SLUG}.pdf").write_text("the last good one")
    before = bytes_of(output)
    with subprocess.Popen(
        [sys.executable, str(BUILD), "--book", str(book), "--jobs", "2"],
        cwd=book.parent, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        # In the midst of things: the EPUB is made and being checked, workers are being started.
        seen = next(line for line in process.stderr if line.startswith("epub "))
        time.sleep(0.3)
        start = time.monotonic()
        process.send_signal(signum)
        out, err = process.communicate(timeout=60)
        took = time.monotonic() - start
    assert process.returncode == status, (seen, out, err)
    assert took < 10
    assert "Traceback" not in err
    assert "stopped; the output folder is as it was" in err
    assert bytes_of(output) == before
    assert {path.name for path in book.parent.iterdir()} == {"mine", "output"}


def test_help_and_version(tmp_path: Path) -> None:
    shown = command("--help", cwd=tmp_path)
    assert shown.returncode == 0
    for option in ("--epub", "--pdf", "--html", "--book DIR", "--output DIR", "--new DIR", "examples:"):
        assert option in shown.stdout
    for option in ("--check", "--no-check", "--jobs N", "--verbose", "--quiet", "--print [NAME]"):
        assert option in shown.stdout
    version = command("--version", cwd=tmp_path)
    assert (version.returncode, version.stdout.split()[0]) == (0, "octavo")


@pytest.mark.parametrize(
    ("arguments", "formats", "printer", "variants"),
    [
        ("", set(), None, {PdfVariant.UA_1}),
        ("--html --make html --make web", {"html", "web"}, None, {PdfVariant.UA_1}),
        ("--print", {"print"}, "", {PdfVariant.UA_1}),
        ("--print local --pdf", {"pdf", "print"}, "local", {PdfVariant.UA_1}),
        ("--pdf --pdf-variant pdf/a-2a", {"pdf"}, None, set(PdfVariant)),
        ("--pdf-variant pdf/a-2a --pdf-variant pdf/ua-1", set(), None, set(PdfVariant)),
    ],
)
def test_formats_that_are_asked_for(
    arguments: str, formats: set[str], printer: str | None, variants: set[PdfVariant], tmp_path: Path
) -> None:
    (tmp_path / "book.yaml").write_text("title: A\n")
    options = parser()
    places = ["--book", str(tmp_path), "--output", str(tmp_path / "output")]
    made = settings_of(options.parse_args([*arguments.split(), *places]), options)
    assert (set(made.formats), made.printer, set(made.pdf_variants)) == (formats, printer, variants)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("", "there is no book.yaml in ./book or here"),
        ("--book nowhere", "there is no such folder"),
        ("--book empty", "there is no book.yaml in this folder"),
        ("--book good --output file", "this is not a folder"),
        ("--book good --output good", "this is the folder of the book"),
        ("--check sometimes", "`sometimes` is none of none, quick, full"),
        ("--check ful", "did you mean full?"),
        ("--check full --no-check", "does not go together with --check"),
        ("--jobs 0", "not a number from 1 to 256"),
        ("--jobs many", "not a number from 1 to 256"),
        ("--quiet --verbose", "does not go together with --quiet"),
        ("--new good", "the folder is not empty"),
        ("--new file", "this is a file"),
        ("--new fresh --epub", "does not go together with --epub"),
        ("--new fresh --make text", "does not go together with --make"),
        ("--new fresh --print", "does not go together with --print"),
        ("--new fresh --edition a", "does not go together with --edition"),
        ("--edition", "a value must follow it"),
        ("--edition=", "name one of the editions"),
        ("--pdf-variant pdf/a-1b", "pdf/a-1b"),
        ("--epbu", "there is no option --epbu; did you mean --epub?"),
        ("--checks=full", "did you mean --check?"),
        ("--zzyzx", "there is no option --zzyzx; --help lists all"),
        ("--emit compose", "did you mean composed?"),
        ("--pdf-variant pdf/a-2b", "did you mean pdf/a-2a?"),
        ("--format yaml", "`yaml` is none of text, json, sarif, github"),
        ("--format recipes", "--make recipes makes a format of an extension"),
        ("--jobs", "a value must follow it"),
        ("--html=3", "--html takes no value, and has `3`"),
        ("goof", "goof: there is no such folder; did you mean good?"),
        ("good another", "another: one book is built at a time"),
        ("chek good", "there is no command and no folder chek; did you mean check?"),
        ("good --book empty", "one book is built at a time"),
        ("file", "this is a file; name the folder with book.yaml in it"),
        ("empty", "empty: there is no book.yaml in this folder"),
        ("good --new fresh", "good: one folder is named already"),
    ],
)
def test_wrong_usage(
    arguments: str,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "book.yaml").write_text("title: Good\n")
    (tmp_path / "file").write_text("")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as exit_:
        cli.main(arguments.split())
    assert exit_.value.code == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert not re.search(r"<_io|<class|invalid |object at 0x|Error", said)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "file", "good"]


def test_an_output_folder_that_is_a_link_must_be_named(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A checkout could bring it, and so have files of the user's overwritten."""
    (book.parent / "home").mkdir()
    (book / "output").symlink_to("../home")
    monkeypatch.chdir(book)
    with pytest.raises(SystemExit) as exit_:
        cli.main(["--html", "--no-check"])
    assert exit_.value.code == 2
    assert "./output is a link to ../home" in capsys.readouterr().err
    assert list((book.parent / "home").iterdir()) == []


def test_a_source_date_that_is_none_is_wrong_usage(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert cli.main(["--book", str(book), "--output", str(book.parent / "made")]) == cli.Status.USAGE
    assert "SOURCE_DATE_EPOCH is 'yesterday'" in capsys.readouterr().err
    assert not (book.parent / "made").exists()


def test_without_its_environment_build_py_says_in_one_line_what_to_do(tmp_path: Path) -> None:
    shutil.copy(BUILD, tmp_path)
    shutil.copytree(CHECKOUT / "octavo", tmp_path / "octavo", ignore=shutil.ignore_patterns("__pycache__"))
    # -S: without site-packages
    result = subprocess.run(
        [sys.executable, "-S", str(tmp_path / "build.py"), "--epub"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert result.returncode == 3
    assert result.stderr.count("\n") == 1
    assert "make setup" in result.stderr


def test_build_py_finds_the_environment_of_its_checkout(tmp_path: Path) -> None:
    shutil.copy(BUILD, tmp_path)
    shutil.copytree(CHECKOUT / "octavo", tmp_path / "octavo", ignore=shutil.ignore_patterns("__pycache__"))
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho started >>"{tmp_path}/log"\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    result = subprocess.run(
        [sys.executable, "-S", str(tmp_path / "build.py"), "--version"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert (result.returncode, result.stdout.split()[:1]) == (0, ["octavo"]), result.stderr
    assert (tmp_path / "log").read_text() == "started\n"


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [[], ["--epub", "--quiet"], ["--epub", "--quiet", "--jobs", "1"]])
def test_missing_libraries(book: Path, tmp_path: Path, arguments: list[str]) -> None:
    # A machine without Pango, and what WeasyPrint does there. An EPUB needs it for the cover only.
    (tmp_path / "sitecustomize.py").write_text(
        "import octavo.typeset.weasyprint.installation as installation\n"
        "installation.LIBRARIES = (('libpango-0.0.so.0',),)\n"
    )
    (tmp_path / "weasyprint.py").write_text(
        "raise OSError('cannot load library libpango-1.0-0: no such file')\n"
    )
    result = subprocess.run(
        [sys.executable, str(BUILD), "--no-check", "--no-cache", "--book", str(book), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(BUILD.parent)))},
    )
    assert result.returncode == 3
    assert result.stdout == ""
    last = result.stderr.splitlines()[-1]
    assert last.startswith("octavo: Pango is missing or can't be loaded (cannot load library libpango")
    assert "make setup" in last
    assert "Traceback" not in result.stderr


def run_with_another_engine(book: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """A build of the PDF with what lies in a folder before all other packages."""
    return subprocess.run(
        [sys.executable, str(BUILD), "--pdf", "--no-check", "--no-cache", "--book", str(book)],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(BUILD.parent)))},
    )


@pytest.mark.slow
def test_another_release_of_the_engine(book: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from octavo.typeset.weasyprint.patches import release\nrelease.version = lambda name: '71.2'\n"
    )
    result = run_with_another_engine(book, tmp_path)
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("octavo: WeasyPrint 71.2 is installed, and this version of Octavo works")
    assert "pip install --force-reinstall --no-deps weasyprint==70.0" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "output").exists()


@pytest.mark.slow
def test_an_engine_that_was_changed(book: Path, tmp_path: Path) -> None:
    found = importlib.util.find_spec("weasyprint")
    assert found is not None
    assert found.origin is not None
    shutil.copytree(Path(found.origin).parent, tmp_path / "weasyprint")
    changed = tmp_path / "weasyprint" / "layout" / "inline.py"
    text = changed.read_text("utf-8")
    before = "def split_text_box("
    assert before in text
    changed.write_text(text.replace(before, f"@staticmethod\n{before}"), "utf-8")
    result = run_with_another_engine(book, tmp_path)
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("octavo: weasyprint.layout.inline.split_text_box is not that of")
    assert "weasyprint==70.0" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("verbose", [False, True])
def test_a_fault_of_octavo_is_owned_up_to_without_a_traceback(
    verbose: bool, book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*arguments: object) -> bool:
        raise LookupError("gone\nastray")

    monkeypatch.setattr("octavo.cli.run.run", broken)
    status = cli.main(["--book", str(book), *(["--verbose"] if verbose else [])])
    shown = capsys.readouterr().err
    assert status == 1
    assert "internal error: LookupError: gone astray (main.py, line" in shown
    assert "Please report it" in shown
    assert ("Traceback" in shown) is verbose


def test_an_output_folder_that_can_not_be_made(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> bool:
        raise OSError(28, "No space left on device", "output/x.pdf")

    monkeypatch.setattr("octavo.cli.run.run", full)
    assert cli.main(["--book", str(book)]) == 3
    assert capsys.readouterr().err == "octavo: output/x.pdf: No space left on device\n"


@pytest.mark.slow
def test_nobody_reads_what_is_said(book: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        result = subprocess.run(
            [sys.executable, str(BUILD), "--html", "--no-check", "--book", str(book)],
            cwd=book.parent, stdout=closed, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert "Traceback" not in result.stderr
    assert "Exception" not in result.stderr
    assert (book.parent / "output" / "report.json").is_file()


def test_import_writes_a_book_that_builds(tmp_path: Path) -> None:
    manuscript = tmp_path / "old"
    manuscript.mkdir()
    (manuscript / "SUMMARY.md").write_text("* [Rye](rye.md)\n* [Web](https://example.org)\n")
    (manuscript / "rye.md").write_text("# Rye\n\nSome words.\n")
    made = run_command(tmp_path, "import", "old", "--to", "new")
    assert made.returncode == 0
    assert "Build it with: octavo --book new" in made.stdout
    assert "import-web" in made.stderr
    assert run_command(tmp_path, "--book", "new", "--html", "--no-check", "--quiet").returncode == 0
    again = run_command(tmp_path, "--import", "old", "--to", "new")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--import", "gone"], "there is no such folder"),
        (["--import", ".", "--epub"], "it builds nothing"),
        (["--to", "new"], "goes together with --import only"),
    ],
)
def test_wrong_use_of_import(tmp_path: Path, arguments: list[str], message: str) -> None:
    done = run_command(tmp_path, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
