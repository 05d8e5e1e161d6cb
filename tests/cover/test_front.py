"""The cover that Octavo makes."""

import io
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from PIL import Image, ImageStat

from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.settings import Settings
from octavo.cover.front import make_cover, page, sheet
from octavo.cover.runs import Run
from octavo.cover.words import initial
from octavo.typeset.weasyprint.single_pages import draw
from tests.epub.reading import strings

pytestmark = pytest.mark.engine

MakeEdition = Callable[..., ComposedBook]
CLOTH, PAPER = (29, 52, 64), (244, 236, 221)  # the two grounds of the default cover
LONG = "An Inquiry into the Nature and Causes of the Wealth of Nations, Together with Some Considerations on the Administrative and Constitutional History of the Several Provinces"  # noqa: E501

WRITE = """
import sys
from pathlib import Path
from octavo.cover import make_cover
from octavo.core.settings import Settings
from tests.editions import edition_of
target = Path(sys.argv[1])
book = edition_of(target.with_suffix(""), title="The *Sea*", contributors=[{"name": "Ann Li"}])
target.write_bytes(make_cover(book, Settings(book.root, target.parent)).jpeg)
"""


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    """Whether a pixel has the colour, but for what JPEG changes."""
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= 6 for a, b in zip(pixel, colour, strict=True))


def is_plain(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether a part of the picture has one colour."""
    return max(ImageStat.Stat(image.crop(box)).stddev) < 2


def test_size_and_words(make_edition: MakeEdition, settings: Settings) -> None:
    book = make_edition(
        title="*Tides* & Ebbs",
        subtitle="A Guide",
        contributors=[{"name": "Ann Li"}, {"name": "Jo Hill", "role": "trl"}],
        publisher={"name": "Shore"},
    )
    cover = make_cover(book, settings)
    assert (cover.width, cover.height) == (1600, 2560)
    assert cover.alt == "Tides & Ebbs: A Guide, Ann Li, Jo Hill, Shore"
    with Image.open(io.BytesIO(cover.jpeg)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (1600, 2560), "RGB")
        assert near(image.getpixel((20, 20)), CLOTH)
        assert near(image.getpixel((20, 2540)), PAPER)


def test_words_of_the_page(make_edition: MakeEdition, settings: Settings) -> None:
    book = make_edition(
        title='*"R & D"* <',
        contributors=[{"name": "Ann Li", "role": "edt"}, {"name": "Jo <Hill>", "role": "edt"}],
        publisher={"name": "Shore"},
    )
    texts = strings(html.fromstring(page(book, settings)), "//body//text()")
    text = " ".join("".join(texts).split())
    assert text == "“R & D” < Edited by Ann Li, Jo <Hill> SHORE"


def body_of(composed: ComposedBook, settings: Settings) -> str:
    """The words of the page, on one line."""
    return " ".join("".join(strings(html.fromstring(page(composed, settings)), "//body//text()")).split())


def test_series_helpers_and_terms_of_the_books_own(make_edition: MakeEdition, settings: Settings) -> None:
    composed = make_edition(
        language="de",
        series={"name": "Küste", "number": "4"},
        contributors=[{"name": "Ann Li"}, {"name": "Jo Hill", "role": "trl"}],
    )
    assert body_of(composed, settings) == "KÜSTE · 4 Tides Ann Li Übersetzt von Jo Hill"
    terms = settings.book / "templates" / "terms" / "de.yaml"
    terms.parent.mkdir(parents=True)
    terms.write_text("trl: Deutsch von", encoding="utf-8")
    assert body_of(composed, settings).endswith("Deutsch von Jo Hill")


@pytest.mark.parametrize(
    "title", ["On War", LONG, "Donaudampfschifffahrtsgesellschaftskapitän", f"{LONG} " * 6]
)
def test_no_title_reaches_the_margins(title: str, make_edition: MakeEdition, settings: Settings) -> None:
    people = [{"name": "Wilhelmina von Strassburger-Hohenlohe"}] * 3 + [
        {"name": "Jo Hill", "role": "trl"}
    ] * 4
    book = make_edition(title=title, subtitle=title, contributors=people, publisher={"name": title})
    drawn = draw(
        sheet(
            page(book, settings).replace('class="initial" style="', 'style="display: none; '), settings.book
        )
    )
    assert not is_plain(drawn, (140, 200, 1460, 1650))
    for box in ((0, 0, 140, 1650), (1470, 0, 1600, 1650), (0, 0, 1600, 180), (0, 1600, 1600, 1655)):
        assert is_plain(drawn, box)
    for box in ((0, 1680, 140, 2560), (1470, 1680, 1600, 2560), (0, 1680, 1600, 1740), (0, 2460, 1600, 2560)):
        assert is_plain(drawn, box)


def test_subtitle_names_and_publisher_stand_apart(make_edition: MakeEdition, settings: Settings) -> None:
    people = [{"name": "Wilhelmina von Strassburger-Hohenlohe"}] * 4
    book = make_edition(subtitle=LONG, contributors=people, publisher={"name": "Shore"})
    drawn = draw(sheet(page(book, settings), settings.book))
    rows = [is_plain(drawn, (100, y, 1500, y + 4)) for y in range(1700, 2480, 4)]
    gaps, run = [], 0
    for plain_row in rows:
        if not plain_row and run >= 10:
            gaps.append(run * 4)
        run = run + 1 if plain_row else 0
    assert len(gaps) == 3  # above the subtitle, the names, the publisher: 40 pixels and more each


def test_same_bytes_in_every_build(tmp_path: Path) -> None:
    made = set()
    for zone, seed in (("UTC", "0"), ("Asia/Tokyo", "7")):
        environment = os.environ | {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        target = tmp_path / f"{seed}.jpg"
        subprocess.run([sys.executable, "-c", WRITE, str(target)], env=environment, check=True)
        made.add(target.read_bytes())
    assert len(made) == 1


@pytest.mark.parametrize(
    ("title", "letter"),
    [("A Reader's Companion", "R"), ("On War", "O"), ("the sea", "T"), ("1984", ""), ("Éloge", "É")],
)
def test_initial(title: str, letter: str) -> None:
    assert initial([Run(title)], "en") == letter


def test_initial_in_the_capitals_of_the_language() -> None:
    assert initial([Run("ilginç")], "tr") == "\u0130"


def test_letters_that_the_font_has_not(make_edition: MakeEdition, settings: Settings) -> None:
    found = Diagnostics()
    make_cover(make_edition(title="潮", contributors=[{"name": "Ann Li"}]), settings, found)
    assert [(d.code, "潮" in d.message) for d in found] == [("cover-characters", True)]


def own_template(settings: Settings, text: str) -> None:
    """Give the book a cover template of its own."""
    (settings.book / "templates").mkdir()
    (settings.book / "templates" / "cover.html.j2").write_text(text)


def test_own_template(make_edition: MakeEdition, settings: Settings) -> None:
    Image.new("RGB", (8, 8), "#00ff00").save(settings.book / "green.png")
    own_template(
        settings,
        "<style>@page { size: 1600px 2560px; margin: 0 } body { margin: 0; background: #800000 }"
        "img { width: 400px; height: 400px; display: block }</style><img src='green.png' alt=''>",
    )
    found = Diagnostics()
    cover = make_cover(make_edition(), settings, found)
    assert list(found) == []
    with Image.open(io.BytesIO(cover.jpeg)) as image:
        assert near(image.getpixel((200, 200)), (0, 255, 0))
        assert near(image.getpixel((800, 1280)), (128, 0, 0))


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("\n\n{% if %}", 3, "Expected an expression"),
        ("{{ nothing }}", 1, "'nothing' is undefined"),
        ("{{ title.__class__.__mro__[1].__subclasses__() }}", 1, "unsafe"),
        ("{{ fit(title, 0, 1, 1) }}", 1, "above 0"),
        ("<style>@page { size: 10px 10px; margin: 0 }</style>", 1, "10 by 10 pixels"),
        ("<style>@page { size: 1600px 2560px } p { break-before: page }</style><p>1<p>2", 1, "2 pages"),
    ],
)
def test_faulty_template_is_named_and_not_used(
    template: str, line: int, words: str, make_edition: MakeEdition, settings: Settings
) -> None:
    own_template(settings, template)
    found = Diagnostics()
    cover = make_cover(make_edition(), settings, found)
    (diagnostic,) = found
    assert (diagnostic.code, diagnostic.span) == ("cover-template", Span("templates/cover.html.j2", line))
    assert words in diagnostic.message
    assert (cover.width, cover.height) == (1600, 2560)


def test_nothing_outside_the_book_is_read(
    make_edition: MakeEdition, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "green.png"
    Image.new("RGB", (8, 8), "#00ff00").save(secret)
    other = tmp_path / "other.png"
    other.write_bytes(secret.read_bytes())
    (settings.book / "link.png").symlink_to(secret)
    own_template(
        settings,
        "<style>@page { size: 1600px 2560px; margin: 0 } img { display: block; width: 400px; height: 400px }"
        f"</style><img src='../green.png' alt=''><img src='{other.as_uri()}' alt=''>"
        "<img src='link.png' alt=''>",
    )
    with caplog.at_level(logging.ERROR, "weasyprint"):
        cover = make_cover(make_edition(), settings)
    assert sum("outside the book's folder" in message for message in caplog.messages) == 3
    with Image.open(io.BytesIO(cover.jpeg)) as image:
        assert is_plain(image, (0, 0, 1600, 2560))


def test_a_template_outside_the_book_is_not_read(
    make_edition: MakeEdition, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "secret.html").write_text("secret")
    (settings.book / "templates").mkdir()
    (settings.book / "templates" / "cover.html.j2").symlink_to(tmp_path / "secret.html")
    assert "secret" not in page(make_edition(), settings)
