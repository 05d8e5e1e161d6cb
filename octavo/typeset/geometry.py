"""Transformations that bring the content of a laid-out page to its place on a page of the book."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affine:
    """A transformation of PDF user space (points, y upwards): x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Return the point at which (x, y) comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def rectangle(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return the upright rectangle (left, bottom, right, top) around a transformed one."""
        corners = [self.apply(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def is_identity(self) -> bool:
        """Return True if everything keeps its place."""
        return self == Affine()


def upright(dx: float, dy: float) -> Affine:
    """Return a shift to the right and downwards by points."""
    return Affine(e=dx, f=-dy)


def sideways(laid_out: tuple[float, float], page: tuple[float, float], dx: float, dy: float) -> Affine:
    """Return a quarter turn that brings the head of a ``laid_out`` page (width, height) to the left of
    ``page``, centred if the sizes do not match, then a shift as in ``upright``."""
    width, height = laid_out
    return Affine(0, 1, -1, 0, height + (page[0] - height) / 2 + dx, (page[1] - width) / 2 - dy)
