"""The pages of the last PDF, for an e-book that is made alone."""

from pathlib import Path

from octavo.build.pagemap_cache import PageMapCache
from octavo.cache.store import Store
from octavo.core.pagemap import PageMap, PlacedPage, Position, Side
from octavo.core.region import Region
from octavo.core.settings import Settings
from tests.books import write_book

MAP = PageMap((PlacedPage(0, "1", Side.RECTO, Region.BODY, "a", False),), {"a": Position(0, 1.5, 2.0)})


def maps(folder: Path, edition: str = "") -> PageMapCache:
    settings = Settings(folder / "book", folder / "output", edition=edition)
    return PageMapCache(settings, Store(folder / "cache", 1 << 20, bytes(32)))


def test_the_pages_of_the_book_as_it_is(tmp_path: Path) -> None:
    write_book(tmp_path / "book", {"a.md": "# A\n\nText.\n"})
    assert maps(tmp_path).find() is None
    maps(tmp_path).keep(MAP)
    assert maps(tmp_path).find() == MAP


def test_another_edition_has_other_pages(tmp_path: Path) -> None:
    write_book(tmp_path / "book", {"a.md": "# A\n\nText.\n"})
    maps(tmp_path, "paperback").keep(MAP)
    assert maps(tmp_path).find() is None
    assert maps(tmp_path, "paperback").find() == MAP


def test_a_book_that_was_changed_is_another(tmp_path: Path) -> None:
    write_book(tmp_path / "book", {"a.md": "# A\n\nText.\n"})
    maps(tmp_path).keep(MAP)
    (tmp_path / "book" / "a.md").write_text("# A\n\nOther text.\n")
    assert maps(tmp_path).find() is None


def test_a_book_that_is_changed_while_it_is_built_keeps_nothing(tmp_path: Path) -> None:
    write_book(tmp_path / "book", {"a.md": "# A\n\nText.\n"})
    begun = maps(tmp_path)
    (tmp_path / "book" / "a.md").write_text("# A\n\nOther text.\n")
    begun.keep(MAP)
    assert maps(tmp_path).find() is None
