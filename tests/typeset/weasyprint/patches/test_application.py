"""Patches are applied together and taken back together, and a host keeps its own WeasyPrint."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import weasyprint
import weasyprint.layout.inline
from weasyprint.css.properties import INITIAL_VALUES

from octavo.core.failures import EngineMismatch
from octavo.typeset.weasyprint.patches import PATCHES, Patch, patched, release
from octavo.typeset.weasyprint.patches.application import Patching
from octavo.typeset.weasyprint.patches.patch import ABSENT, Place, fingerprint, source_of
from tests.typeset.books import document, engine

TARGET = "weasyprint.layout.inline:split_text_box"


def everything() -> dict[str, Any]:
    """All functions and classes that WeasyPrint's modules name, and the methods of the classes."""
    found: dict[str, Any] = {}
    for name, module in list(sys.modules.items()):
        if name == "weasyprint" or name.startswith("weasyprint."):
            for key, value in vars(module).items():
                found[f"{name}.{key}"] = value
                if isinstance(value, type):
                    found |= {f"{name}.{key}.{attribute}": one for attribute, one in vars(value).items()}
    return found


def changed(before: dict[str, Any]) -> set[str]:
    """The names that stand for something else now."""
    now = everything()
    return {name for name, value in before.items() if now[name] is not value}


@pytest.fixture
def original() -> Iterator[Callable[..., Any]]:
    """A function of WeasyPrint that is replaced by a patch."""
    assert not patched.applied
    yield weasyprint.layout.inline.split_text_box
    assert not patched.applied


def test_all_places_are_replaced_and_put_back() -> None:
    engine_modules = everything()
    places = [Place.named(name) for patch in PATCHES for name in patch.replaced]
    before = [place.get() for place in places]
    with patched():
        assert [place for place, value in zip(places, before, strict=True) if place.get() is value] == []
        assert INITIAL_VALUES["lang"] == "und"
        assert os.environ["PANGO_LANGUAGE"] == "en"
    assert [place.get() for place in places] == before
    assert changed(engine_modules) == set()
    assert "PANGO_LANGUAGE" not in os.environ


def test_a_variable_that_the_host_has_set_is_its_own_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANGO_LANGUAGE", "pl")
    for _ in range(2):
        with patched():
            assert os.environ["PANGO_LANGUAGE"] == "en"
        assert os.environ["PANGO_LANGUAGE"] == "pl"


def test_one_thread_at_a_time_has_the_engine() -> None:
    inside, most = [], []

    def work() -> None:
        with patched():
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.02)
            inside.pop()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1]
    assert not patched.applied


def test_no_module_keeps_an_original_while_patches_are_applied() -> None:
    # A module that imports a function under a name of its own would go on with the original, in silence.
    meant_for_some = {
        "split_first_line",  # not for preferred widths, which are of whole texts
        "iter_line_boxes",
        "block_level_layout",
        "table_layout",
        "make_all_pages",
        "add_tags",
    }
    originals = {id(Place.named(patch.target).get()): patch.target for patch in PATCHES}
    with patched():
        kept = {name for name, value in everything().items() if id(value) in originals and callable(value)}
    assert {name.rpartition(".")[2] for name in kept} <= meant_for_some


def test_nested_contexts_are_one(original: Callable[..., Any]) -> None:
    with patched():
        inside = weasyprint.layout.inline.split_text_box
        with patched():
            assert weasyprint.layout.inline.split_text_box is inside is not original
        assert weasyprint.layout.inline.split_text_box is inside
    assert weasyprint.layout.inline.split_text_box is original


def test_patches_are_taken_back_after_an_exception(original: Callable[..., Any]) -> None:
    with pytest.raises(KeyError), patched(), patched():
        raise KeyError("x")
    assert weasyprint.layout.inline.split_text_box is original


def test_engine_leaves_weasyprint_as_it_was(tmp_path: Path) -> None:
    before = everything()
    made = engine(tmp_path)
    assert changed(before) == set()
    made.typeset(document('<p id="a">text<span class="footnote">note</span></p>'))
    assert changed(before) == set()


def test_weasyprint_by_itself_gives_the_same_before_and_after(tmp_path: Path) -> None:
    html = "<p lang='en'>one <em>two</em> three<span style='float: footnote'>note</span></p>"
    before = weasyprint.HTML(string=html).write_pdf()
    engine(tmp_path).typeset(document("<p>x</p>"))
    assert weasyprint.HTML(string=html).write_pdf() == before


def test_importing_replaces_nothing() -> None:
    import subprocess

    program = (
        "import weasyprint, weasyprint.layout.inline as inline\n"
        "before = inline.split_text_box, inline.split_inline_level, inline.split_first_line\n"
        "import octavo.typeset.weasyprint.engine, octavo.typeset.weasyprint.single_pages\n"
        "assert before == (inline.split_text_box, inline.split_inline_level, inline.split_first_line)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_another_release_is_refused(monkeypatch: pytest.MonkeyPatch, original: Callable[..., Any]) -> None:
    monkeypatch.setattr(release, "version", lambda _name: "71.2")
    with (
        pytest.raises(EngineMismatch, match=r"WeasyPrint 71\.2 is installed.* 70\.0 .*pip install") as raised,
        patched(),
    ):
        pytest.fail("the patches were applied")
    assert "weasyprint==70.0" in str(raised.value)
    assert weasyprint.layout.inline.split_text_box is original


def test_a_target_that_was_changed_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = everything()
    ready = engine(tmp_path)  # the originals have been looked at once

    def other(*given: Any, **more: Any) -> Any:
        return None

    with monkeypatch.context() as patch:
        patch.setattr(weasyprint.layout.inline, "split_text_box", other)
        with pytest.raises(EngineMismatch, match=r"\.inline\.split_text_box is not that of"):
            ready.typeset(document("<p>x</p>"))
        assert changed(before) == {"weasyprint.layout.inline.split_text_box"}
    assert ready.typeset(document("<p>x</p>")).problems == ()


def test_a_place_that_holds_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint.css.units, "strut", lambda style: (0, 0))
    with pytest.raises(EngineMismatch, match=r"weasyprint\.css\.units\.strut is not"), patched():
        pytest.fail("the patches were applied")


def test_nothing_stays_replaced_if_a_later_patch_does_not_fit() -> None:
    fits = next(patch for patch in PATCHES if patch.target == TARGET)
    wrong = Patch("weasyprint.layout.percent:percentage", "", "0" * 64, lambda original: original, "")
    before = everything()
    with pytest.raises(EngineMismatch, match=r"percent\.percentage"), Patching((fits, wrong))():
        pytest.fail("the patches were applied")
    assert changed(before) == set()


def test_names_that_are_no_places() -> None:
    for name in ("weasyprint.layout.inline.split_text_box", "weasyprint:", "a:b[", ""):
        with pytest.raises(ValueError, match="module:name"):
            Place.named(name)


def test_a_wrapper_is_not_looked_through() -> None:
    from functools import wraps

    @wraps(weasyprint.layout.inline.split_text_box)
    def wrapper(*given: Any) -> Any:
        return given

    assert "return given" in source_of(wrapper)
    assert fingerprint("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_key_that_was_not_there_is_gone_afterwards() -> None:
    place = Place.named("os:environ[OCTAVO_TEST_OF_PLACES]")
    assert place.get() is ABSENT
    place.put("x")
    assert os.environ["OCTAVO_TEST_OF_PLACES"] == "x"
    place.put(ABSENT)
    assert place.get() is ABSENT
