"""The Java process: what the validators say, and what happens when it goes wrong."""

import http.server
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from octavo.check import MissingTool, Outcome
from octavo.check.audit.blocks import Role, Source, make_block
from octavo.check.pdf.element_text import element_text
from octavo.check.validators import java as java_module
from octavo.check.validators.epubcheck import tiny_epub
from octavo.check.validators.java import JavaChecks
from octavo.check.word_places import WordPlaces
from octavo.core.diagnostics import Span
from tests.check.epubs import GOOD, spoil, write_epub
from tests.check.said import said


def test_epubcheck_passes_a_valid_book(java: JavaChecks, tmp_path: Path) -> None:
    result = java.epubcheck(write_epub(tmp_path / "good.epub"))
    assert said(result) == ()
    assert result.outcome is Outcome.PASSED
    assert result.name == "EPUBCheck 5.3.0"
    assert result.file == "good.epub"
    assert result.seconds > 0


def test_the_book_that_warms_epubcheck_up_is_valid(java: JavaChecks, tmp_path: Path) -> None:
    path = tmp_path / "tiny.epub"
    path.write_bytes(tiny_epub())
    assert java.epubcheck(path).outcome is Outcome.PASSED


def test_epubcheck_error_names_the_place_in_the_file_and_in_the_source(
    java: JavaChecks, tmp_path: Path
) -> None:
    path = write_epub(
        tmp_path / "bad.epub", spoil("text/one.xhtml", "<h1>One</h1>", '<h1 colour="red">One</h1>')
    )
    result = java.epubcheck(
        path, {"text/one.xhtml:5": "chapters/one.md:7:1", "text/one.xhtml:8": "chapters/one.md:9:1"}
    )
    assert result.outcome is Outcome.FAILED
    (message,) = said(result)
    assert re.match(r"OEBPS/text/one\.xhtml:6:\d+: RSC-005 ", message)
    assert 'attribute "colour" not allowed here' in message
    assert message.endswith("[chapters/one.md:7:1]")
    assert result.detail == "1 error, 0 warnings"


def test_an_epubcheck_warning_fails_the_book(java: JavaChecks, tmp_path: Path) -> None:
    files = spoil("text/two.xhtml", '<li epub:type="endnote"', '<li epub:type="endnote" role="doc-endnote"')
    result = java.epubcheck(write_epub(tmp_path / "warned.epub", files))
    assert result.outcome is Outcome.FAILED
    (message,) = said(result)
    assert re.match(r"OEBPS/text/two\.xhtml:\d+:\d+: RSC-017 ", message)
    assert "doc-endnote" in message


@pytest.mark.parametrize("content", [None, b"not an archive"])
def test_epubcheck_fails_a_file_that_is_missing_or_no_epub(
    java: JavaChecks, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "none.epub"
    if content is not None:
        path.write_bytes(content)
    result = java.epubcheck(path)
    assert result.outcome is Outcome.FAILED
    assert said(result)


def test_verapdf_passes_an_accessible_pdf(java: JavaChecks, good_pdf: Path) -> None:
    result = java.verapdf(good_pdf)
    assert said(result) == ()
    assert result.outcome is Outcome.PASSED
    assert result.name.startswith("veraPDF 1.31")
    assert result.name.endswith("PDF/UA-1")
    assert int("".join(c for c in result.detail if c.isdigit())) > 500


def test_verapdf_failure_names_clause_count_and_place(
    java: JavaChecks, good_pdf: Path, tmp_path: Path
) -> None:
    with pikepdf.open(good_pdf) as pdf:
        content = pdf.pages[2].Contents.read_bytes() + b" 0 0 1 1 re f"
        pdf.pages[2].Contents = pdf.make_stream(content)
        del pdf.Root.ViewerPreferences
        pdf.save(tmp_path / "bad.pdf")
    result = java.verapdf(tmp_path / "bad.pdf")
    assert result.outcome is Outcome.FAILED
    assert any(m.startswith("PDF/UA-1 7.1-10 x 1:") and "DisplayDocTitle" in m for m in said(result))
    assert any(m.startswith("page 3 of the file: PDF/UA-1 7.1-3 x 1:") for m in said(result))


def test_verapdf_failure_names_the_line_of_the_source(
    java: JavaChecks, good_pdf: Path, tmp_path: Path
) -> None:
    with pikepdf.open(good_pdf) as pdf:
        paragraphs = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/P"
        ]
        for one in paragraphs:  # a row stands in a table, and nowhere else
            if "end the book" in element_text(good_pdf, *one.objgen)[1]:
                one.S = pikepdf.Name.TR
                break
        pdf.save(tmp_path / "bad.pdf")
    block = make_block(Role.TEXT, "three.md", [("And words that\nend the book.", 7)])
    assert block is not None
    result = java.verapdf(tmp_path / "bad.pdf", places=WordPlaces(Source([block])))
    assert result.outcome is Outcome.FAILED
    assert Span("three.md", 7) in {one.span for one in result.errors}
    assert {one.place.page for one in result.errors if one.place and one.span} == {12}


@pytest.mark.parametrize("content", [None, b"not a PDF"])
def test_verapdf_fails_a_file_that_is_missing_or_no_pdf(
    java: JavaChecks, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "none.pdf"
    if content is not None:
        path.write_bytes(content)
    result = java.verapdf(path)
    assert result.outcome is Outcome.FAILED
    assert said(result)[0].startswith("veraPDF did not finish: ")


def test_calls_from_several_threads_get_their_own_answers(
    java: JavaChecks, good_pdf: Path, tmp_path: Path
) -> None:
    paths = [write_epub(tmp_path / f"{number}.epub") for number in range(4)]
    paths[2].write_bytes(b"broken")
    with ThreadPoolExecutor(4) as pool:
        pdf = pool.submit(java.verapdf, good_pdf)
        books = list(pool.map(java.epubcheck, paths))
    assert pdf.result().outcome is Outcome.PASSED
    assert [b.file for b in books] == ["0.epub", "1.epub", "2.epub", "3.epub"]
    assert [b.outcome is Outcome.PASSED for b in books] == [True, True, False, True]


def test_a_crash_fails_the_check_and_the_next_call_starts_again(good_pdf: Path) -> None:
    with JavaChecks(epub=False, pdf=False) as checks:
        assert checks._worker is not None
        checks._worker.process.kill()
        crashed = checks.verapdf(good_pdf)
        again = checks.verapdf(good_pdf)
    assert crashed.outcome is Outcome.FAILED
    assert "the Java process ended with status -9" in said(crashed)[0]
    assert again.outcome is Outcome.PASSED


@pytest.mark.java
def test_a_check_that_takes_too_long_fails(tmp_path: Path) -> None:
    with JavaChecks(epub=False, pdf=False) as checks:
        result = checks.epubcheck(write_epub(tmp_path / "good.epub"), seconds=0.05)
        assert checks._worker is None
    assert result.outcome is Outcome.FAILED
    assert "no answer within 0.05 seconds" in said(result)[0]


def test_a_closed_process_is_not_started_again(good_pdf: Path) -> None:
    with JavaChecks(epub=False, pdf=False) as checks:
        process = checks._worker.process if checks._worker else None
    assert process is not None
    assert process.returncode is not None
    with pytest.raises(RuntimeError, match="closed"):
        checks.verapdf(good_pdf)


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java_module, "_NEEDED", {"no_such_module_here": "no-such-package", "json": "json"})
    with pytest.raises(MissingTool, match=r"pip install no-such-package$"), JavaChecks():
        pytest.fail("it must not start")


@pytest.fixture
def visited() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on this machine, and the paths that were asked of it."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE html SYSTEM "{url}/html.dtd">',
        '<!DOCTYPE html [<!ENTITY out SYSTEM "{url}/entity">]>',
        '<!DOCTYPE html [<!ENTITY % out SYSTEM "{url}/parameter"> %out;]>',
    ],
)
def test_epubcheck_fetches_nothing(
    java: JavaChecks, tmp_path: Path, visited: tuple[str, list[str]], doctype: str
) -> None:
    url, paths = visited
    files = spoil("text/one.xhtml", "<!DOCTYPE html>", doctype.format(url=url))
    files["OEBPS/text/one.xhtml"] = files["OEBPS/text/one.xhtml"].replace(
        "../images/dot.svg", f"{url}/dot.svg"
    )
    files["OEBPS/css/book.css"] = f"@import url('{url}/remote.css');"
    result = java.epubcheck(write_epub(tmp_path / "calling.epub", files))
    assert result.outcome is Outcome.FAILED
    assert paths == []


def test_epubcheck_does_not_read_files_of_this_machine(java: JavaChecks, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("confidential-words")
    entity = f'<!DOCTYPE html [<!ENTITY s SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    files = spoil("text/one.xhtml", "<!DOCTYPE html>", entity)
    files["OEBPS/text/one.xhtml"] = files["OEBPS/text/one.xhtml"].replace("Words", "&s;")
    result = java.epubcheck(write_epub(tmp_path / "reading.epub", files))
    assert result.outcome is Outcome.FAILED
    assert not any("confidential" in message for message in said(result))


@pytest.mark.java
def test_a_book_may_hold_python_files_without_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is started in the user's folder, which may be a book from anywhere."""
    (tmp_path / "jpype.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    path = write_epub(tmp_path / "good.epub", GOOD)
    monkeypatch.chdir(tmp_path)
    with JavaChecks(epub=False, pdf=False) as checks:
        result = checks.epubcheck(Path(path.name))
    assert result.outcome is Outcome.PASSED
    assert not (tmp_path / "ran").exists()
