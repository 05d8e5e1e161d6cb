"""Formulas on lines of their own."""

from fuzz.scribe import Scribe

_FORMULAS = (
    r"\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i",
    r"Q = \frac{2}{3}\, \mu\, b \sqrt{2 g}\, h^{3/2}",
    r"f(h) = \begin{cases} 0 & h \le h_0 \\ Q & \text{otherwise} \end{cases}",
    r"\int_0^{365} Q\,dt",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\begin{aligned} W &= Q_1 + Q_2 \\ &\approx 365\, \bar{Q} \end{aligned}",
    r"E = mc^2",
)


def _display(s: Scribe) -> str:
    return f"{s.sentence()}\n\n$$ {s.rng.choice(_FORMULAS)} $$\n\n{s.sentence()}"


def _numbered(s: Scribe) -> str:
    name = s.target("eq")
    return f"{s.sentence()}\n\n$$\n{s.rng.choice(_FORMULAS)}\n$$ {{#{name}}}\n\n{s.sentence()}"


def _tagged(s: Scribe) -> str:
    return f"$$ {s.rng.choice(_FORMULAS)} \\tag{{{s.rng.choice(('A', '3a', '*'))}}} $$"


def _brackets(s: Scribe) -> str:
    return f"{s.plain(2, 4)} \\(x^2 = {s.rng.randint(1, 9)}\\) {s.words.word()}.\n\n\\[ {s.rng.choice(_FORMULAS)} \\]"


def _environment(s: Scribe) -> str:
    return "\\begin{equation}\n" + s.rng.choice(_FORMULAS) + "\n\\end{equation}"


def _macros(s: Scribe) -> str:
    s.needs.add("key:math-macros")
    return f"{s.plain(2, 4)} $\\norm{{x}} \\in \\RR$ {s.words.word()}."


def _in_a_paragraph(s: Scribe) -> str:
    return (
        f"{s.sentence()} {s.plain(2, 4)}\n$$\n{s.rng.choice(_FORMULAS)}\n$$\n{s.words.word()} {s.sentence()}"
    )


WRITERS = {
    "display": _display,
    "numbered": _numbered,
    "tagged": _tagged,
    "brackets": _brackets,
    "environment": _environment,
    "macros": _macros,
    "in-a-paragraph": _in_a_paragraph,
}
