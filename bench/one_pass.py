"""WeasyPrint as anyone would call it: one document in, one tagged PDF out, nothing mended.

    python bench/one_pass.py book.html book.pdf

Run in a process of its own. Nothing of Octavo is imported here, since its engine mends WeasyPrint.
"""

import sys

import weasyprint


def main() -> None:
    """Typeset the file named first into the file named second, as PDF/UA-1."""
    source, target = sys.argv[1:]
    weasyprint.HTML(filename=source).write_pdf(target, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
