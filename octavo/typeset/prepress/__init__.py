"""The file for the press, made from the finished PDF for readers: same pages, same fonts.

Each page stands on a sheet with bleed and crop marks, in the inks of the press, without links and tags; blank
pages fill the last signature. If the printer's profile is known, the file is PDF/X-4 (ISO 15930-7).
"""

import dataclasses
import hashlib
import io
import uuid

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from octavo.core.diagnostics import Diagnostics
from octavo.core.icc import COMPONENTS, colour_space
from octavo.html.pages import PressSettings, PrintPages
from octavo.typeset.assembly.metadata import describe, xmp_date
from octavo.typeset.assembly.standards.pdfx import X4
from octavo.typeset.prepress.colours import set_colours
from octavo.typeset.prepress.inks import Inks
from octavo.typeset.prepress.sheet import PressSheet, lay_on_sheets

#: PDF/X-4 builds on PDF 1.6.
_VERSION = "1.6"
#: What a book for readers has in its catalog, and one for the press has not.
_INTERACTIVE = (
    *("/StructTreeRoot", "/MarkInfo", "/Outlines", "/PageMode", "/ViewerPreferences", "/Names"),
    *("/OpenAction", "/AA", "/AcroForm", "/OutputIntents"),
)
#: The date of a book that names none: PDF/X wants one, and every build the same.
_NO_DATE = "2000-01-01"
_FILES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:octavo:press")


def press_file(pdf: bytes, pages: PrintPages, order: PressSettings, diagnostics: Diagnostics) -> bytes:
    """Return the file for the press, from the finished PDF for readers of the same pages.

    Raise OSError if the printer's profile can't be read.
    """
    profile = order.profile.read_bytes() if order.profile else None
    dated = dataclasses.replace(pages, date=pages.date or _NO_DATE)
    with Pdf.open(io.BytesIO(pdf)) as made:
        for key in _INTERACTIVE:
            if key in made.Root:
                del made.Root[key]
        set_colours(made, Inks(profile), diagnostics)
        lay_on_sheets(made, PressSheet.of(pages.trim, order), order.multiple)
        made.docinfo["/Trapped"] = Name("/False")
        is_x4 = order.is_x4 and profile is not None
        describe(made, dated, (X4,) if is_x4 else (), _properties(pdf, dated))
        if is_x4 and profile is not None:
            _add_intent(made, profile, order)
        target = io.BytesIO()
        made.save(
            target,
            force_version=_VERSION,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return target.getvalue()


def _properties(pdf: bytes, pages: PrintPages) -> dict[str, str]:
    """Return what PDF/X wants to be said of every file in its XMP (ISO 15930-7, 6.6)."""
    assert pages.date is not None
    return {
        "pdf:Trapped": "False",
        "xmp:MetadataDate": xmp_date(pages.date),
        "xmpMM:DocumentID": uuid.uuid5(_FILES, hashlib.sha256(pdf).hexdigest()).urn,
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
    }


def _add_intent(pdf: Pdf, profile: bytes, order: PressSettings) -> None:
    """Say for which press and paper the file is made, with the profile of both."""
    space = colour_space(profile)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(order.condition or "Custom"),
        Info=String(order.condition_name or order.condition or f"{space} press of the attached profile"),
        DestOutputProfile=pdf.make_stream(profile, N=COMPONENTS[space]),
    )
    if order.condition:
        intent.RegistryName = String("http://www.color.org")
    if order.condition_name:
        intent.OutputCondition = String(order.condition_name)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
