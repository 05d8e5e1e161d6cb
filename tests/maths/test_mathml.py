"""TeX to MathML: what is refused, and how a formula is written where only plain text can stand."""

import re

import pytest
from lxml import etree

from octavo.maths import MATHML, FormulaError, to_mathml, written_out


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("", "empty"),
        ("% nothing but a comment", "empty"),
        (r"\frac{a", "never closed"),
        (r"a}", "never opened"),
        (r"\frac{a}", "lacks a part"),
        ("x^", "nothing follows"),
        ("x^2^3", "two superscripts"),
        (r"\left( x", "do not belong together"),
        (r"\nosuch", r"no command \nosuch"),
        (r"\begin{verbatim}x\end{verbatim}", "no environment `verbatim`"),
        (r"\newcommand{\a}{\a\a}\a", "not allowed"),
        (r"\def\a{\a\a}\a", "not allowed"),
        (r"\href{x}{y}", "colors"),
        (r"\hspace{900em}x", "wider than a page"),
        ("x" * 4001, "more than 4000"),
        (r"\sqrt{" * 40 + "x" + "}" * 40, "too deep"),
        (r"\frac{" * 20 + "x" + "}{y}" * 20, "too deep"),
        ("{" * 400 + "x" + "}" * 400, "too deep"),
    ],
)
def test_what_is_refused(tex: str, said: str) -> None:
    with pytest.raises(FormulaError, match=re.escape(said)):
        to_mathml(tex, display=False)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("E = mc^2", "E=mc²"),
        (r"\frac{a}{b+1}", "a/(b+1)"),
        ("x_1 + x_{n-1}", "x₁+x_(n−1)"),
        (r"\sqrt{2g}", "√2g"),
        (r"\sqrt[3]{x + 1}", "√(x+1)"),
        (r"\bar{x}", "x\u0304"),
        ("e^{-x}", "e^(−x)"),
        (r"50\% \text{ of } x", "50%\u00a0of\u00a0x"),
    ],
)
def test_plain_text(tex: str, expected: str) -> None:
    assert written_out(to_mathml(tex, display=False)) == expected


@pytest.mark.parametrize("name", ["align", "align*", "aligned", "split", "gather", "multline*"])
def test_rows_of_environments_have_no_numbers_of_their_own(name: str) -> None:
    made = to_mathml(rf"\begin{{{name}}} a &= b \\ c &= d \end{{{name}}}", display=True)
    assert len(list(made.iter(f"{{{MATHML}}}mtr"))) == 2
    assert "(1)" not in "".join(map(str, made.itertext()))


def test_each_caller_has_a_tree_of_its_own() -> None:
    first = to_mathml("x", display=False)
    first.set("alttext", "changed")
    assert "alttext" not in to_mathml("x", display=False).attrib


def test_signs_of_xml_stay_signs() -> None:
    made = to_mathml(r"a < b \& c", display=False)
    assert etree.fromstring(etree.tostring(made)).xpath("string()") == "a<b&c"
