"""Pages drawn here and in a process of their own."""

import io
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from octavo.core.failures import EngineMismatch, MissingLibraries
from octavo.drawing import Drawer, DrawingError, Page

HTML = "<style>@page { size: 40px 20px; margin: 0 } body { margin: 0; background: #800000 }</style>%s"


@pytest.fixture
def make_page(tmp_path: Path) -> Callable[[str], Page]:
    def make(body: str = "") -> Page:
        return Page(HTML % body, str(tmp_path), 40, 20)

    return make


@pytest.mark.parametrize("text", ["", "{% ł %}\n\u2028"])
def test_a_page_goes_through_its_line(text: str, make_page: Callable[[str], Page]) -> None:
    page = make_page(text)
    assert page.line().count("\n") == 1
    assert Page.from_line(page.line()) == page


@pytest.mark.engine
def test_the_picture_is_the_same_from_another_process(make_page: Callable[[str], Page]) -> None:
    here = Drawer().draw(make_page("x")).jpeg()
    with Drawer() as drawer:
        there = [drawer.draw(make_page(body)).jpeg() for body in ("x", "y")]
    assert there[0] == here != there[1]
    with Image.open(io.BytesIO(here)) as image:
        assert (image.format, image.size) == ("JPEG", (40, 20))


@pytest.mark.engine
def test_a_page_that_cannot_be_drawn(make_page: Callable[[str], Page]) -> None:
    bad = make_page("<p style='break-before: page'>1<p style='break-before: page'>2")
    with pytest.raises(DrawingError, match="2 pages instead of one"):
        Drawer().draw(bad).jpeg()
    with Drawer() as drawer:
        with pytest.raises(DrawingError, match="2 pages instead of one"):
            drawer.draw(bad).jpeg()
        assert drawer.draw(make_page("x")).jpeg() == Drawer().draw(make_page("x")).jpeg()


@pytest.mark.engine
def test_a_process_that_was_stopped_is_not_missed(make_page: Callable[[str], Page]) -> None:
    with Drawer() as drawer:
        drawing = drawer.draw(make_page("x"))
        assert drawer._process is not None
        os.kill(drawer._process.pid, signal.SIGKILL)
        drawer._process.wait()
        expected = Drawer().draw(make_page("x")).jpeg()
        assert drawing.jpeg() == expected
        assert drawer.draw(make_page("x")).jpeg() == expected


@pytest.mark.engine
def test_closing_ends_the_process(make_page: Callable[[str], Page]) -> None:
    with Drawer() as drawer:
        process, room = drawer._process, drawer._room
        assert process is not None
        assert room is not None
        drawer.draw(make_page("x")).jpeg()
        drawer.close()
        assert not Path(room.name).exists(), "fonts that the engine has put away"
        assert process.returncode == -signal.SIGKILL
        drawer.close()  # again, as at the end of the block


@pytest.mark.engine
def test_a_machine_that_cannot_draw(
    make_page: Callable[[str], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with Drawer() as drawer, pytest.raises(MissingLibraries, match=r"Pango is missing .*libpango"):
        drawer.draw(make_page("x")).jpeg()


@pytest.mark.engine
def test_a_machine_with_another_engine(
    make_page: Callable[[str], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from octavo.typeset.weasyprint.patches import release\nrelease.version = lambda name: '71.2'\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with Drawer() as drawer, pytest.raises(EngineMismatch, match=r"WeasyPrint 71\.2 is installed"):
        drawer.draw(make_page("x")).jpeg()


@pytest.mark.engine
def test_only_what_lies_in_the_folder_is_read(
    make_page: Callable[[str], Page], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    inside, outside = tmp_path / "in.png", tmp_path.parent / f"{tmp_path.name}-out.png"
    for file in (inside, outside):
        Image.new("RGB", (40, 20), "#00ff00").save(file)
    pictures = [
        Drawer().draw(make_page(f"<img src='{path}' style='display: block' alt=''>")).jpeg()
        for path in (inside.name, f"../{outside.name}", "http://127.0.0.1:9/x.png")
    ]
    assert pictures[0] != pictures[1] == pictures[2] == Drawer().draw(make_page("")).jpeg()
    assert "outside the book's folder" in caplog.text
