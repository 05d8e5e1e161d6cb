"""Checks of the file for the press: each fault that a printer would find is told."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from octavo.build.checks import check_files
from octavo.check import CheckResult, Outcome
from octavo.check.pdf.standards import flavours, press_standard
from octavo.check.press.checks import check_press
from octavo.core.settings import CheckLevel
from octavo.formats.print import PressFile
from tests.check.said import advised, said
from tests.profiles import press_profile

Spoil = Callable[[Pdf], object]

XMP = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:mm="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>2026-05-01T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-05-01T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-05-01T00:00:00Z</xmp:MetadataDate><mm:DocumentID>urn:uuid:1</mm:DocumentID>
<mm:VersionID>1</mm:VersionID><mm:RenditionClass>default</mm:RenditionClass>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


def write(path: Path, spoil: Spoil = lambda pdf: None) -> Path:
    """A file for the press of four pages, made by hand, with one thing spoilt."""
    with Pdf.new() as pdf:
        for _ in range(4):
            pdf.add_blank_page(page_size=(180, 160))
            page = pdf.pages[-1].obj
            page.BleedBox, page.TrimBox = Array([21, 21, 159, 139]), Array([30, 30, 150, 130])
            page.Contents = pdf.make_stream(b"0 g 0 0 10 10 re f 0 1 0 0 k 0 0 5 5 re f")
            page.Resources = Dictionary()
        profile = pdf.make_stream(press_profile(), N=4)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier="TEST51",
            DestOutputProfile=profile,
        )
        pdf.Root.OutputIntents = Array([intent])
        pdf.Root.Metadata = pdf.make_stream(XMP)
        for key, value in (
            ("Title", "A"),
            ("CreationDate", "D:20260501000000Z"),
            ("ModDate", "D:20260501000000Z"),
        ):
            pdf.docinfo[f"/{key}"] = value
        pdf.docinfo["/Trapped"] = Name("/False")
        spoil(pdf)
        pdf.save(path, force_version="1.6", deterministic_id=True)
    return path


def messages(results: tuple[CheckResult, ...]) -> dict[str, str]:
    """The first message of every check that failed, by the check's name."""
    return {result.name: said(result)[0] for result in results if result.outcome is Outcome.FAILED}


def test_a_good_file_passes_every_check(tmp_path: Path) -> None:
    results = check_press(write(tmp_path / "good.pdf"), 4)
    assert messages(results) == {}
    details = {result.name: result.detail for result in results}
    assert details["Sheets"] == "120 x 100 pt with a bleed of 9 pt, on 180 x 160 pt"
    assert details["Page count"] == "4 pages, a multiple of 4"
    assert details["Inks"] == "DeviceCMYK, DeviceGray"
    assert details["PDF/X-4"] == "TEST51, CMYK profile"


def _first(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def _remove(name: str) -> Spoil:
    return lambda pdf: _first(pdf).__delitem__(name)


def _set(name: str, value: object) -> Spoil:
    return lambda pdf: _first(pdf).__setitem__(name, value)


def _content(content: bytes, resources: Dictionary | None = None) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        _first(pdf).Contents = pdf.make_stream(content)
        _first(pdf).Resources = resources if resources is not None else Dictionary()

    return spoil


def _picture(pdf: Pdf) -> None:
    picture = pdf.make_stream(
        bytes(3), Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8
    )
    picture.ColorSpace = Name.DeviceRGB
    _first(pdf).Resources = Dictionary(XObject=Dictionary(Im=picture))


def _form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"1 0 0 RG", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    form.Resources = Dictionary()
    _first(pdf).Resources = Dictionary(XObject=Dictionary(Fm=form))


def _gradient(pdf: Pdf) -> None:
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)
    _first(pdf).Resources = Dictionary(Shading=Dictionary(s0=shading))


def _group(pdf: Pdf) -> None:
    _first(pdf).Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def _link(pdf: Pdf) -> None:
    _first(pdf).Annots = Array([pdf.make_indirect(Dictionary(Subtype=Name.Link))])


def _script(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))


def _intent(key: str, value: object) -> Spoil:
    return lambda pdf: pdf.Root.OutputIntents[0].__setitem__(key, value)


def _wrong_profile(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(press_profile(kind="mntr"), N=4)


def _metadata(old: bytes) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(XMP.replace(old, b""))

    return spoil


RGB = Dictionary(ColorSpace=Dictionary(DefaultRGB=Array([Name.CalRGB, Dictionary()])))


@pytest.mark.parametrize(
    ("spoil", "check", "said"),
    [
        (_remove("/TrimBox"), "Sheets", "page 1 of the file: the page has no /TrimBox"),
        (_remove("/BleedBox"), "Sheets", "page 1 of the file: the page has no /BleedBox"),
        (
            _set("/BleedBox", [35, 35, 140, 120]),
            "Sheets",
            "page 1 of the file: the trim box reaches beyond the bleed box",
        ),
        (
            _set("/BleedBox", [-5, 21, 159, 139]),
            "Sheets",
            "page 1 of the file: the bleed box reaches beyond the sheet",
        ),
        (_set("/TrimBox", [31, 30, 150, 130]), "Sheets", "not all sheets are alike"),
        (_set("/Rotate", 90), "Sheets", "page 1 of the file: the page is turned"),
        (lambda pdf: pdf.pages.__delitem__(3), "Page count", "3 pages are no multiple of 4"),
        (_link, "Nothing to click", "page 1 of the file: the page has annotations"),
        (_script, "Nothing to click", "the file has scripts (/JavaScript)"),
        (lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary()), "Nothing to click", "an action"),
        (
            _content(b"1 0 0 rg"),
            "Inks",
            "page 1 of the file: its content is in DeviceRGB, which nothing explains",
        ),
        (_content(b"0 0 0 rg", RGB), "Inks", "page 1 of the file: its content has a grey in three colours"),
        (_content(b"/DeviceRGB cs 1 0 0 sc"), "Inks", "page 1 of the file: its content is in DeviceRGB"),
        (_form, "Inks", "page 1 of the file: Fm is in DeviceRGB"),
        (_picture, "Inks", "page 1 of the file: the picture Im is in DeviceRGB"),
        (_gradient, "Inks", "page 1 of the file: a gradient is in DeviceRGB"),
        (_group, "Inks", "page 1 of the file: the transparency of its content is in DeviceRGB"),
        (
            _content(b"", Dictionary(ExtGState=Dictionary(g0=Dictionary(TR=Name.Identity)))),
            "Inks",
            "page 1 of the file: the state g0 has a transfer curve",
        ),
        (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "PDF/X-4", "the file has no output intents"),
        (_intent("/OutputConditionIdentifier", ""), "PDF/X-4", "names no printing condition"),
        (_wrong_profile, "PDF/X-4", "the profile of the output intent is not that of a press"),
        (lambda pdf: pdf.docinfo.__delitem__("/Trapped"), "PDF/X-4", "whether it is trapped"),
        (
            lambda pdf: pdf.docinfo.__setitem__("/ModDate", "May"),
            "PDF/X-4",
            "no date that can be read in /ModDate",
        ),
        (_metadata(b"<mm:DocumentID>urn:uuid:1</mm:DocumentID>"), "PDF/X-4", "the metadata lacks an id"),
    ],
)
def test_each_fault_is_told(tmp_path: Path, spoil: Spoil, check: str, said: str) -> None:
    found = messages(check_press(write(tmp_path / "bad.pdf", spoil), 4))
    assert said in found[check]


def test_rgb_that_is_explained_is_no_fault(tmp_path: Path) -> None:
    path = write(tmp_path / "screen.pdf", _content(b"1 0 0 rg 0 0 5 5 re f", RGB))
    assert messages(check_press(path, 4)) == {}


def test_an_encrypted_file_is_told(tmp_path: Path) -> None:
    path, locked = write(tmp_path / "good.pdf"), tmp_path / "locked.pdf"
    with pikepdf.open(path) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert messages(check_press(locked, 4))["Nothing to click"] == "the file is encrypted"


def test_a_file_without_a_standard_is_not_held_to_one(tmp_path: Path) -> None:
    path = write(
        tmp_path / "plain.pdf", _metadata(b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>")
    )
    assert press_standard(path) is None
    assert "PDF/X-4" not in {result.name for result in check_press(path, 4)}


def test_a_file_that_cannot_be_read_fails(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"no PDF")
    (result,) = check_press(path)
    assert result.outcome is Outcome.FAILED
    assert "cannot be read" in said(result)[0]


def test_the_file_for_the_press_needs_no_java(tmp_path: Path) -> None:
    results = check_files({"print": PressFile(write(tmp_path / "good.pdf"), multiple=3)}, CheckLevel.FULL)
    assert messages(results) == {"Page count": "4 pages are no multiple of 3"}
    assert "PDF syntax" in {result.name for result in results}


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (b"", ("ua1",)),
        (b"<a:part>2</a:part><a:conformance>A</a:conformance>", ("ua1", "2a")),
        (b"<a:part>4</a:part>", ("ua1", "4")),
    ],
)
def test_declared_flavours(tmp_path: Path, properties: bytes, expected: tuple[str, ...]) -> None:
    packet = (
        b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="" '
        b'xmlns:a="http://www.aiim.org/pdfa/ns/id/">' + properties + b"</r:Description></r:RDF>"
    )
    assert flavours(_with_metadata(tmp_path / "declared.pdf", packet)) == expected


def test_flavours_written_as_attributes(tmp_path: Path) -> None:
    packet = (
        b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="" '
        b'xmlns:a="http://www.aiim.org/pdfa/ns/id/" a:part="3" a:conformance="B"/></r:RDF>'
    )
    assert flavours(_with_metadata(tmp_path / "declared.pdf", packet)) == ("ua1", "3b")


@pytest.mark.parametrize("packet", [b"", b"<broken", None])
def test_a_file_without_readable_metadata_declares_nothing(tmp_path: Path, packet: bytes | None) -> None:
    assert flavours(_with_metadata(tmp_path / "silent.pdf", packet)) == ("ua1",)


def _with_metadata(path: Path, packet: bytes | None) -> Path:
    target = io.BytesIO()
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        if packet is not None:
            pdf.Root.Metadata = pdf.make_stream(packet)
        pdf.save(target)
    path.write_bytes(target.getvalue())
    return path


def picture(width: int, height: int, content: bytes, *, inside: bool = False) -> Spoil:
    """A picture of so many pixels, drawn on the third page by this content, or by that of a form on it."""

    def spoil(pdf: Pdf) -> None:
        page = pdf.pages[2].obj
        image = pdf.make_stream(
            bytes(width * height),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        resources = Dictionary(XObject=Dictionary(I=image))
        if inside:
            form = pdf.make_stream(
                content,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, 99, 99]),
                Matrix=Array([2, 0, 0, 2, 0, 0]),
                Resources=resources,
            )
            resources = Dictionary(XObject=Dictionary(F=form))
        page.Resources = resources
        page.Contents = pdf.make_stream(b"q /F Do Q" if inside else content)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "resolution"),
    [
        (picture(300, 300, b"q 72 0 0 72 30 30 cm /I Do Q"), None),  # an inch
        (picture(300, 200, b"q 72 0 0 48 30 30 cm /I Do Q"), None),
        (picture(300, 300, b"q 144 0 0 144 30 30 cm /I Do Q"), 150),
        (picture(300, 300, b"q 0 144 -144 0 30 30 cm /I Do Q"), 150),  # turned
        (picture(300, 300, b"q 2 0 0 2 0 0 cm q 72 0 0 72 9 9 cm /I Do Q Q"), 150),
        (picture(300, 300, b"q 2 0 0 2 0 0 cm Q q 72 0 0 72 9 9 cm /I Do Q"), None),
        (picture(300, 300, b"q 72 0 0 72 9 9 cm /I Do Q", inside=True), 150),
        (picture(300, 300, b"q 36 0 0 36 9 9 cm /I Do Q", inside=True), None),
    ],
)
def test_pictures_with_too_few_pixels(spoil: Spoil, resolution: int | None, tmp_path: Path) -> None:
    results = {result.name: result for result in check_press(write(tmp_path / "a.pdf", spoil))}
    found = results["Resolution"]
    assert found.outcome is Outcome.PASSED
    expected = f"is printed with {resolution} to the inch; printers ask for 300"
    assert [
        line.startswith("page 3 of the file: ") and line.endswith(expected) for line in advised(found)
    ] == ([] if resolution is None else [True])
