"""The watches of `make attacks` see what they are for, and a book of many attacks is refused for each."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from attacks.attack import OUTSIDE, Attack, Link, one
from attacks.products import dangers, files_of, in_css
from attacks.running import Known, try_attack
from attacks.tables import KINDS
from attacks.world import World

HEAD = '<html xmlns="http://www.w3.org/1999/xhtml"><body>'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script>x()</script>", "<script>"),
        ('<p onclick="x()">x</p>', "a handler onclick"),
        ('<a href="java&#9;script:x()">x</a>', "a link to javascript:x()"),
        ('<img src="http://host/x" alt=""/>', "<img src=http://host/x>"),
        ('<p style="background:\\75rl(http://host/x)">x</p>', "CSS loads http://host/x"),
        ('<meta http-equiv="refresh" content="0"/>', "<meta http-equiv=refresh 0>"),
    ],
)
@pytest.mark.parametrize("suffix", ["xhtml", "html"])
def test_what_a_page_runs_is_seen(text: str, found: str, suffix: str) -> None:
    seen = list(dangers(f"a.{suffix}", f"{HEAD}{text}</body></html>".encode()))
    assert any(one.startswith(found) for one in seen), seen
    assert (
        list(dangers(f"a.{suffix}", f'{HEAD}<p>x <a href="https://host/">x</a></p></body></html>'.encode()))
        == []
    )


def test_what_a_stylesheet_loads_is_seen() -> None:
    assert list(in_css("@\\69mport 'http://host/a'")) == ["@import", "CSS loads http://host/a"]
    assert (
        list(in_css("@namespace url(http://www.w3.org/1999/xhtml); /* http://host/ */ p { color: red }"))
        == []
    )


def test_what_a_pdf_starts_is_seen() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x()")
    pdf.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action)])
    data = io.BytesIO()
    pdf.save(data)
    assert set(dangers("a.pdf", data.getvalue())) == {"PDF /JS", "PDF action /JavaScript"}


def test_files_in_archives_and_links_are_seen(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as archive:
        archive.writestr("../up.xhtml", f"{HEAD}</body></html>")
    (tmp_path / "b").symlink_to("/etc")
    seen = [what for name, data in files_of(tmp_path) for what in dangers(name, data)]
    assert seen == ["the path ../up.xhtml in an archive", "a link among the products: /etc"]


def test_what_is_changed_outside_is_seen() -> None:
    with World("http://127.0.0.1:1") as world:
        world.lay(Attack("none"))
        assert world.changed() == []
        (world.home / "report.json").write_text("other")
        (world.outside / "new").write_text("")
        (world.book / "chapters/one.md").unlink()
        assert [line.partition(":")[0] for line in world.changed()] == [
            "book/chapters/one.md",
            "home/report.json",
            "outside/new",
        ]


def test_attacks_have_names_of_their_own() -> None:
    names = [attack.name for kind in KINDS for attack in kind.attacks]
    assert len(names) == len(set(names)) > 1000


@pytest.mark.slow
def test_a_book_of_many_attacks_is_refused_for_each() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'
    attack = Attack(
        "many",
        {
            **one("![A](images/a.svg)\n\n![B](../outside/secret.svg)\n\n{{#include /../outside/secret.md}}"),
            "images/a.svg": svg,
            "styles/base.css": "@\\69mport '@SERVER@/a.css';",
            "templates/terms": Link(OUTSIDE),
            "sitecustomize.py": "open('pwned', 'w')",
            "chapters/\x1b[2J.md": "# Two\n",
        },
        cwd="book",
        options=("--epub", "--no-check"),
        statuses=(1,),
        look=lambda world: [str(path) for path in world.root.rglob("pwned")],
    )
    outcome = try_attack(attack, Known())
    assert outcome.fell == ()
    assert {"svg-unsafe", "path-outside"} <= outcome.codes
