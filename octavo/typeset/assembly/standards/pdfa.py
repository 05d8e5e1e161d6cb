"""PDF/A-2 (ISO 19005-2), for archives: level A, with tags, beside PDF/UA."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from octavo.core.settings import PdfVariant
from octavo.typeset.assembly.resources import holders
from octavo.typeset.assembly.standards.srgb import srgb
from octavo.typeset.assembly.standards.standard import Property, Standard

#: The flag of an annotation that is printed with its page (ISO 32000-1, 12.5.3).
_PRINTED = 4


def _prepare(pdf: Pdf) -> None:
    """Give colours a meaning, and take out what an archive does not want."""
    profile = pdf.make_stream(srgb(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            annotation["/F"] = _PRINTED
    for holder in holders(pdf):
        _clean(holder.resources)


def _clean(resources: Object) -> None:
    """Show pictures pixel by pixel (6.2.8), and take out empty dictionaries."""
    for picture in resources.get("/XObject", Dictionary()).values():
        if picture.get("/Subtype") == Name.Image:
            for image in (picture, picture.get("/SMask")):
                if image is not None and "/Interpolate" in image:
                    del image["/Interpolate"]
    for kind in ("/Pattern", "/Shading"):
        if kind in resources and not len(resources[kind]):
            del resources[kind]


VARIANTS = {
    PdfVariant.PDFA_2A: Standard(
        "PDF/A identification",
        (
            Property("pdfaid:part", "2", "Integer", "Part of ISO 19005 to which the file conforms"),
            Property("pdfaid:conformance", "A", "Text", "Level of conformance to that part"),
        ),
        describes=True,
        prepare=_prepare,
    )
}
