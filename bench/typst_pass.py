"""Typst, with the Python that ``bench/setup`` has made: ``typst_pass.py book.typ book.pdf FONTS``."""

import sys

import typst  # type: ignore[import-not-found]  # not among what Octavo needs


def main() -> None:
    """Typeset the file named first into the file named second, as PDF/UA-1."""
    source, target, fonts = sys.argv[1:]
    typst.compile(source, output=target, font_paths=[fonts], pdf_standards=["ua-1"])


if __name__ == "__main__":
    main()
