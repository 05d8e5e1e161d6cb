"""Lists of indexers, line by line."""

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.index_list.entries import ListEntry
from octavo.index_list.lines import Words, expanded, read_list


def entries(text: str, words: Words | None = None) -> list[ListEntry]:
    diagnostics = Diagnostics()
    found = read_list(text, "list.txt", diagnostics, words or Words())
    assert [str(one) for one in diagnostics] == []
    return found


def shown(entry: ListEntry) -> str:
    """An entry as "heading: sub | first-last/note/flags ... | see | see also"."""
    places = [
        f"{one.first}-{one.last}{'' if one.note is None else f'n{one.note}'}"
        f"{'i' if one.display else ''}{'b' if one.principal else ''}"
        for one in entry.locators
    ]
    parts = [": ".join(entry.terms), " ".join(places), "; ".join(entry.see), "; ".join(entry.see_also)]
    return " | ".join(parts).rstrip(" |")


def test_tabs() -> None:
    text = "quays\t\t12, 45-46, xii\nquays\tof the north\t7\n\tof the south\t9\n\n\t\tin 1880\t11\nsalt\t3\n"
    assert [shown(one) for one in entries(text)] == [
        "quays | 12-12 45-46 xii-xii",
        "quays: of the north | 7-7",
        "quays: of the south | 9-9",
        "quays: of the south: in 1880 | 11-11",
        "salt | 3-3",
    ]


def test_csv_with_heads_and_quoted_headings() -> None:
    text = 'Heading,Subheading,Locators\n"Kornilov, L. G.",,"12, 14"\n"Kornilov, L. G.",arrest of,108-09\n'
    found = entries(text)
    assert [shown(one) for one in found] == [
        "Kornilov, L. G. | 12-12 14-14",
        "Kornilov, L. G.: arrest of | 108-109",
    ]
    assert [one.span.line for one in found] == [2, 3]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("108-09", "108-109"),
        ("1923\u201325", "1923-1925"),
        ("200\u2013203", "200-203"),
        ("xii-xv", "xii-xv"),
        ("123n4", "123-123n4"),
        ("123n.4", "123-123n4"),
        ("123 n4", "123-123n4"),
        ("123n", "123-123n"),
        ("123nn4-6", "123-123n4 123-123n5 123-123n6"),
        ("123nn4, 9", "123-123n4 123-123n9"),
        ("123nn4, 9, 131", "123-123n4 123-123n9 131-131"),
        ("*12*", "12-12i"),
        ("<i>12</i>", "12-12i"),
        ("**12**, 14", "12-12b 14-14"),
        ("12; 14", "12-12 14-14"),
        ("12.", "12-12"),
        ("416n", "416-416n"),
        ("37-38n", "37-38n"),
        ("2n3", "2-2n3"),
        ("12nn", "12-12n"),
        ("12f.", "12-13"),
        ("xii-3", "xii-3"),
        ("12, 15,", "12-12 15-15"),
    ],
)
def test_locators(written: str, read: str) -> None:
    assert shown(entries(f"salt\t\t{written}\n")[0]) == f"salt | {read}"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("docks\tSee quays", "docks |  | quays"),
        ("docks\t\tsee quays; piers", "docks |  | quays; piers"),
        ("docks. See quays", "docks |  | quays"),
        ("docks\t\t12, 14. See also quays; piers.", "docks | 12-12 14-14 |  | quays; piers"),
        ("docks\t\t12 (see also quays)", "docks | 12-12 |  | quays"),
        ("docks\t\t*See also* quays", "docks |  |  | quays"),
        ("Holy See of Ness\t\t3", "Holy See of Ness | 3-3"),
    ],
)
def test_references(line: str, read: str) -> None:
    assert shown(entries(line + "\nquays\t\t1\npiers\t\t2\n")[0]) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("docks\t\tSee Kornilov", "docks |  | Kornilov, L. G."),
        ("docks\t\tSee Kornilov, L. G.", "docks |  | Kornilov, L. G."),
        ("docks\t\tSee Kornilov, L. G..", "docks |  | Kornilov, L. G."),
        ("docks\t\tsee U.S.S.R.", "docks |  | U.S.S.R."),
        ("docks\t\tsee Oak (Jr.)", "docks |  | Oak (Jr.)"),
        ("docks\t\t3 (see also Oak (Jr.))", "docks | 3-3 |  | Oak (Jr.)"),
        ("docks\t\tsee oak", "docks |  | Oak (Jr.)"),
        ("U.S.A.\t\t12. See also U.S.S.R.", "U.S.A. | 12-12 |  | U.S.S.R."),
        ("docks,\t\t12", "docks | 12-12"),
        ("docks,\t\t12. See also Kornilov", "docks | 12-12 |  | Kornilov, L. G."),
        ("docks\t\tsee Kornilov: arrest of", "docks |  | Kornilov, L. G.: arrest of"),
    ],
)
def test_references_by_short_names_and_signs_that_are_part_of_headings(line: str, read: str) -> None:
    known = "Kornilov, L. G.\t\t1\n\tarrest of\t2\nU.S.S.R.\t\t2\nOak (Jr.)\t\t4\n"
    assert shown(entries(line + "\n" + known)[0]) == read


def test_references_to_nothing_or_to_several() -> None:
    diagnostics = Diagnostics()
    text = "docks\t\tsee quays\npiers\t\tsee Oak\nOak, A.\t\t1\nOak, B.\t\t12ff.\n"
    found = read_list(text, "list.txt", diagnostics, Words())
    assert [shown(one) for one in found] == [
        "docks |  | quays",
        "piers |  | Oak",
        "Oak, A. | 1-1",
        "Oak, B. | 12-13",
    ]
    assert [f"{one.span} {one.code}" for one in diagnostics] == [
        "list.txt:1:1 index-list-see",
        "list.txt:2:1 index-list-see",
        "list.txt:4:1 index-list-open",
    ]


def test_references_in_the_language_of_the_book() -> None:
    words = Words("siehe", "siehe auch")
    text = "Docks\t\tSiehe Kais\nKais\t\t3. Siehe auch Molen\nMolen\t\t4\n"
    assert [shown(one) for one in entries(text, words)] == [
        "Docks |  | Kais",
        "Kais | 3-3 |  | Molen",
        "Molen | 4-4",
    ]


def test_lines_that_cannot_be_read() -> None:
    diagnostics = Diagnostics()
    text = "\tof the north\t7\nsalt\t\t12, twelve, 14n\na\tb\tc\td\t12\nice\t\t7\n"
    found = read_list(text, "list.txt", diagnostics, Words())
    assert [shown(one) for one in found] == ["salt | 12-12 14-14n", "ice | 7-7"]
    assert [f"{one.span} {one.code}" for one in diagnostics] == [
        "list.txt:1:1 index-list-line",
        "list.txt:2:1 index-list-locator",
        "list.txt:3:1 index-list-line",
    ]


@pytest.mark.parametrize(
    ("first", "last", "full"),
    [
        ("108", "09", "109"),
        ("1898", "1903", "1903"),
        ("96", "117", "117"),
        ("xii", "v", "v"),
        ("5", "9", "9"),
    ],
)
def test_the_second_number_in_full(first: str, last: str, full: str) -> None:
    assert expanded(first, last) == full
