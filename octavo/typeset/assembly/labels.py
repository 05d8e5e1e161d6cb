"""Page labels: the folios, as a reader types them to go to a page."""

from pikepdf import Array, Dictionary, Name, Pdf

from octavo.core.pagemap import PageMap
from octavo.source.manuscript import Region


def add_labels(pdf: Pdf, pagemap: PageMap) -> None:
    """Label front matter in lower-case roman, the rest in arabic numerals."""
    numbers = Array()
    roman_now: bool | None = None
    for page in pagemap.pages:
        is_roman = page.region is Region.FRONT and not page.label.isdigit()
        if is_roman != roman_now:
            numbers.append(page.index)
            numbers.append(Dictionary(S=Name.r if is_roman else Name.D, St=1))
            roman_now = is_roman
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=numbers))
