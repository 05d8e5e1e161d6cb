"""TeX that the library would misread, or print as it stands, as the MathML that readers get."""

import pytest

from octavo.maths import MATHML, FormulaError, draw, to_mathml, written_out


def words(tex: str, *, display: bool = True) -> str:
    made = to_mathml(tex, display=display)
    draw(made)
    return written_out(made).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\text{if $x_1$ is}", "if x₁ is"),
        (r"\text{an \textbf{old} a\_b at 5\%}", "an old a_b at 5%"),
        (r"\text{``q'' -- 3}", "“q” – 3"),
        (r"\text{-}x \cos{(\text{-}y)}", "-xcos(-y)"),
        (r"\mbox{as \(x\)}", "as x"),
        (r"\operatorname{arg\,max}_x", "arg\u2009max_x"),
        (r"\operatorname*{argmax}_{x}", "argmax_x"),
        (r"\mathop{\rm rank} A", "rankA"),
        (r"\textcolor{red}{x} + {\color{blue} y}", "x+y"),
        (r"\require{cancel} x \nonumber", "x"),
        (r"\begin{equation} x \label{eq:x} \end{equation}", "x"),
        (r"\begin{alignat}{2} a &= b \\ c &= d \end{alignat}", "a=b; c=d"),
        (r"\begin{eqnarray*} a &=& b \\ c &=& d \end{eqnarray*}", "a=b; c=d"),
        (r"\begin{aligned}[t] a &= b \end{aligned}", "a=b"),
        (r"\begin{aligned} [a] &= b \end{aligned}", "[a]=b"),
        (r"\begin{pmatrix*}[r] 1 \end{pmatrix*}", "(1)"),
        (r"\begin{dcases} 1 & x \\ 0 & y \end{dcases}", "{1x; 0y"),
        (r"\begin{bmatrix} a \cr b \end{bmatrix}", "[a; b]"),
        (r"\begin{align} a &= b \\ \intertext{and so} c &= d \end{align}", "a=b; and so; c=d"),
        (r"X \sim N", "X∼N"),
        (r"\begin{bmatrix} a \\ b \end{bmatrix}^{-1} c", "[a; b]^(−1)c".replace("^(−1)", "⁻¹")),
        (r"\begin{pmatrix} a & b \end{pmatrix}_2", "(ab)₂"),
        (r"\begin{pmatrix} a & b \end{pmatrix}'", "(ab)^′"),
        (r"\begin{aligned} x &= \begin{bmatrix} a \end{bmatrix}^2 \end{aligned}", "x=[a]²"),
    ],
)
def test_what_is_printed(tex: str, expected: str) -> None:
    assert words(tex) == expected


def test_an_operator_has_its_limit_below_it_on_lines_of_its_own() -> None:
    tex = r"\operatorname*{argmin}_{x} f"
    assert to_mathml(tex, display=True).find(f".//{{{MATHML}}}munder") is not None
    assert to_mathml(tex, display=False).find(f".//{{{MATHML}}}munder") is None


def test_a_single_upright_letter_is_upright() -> None:
    (letter,) = to_mathml(r"\mathrm{d}", display=False).iter(f"{{{MATHML}}}mi")
    assert letter.get("mathvariant") == "normal"


@pytest.mark.parametrize(("tex", "said"), [(r"\text{a \foo b}", r"\foo"), (r"\text{$x}", "never closed")])
def test_words_that_are_no_words(tex: str, said: str) -> None:
    with pytest.raises(FormulaError) as raised:
        to_mathml(tex, display=True)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("tex", "forms"),
    [
        ("a = -b - c", ["prefix", None]),
        ("(-b)", ["prefix"]),
        (r"a - \dots - b", [None, None]),
        (r"a - \cdots - b", [None, None]),
        ("f(x) - 1", [None]),
        ("n! - 1", [None]),
        ("a, -b", ["prefix"]),
    ],
)
def test_a_sign_that_belongs_to_what_follows_has_no_space_behind_it(
    tex: str, forms: list[str | None]
) -> None:
    signs = [node for node in to_mathml(tex, display=True).iter(f"{{{MATHML}}}mo") if node.text == "\u2212"]
    assert [node.get("form") for node in signs] == forms
