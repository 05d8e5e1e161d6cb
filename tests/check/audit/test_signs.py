"""Accents, minus signs and punctuation that are lost in a finished file."""

from collections.abc import Sequence

import pytest

from octavo.check.audit.align import align
from octavo.check.audit.blocks import Source, Stream
from octavo.check.audit.judge import audit
from octavo.check.audit.source.markdown import MarkdownBlocks
from octavo.check.audit.words import read_words
from octavo.core.diagnostics import FilePlace, Severity

TEXT = "The café by the quay was shut at noon, and why?  It owed -12.5 pounds (see 1923--25); so it said."
PRINTED = "The café by the quay was shut at noon, and why? It owed −12.5 pounds (see 1923–25); so it said."


def faults(text: str, printed: str) -> Sequence[str]:
    blocks = MarkdownBlocks("a.md", text).blocks
    read = read_words(printed)
    stream = Stream(read.folded, lambda index: FilePlace(page=1), read.exact, read.signs)
    places = align(blocks, stream)
    assert all(-1 not in one for one in places.places)
    found = audit(Source(blocks), stream, places).diagnostics
    return [one.message for one in found if one.severity is Severity.ERROR]


def test_a_text_that_is_printed_as_it_stands() -> None:
    assert faults(TEXT, PRINTED) == []


@pytest.mark.parametrize(
    ("lost", "printed", "said"),
    [
        ("café", "cafe", "“café” of a paragraph is “cafe”"),
        ("−12.5", "12.5", "“−12.5” of a paragraph is “12.5”"),
        ("why?", "why", "“?” of a paragraph is missing"),
        ("noon,", "noon", "“,” of a paragraph is missing"),
        ("25);", "25)", "“;” of a paragraph is missing"),
        ("said.", "said", "“.” of a paragraph is missing"),
    ],
)
def test_a_sign_that_is_lost(lost: str, printed: str, said: str) -> None:
    (found,) = faults(TEXT, PRINTED.replace(lost, printed))
    assert said in found


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Wait... he said -- no.", "Wait… he said – no."),
        ("« Été », dit-il : non !", "«\u202fÉté\u202f», dit‐il\u202f: non\u202f!"),
        ("The tide[^1], and the ebb.", "The tide1, and the ebb."),
        ("See @tbl-x. Then go on by the quay.", "See table 1. Then go on by the quay."),
        ("It is $x$. Then go on by the quay.", "It is x. Then go on by the quay."),
        ('```{csv-table}\n1901,"4, by day"\n```\n\nAnd so on.', "1901 4, by day And so on."),
        ("```{csv-table}\n:delim: ;\n1901;4, by day\n```\n\nAnd so on.", "1901 4, by day And so on."),
        ("Straße und Maß, so fein wie nie", "STRASSE UND MASS, SO FEIN WIE NIE"),
        ("Ένα μικρό βιβλίο για το λιμάνι", "ΕΝΑ ΜΙΚΡΟ ΒΙΒΛΙΟ ΓΙΑ ΤΟ ΛΙΜΑΝΙ"),
    ],
)
def test_signs_that_are_set_in_another_way(text: str, printed: str) -> None:
    assert faults(text, printed) == []


NOTED = (
    "On the left-hand side[^a]{0}:\n\n[^a]: So he says\u2014in that year.\n\n[^b]: It was.\n\nHere it is.\n"
)


@pytest.mark.parametrize(
    ("calls", "printed", "said"),
    [
        ("", "side 1 1. So he says\u2014in that year. : Here it is.", []),
        ("[^b]", "side 1 1. So he says\u2014in that year. 2 2. It was. : Here it is.", []),
        ("", "side 1: Here it is. 1. So he says\u2014in that year.", []),
        (
            "",
            "side 1 1. So he says\u2014in that year. Here it is.",
            ["\u201c:\u201d of a paragraph"],
        ),
    ],
)
def test_a_footnote_is_read_before_the_sign_behind_its_call(
    calls: str, printed: str, said: Sequence[str]
) -> None:
    text = NOTED.replace("{0}", calls)
    if not calls:
        text = text.replace("[^b]: It was.\n\n", "")
    found = faults(text, f"On the left-hand {printed}")
    assert [one.split(" is ")[0] for one in found] == said
