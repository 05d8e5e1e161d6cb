"""Drawings have the same letters whatever the machine's locale is.

This shows what patches/no_locale.py does.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from octavo.core.settings import PACKAGE
from octavo.typeset.weasyprint.patches import patched
from octavo.typeset.weasyprint.patches.patch import Place

#: Sets the words of a drawing in a font that writes Turkish with letters of its own, and prints the PDF.
PROGRAM = """
import sys
from pathlib import Path
from tests.typeset.books import document, engine

drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text y="15">fi fin</text></svg>'
sys.stdout.buffer.write(engine(Path(sys.argv[1])).typeset(document(f"<p>{drawing}</p>")).pdf)
"""


def drawn(folder: Path, language: str) -> bytes:
    """The PDF of a drawing that is made where the user prefers a language."""
    folder.mkdir()
    path = os.pathsep.join((str(PACKAGE.parent), *sys.path))
    environment = {**os.environ, "LANGUAGE": language, "PYTHONPATH": path}
    environment.pop("PANGO_LANGUAGE", None)
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], env=environment, capture_output=True, check=True
    ).stdout


def test_the_language_that_the_user_prefers_makes_no_difference(tmp_path: Path) -> None:
    english, turkish = (drawn(tmp_path / language, language) for language in ("en", "tr"))
    assert b"%PDF" in english
    assert english == turkish


@pytest.mark.parametrize(
    ("name", "value"),
    [("weasyprint.css.properties:INITIAL_VALUES[lang]", "und"), ("os:environ[PANGO_LANGUAGE]", "en")],
)
def test_the_machine_is_not_asked(name: str, value: str) -> None:
    with patched():
        assert Place.named(name).get() == value
    assert Place.named(name).get() != value
