"""Figures of each kind, with pictures that are made here."""

import io

from PIL import Image

from fuzz.scribe import Scribe


def _picture(s: Scribe) -> str:
    """Write a picture, and return its path."""
    stem = s.plan.fresh("pic")
    width, height = s.rng.choice(((400, 200), (200, 400), (300, 300), (1200, 300), (90, 700)))
    if s.chance(0.5):
        path = f"images/{stem}.svg"
        shapes = "".join(
            f'<rect x="{s.rng.randint(0, width // 2)}" y="{s.rng.randint(0, height // 2)}" width="{s.rng.randint(9, 90)}" '
            f'height="{s.rng.randint(9, 90)}" fill="{s.rng.choice(("none", "#888", "black"))}" stroke="black"/>'
            for _ in range(4)
        )
        label = f'<text x="9" y="20" font-size="12">{s.words.word()}</text>' if s.chance(0.3) else ""
        s.files[path] = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}">{shapes}{label}</svg>'
        ).encode()
        return path
    path = f"images/{stem}.png"
    s.files[path] = picture((width, height), s.rng.randint(90, 230), s.rng.randint(0, 80))
    return path


def picture(size: tuple[int, int], light: int, dark: int) -> bytes:
    """Return a picture of a dark block on a light ground, as PNG."""
    stream = io.BytesIO()
    made = Image.new("L", size, light)
    made.paste(dark, (9, 9, size[0] // 2, size[1] // 2))
    made.save(stream, "PNG")
    return stream.getvalue()


def _alt(s: Scribe) -> str:
    return f'alt="{s.plain(3, 8)}"'


def _figure(s: Scribe) -> str:
    end = s.rng.choice(("", "", ".", "[^", " $x$", " -- *sic*"))
    caption = s.plain(2, 6) + (s.call() if end == "[^" else end)
    braces = [f"#{s.target('fig')}", _alt(s)]
    if s.chance(0.3):
        braces.append(f'credit="{s.plain(2, 4)}"')
    if s.chance(0.5):
        braces.append(
            s.rng.choice(
                (
                    "width=60%",
                    "width=30mm",
                    "width=18mm fig-align=left",
                    "height=40mm",
                    "width=100%",
                    "fig-align=right width=40%",
                )
            )
        )
    return f"![{caption}]({_picture(s)}){{{' '.join(braces)}}}"


def _bare(s: Scribe) -> str:
    return f"![]({_picture(s)}){{{_alt(s)}}}"


def _ornament(s: Scribe) -> str:
    return f'{s.paragraph()}\n\n![]({_picture(s)}){{alt="" width=8%}}\n\n{s.paragraph()}'


def _in_a_line(s: Scribe) -> str:
    return f"{s.plain(3, 6)} ![]({_picture(s)}){{{_alt(s)} height=1em}} {s.words.word()}."


def _plate(s: Scribe) -> str:
    name = s.target("fig")
    return (
        f"{s.paragraph()}\n\n![{s.plain(2, 6)}]({_picture(s)}){{.plate #{name} {_alt(s)}}}\n\n{s.paragraph()}"
    )


def _pair(s: Scribe) -> str:
    one, two = (f"![{s.plain(2, 4)}]({_picture(s)}){{#{s.target('fig')} {_alt(s)}}}" for _ in range(2))
    return f"::: figures\n{one}\n\n{two}\n:::"


def _panels(s: Scribe) -> str:
    whole, part = s.target("fig"), s.target("fig")
    layout = s.rng.choice(("layout-ncol=2", "layout-nrow=1", 'layout="[[1,1],[1]]"', ""))
    third = f"\n\n![{s.plain(1, 3)}]({_picture(s)}){{{_alt(s)}}}" if "[[" in layout else ""
    return (
        f"::: {{#{whole} {layout}}}\n![{s.plain(1, 3)}]({_picture(s)}){{#{part} {_alt(s)}}}\n\n"
        f"![{s.plain(1, 3)}]({_picture(s)}){{{_alt(s)}}}{third}\n\n{s.sentence(0)}\n:::"
    )


def _div(s: Scribe) -> str:
    name = s.target("fig")
    return (
        f'::: {{#{name} fig-alt="{s.plain(2, 5)}"}}\n![]({_picture(s)}){{width=60%}}\n\n{s.sentence(0)}\n:::'
    )


def _unnumbered(s: Scribe) -> str:
    return f"![{s.plain(2, 6)}]({_picture(s)}){{.unnumbered {_alt(s)}}}"


def _marked(s: Scribe) -> str:
    if not s.plan.has_index:
        return _figure(s)
    term = s.words.name()
    s.plan.terms.append(term)
    s.gives.add(f"ix:{term}")
    return f'![{s.plain(2, 5)}.[]{{.index term="{term}"}}]({_picture(s)}){{#{s.target("fig")} {_alt(s)}}}'


WRITERS = {
    "figure": _figure,
    "bare": _bare,
    "ornament": _ornament,
    "in-a-line": _in_a_line,
    "plate": _plate,
    "pair": _pair,
    "panels": _panels,
    "block": _div,
    "unnumbered": _unnumbered,
    "marked": _marked,
}
