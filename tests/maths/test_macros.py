"""Commands of an author's own: how they are read, and what becomes of a formula with them."""

import time

import pytest

from octavo.maths import FormulaError, Macro, expanded, macro, take_definitions


def read(tex: str) -> dict[str, Macro]:
    rest, found = take_definitions(tex)
    assert rest == ""
    return {one.name: one for one in found}


@pytest.mark.parametrize(
    ("definition", "used", "expected"),
    [
        (r"\newcommand{\RR}{\mathbb{R}}", r"x \in \RR^n", r"x \in \mathbb{R}^n"),
        (r"\renewcommand\RR{R}", r"\RR", "R"),
        (r"\providecommand*{\RR}{R}", r"\RR", "R"),
        (
            r"\newcommand{\norm}[1]{\lVert #1 \rVert}",
            r"\norm{x+1}\norm y",
            r"\lVert x+1 \rVert\lVert y \rVert",
        ),
        (r"\newcommand{\p}[2][Q]{P_{#1}(#2)}", r"\p{x}\p[R]{y}", "P_{Q}(x)P_{R}(y)"),
        (r"\def\E#1#2{E_{#1}[#2]}", r"\E{a}{b}", "E_{a}[b]"),
        (r"\DeclareMathOperator{\Var}{Var}", r"\Var(x)", r"\operatorname{Var}(x)"),
        (r"\DeclareMathOperator*{\argmax}{arg\,max}", r"\argmax_x", r"\operatorname*{arg\,max}_x"),
        (r"\let\eps=\varepsilon", r"\eps x", r"\varepsilon x"),
        (r"\newcommand{\a}{\alpha} \newcommand{\b}{\a_1}", r"\b x", r"\alpha_1 x"),
        (r"\newcommand{\a}{\alpha} % the first", r"\a b", r"\alpha b"),
        (r"\newcommand{\a}{A}", r"\ab \a b", r"\ab A b"),
    ],
)
def test_definitions(definition: str, used: str, expected: str) -> None:
    assert " ".join(expanded(used, read(definition)).split()) == expected


def test_a_formula_keeps_what_is_no_definition() -> None:
    assert take_definitions(r"\newcommand{\x}{y} a + \x")[0] == r"a + \x"
    assert take_definitions(r"a + b") == ("a + b", [])


def test_a_name_and_what_it_stands_for() -> None:
    assert macro("RR", r"\mathbb{R}") == Macro(r"\RR", r"\mathbb{R}", 0)
    assert macro(r"\pair", "(#1, #2)").parameters == 2
    with pytest.raises(FormulaError, match="name of a command"):
        macro("a b", "c")


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\newcommand{\a}", "missing"),
        (r"\newcommand{a}{b}", "no name"),
        (r"\newcommand{\a}[x]{b}", "number of parameters"),
        (r"\def\a#1.{b}", "not read"),
        (r"\edef\a{b}", "not read"),
        (r"\newenvironment{a}{b}{c}", "not read"),
        (r"\def\a{b", "never closed"),
    ],
)
def test_definitions_that_are_not_read(tex: str, said: str) -> None:
    with pytest.raises(FormulaError, match=said):
        take_definitions(tex)


@pytest.mark.parametrize(
    "definitions",
    [
        r"\def\a{\a}",
        r"\def\a{\a\a}",
        r"\def\a{\b\b\b\b\b\b\b\b}\def\b{\c\c\c\c\c\c\c\c}\def\c{\d\d\d\d\d\d\d\d}\def\d{xxxxxxxx\e}\def\e{x}",
        r"\newcommand{\a}{\b{\b{\b{\b{\b{\b{\b{\b{\b{\b{\b{\b{x}}}}}}}}}}}}}\def\b#1{#1#1#1}",
    ],
)
def test_what_grows_without_end_is_refused_at_once(definitions: str) -> None:
    macros = read(definitions)
    begin = time.process_time()
    with pytest.raises(FormulaError, match="without end"):
        expanded(r"\a", macros)
    assert time.process_time() - begin < 2
