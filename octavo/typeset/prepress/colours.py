"""All that has a colour in a file, in the inks of the press."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from octavo.core.diagnostics import Diagnostics
from octavo.typeset.assembly.resources import Holder, holders
from octavo.typeset.assembly.standards.srgb import srgb
from octavo.typeset.prepress.content import in_inks
from octavo.typeset.prepress.inks import Inks
from octavo.typeset.prepress.pictures import UnreadablePictureError, set_picture

_DEVICE = {1: Name.DeviceGray, 4: Name.DeviceCMYK}


def set_colours(pdf: Pdf, inks: Inks, diagnostics: Diagnostics) -> None:
    """Rewrite pages, forms, patterns, shadings, pictures and transparency groups.

    A picture that can't be read is a ``picture-inks`` warning.
    """
    painter = _ColourConverter(pdf, inks, diagnostics)
    for holder in list(holders(pdf)):
        painter.holder(holder)


class _ColourConverter:
    """Rewrites holders; every object that several of them share is rewritten once."""

    def __init__(self, pdf: Pdf, inks: Inks, diagnostics: Diagnostics) -> None:
        self._pdf, self._inks, self._diagnostics = pdf, inks, diagnostics
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self._page = 0  # the number of the page whose things are rewritten
        self._done: set[tuple[int, int]] = set()
        self._screen = Array([Name.ICCBased, pdf.make_stream(srgb(), N=3, Alternate=Name.DeviceRGB)])

    def holder(self, holder: Holder) -> None:
        """Rewrite a page or stream, and what its resources name."""
        self._page = self._numbers.get(holder.object.objgen, self._page)
        self._content(holder)
        group = holder.object.get("/Group")
        if group is not None and "/CS" in group:
            _mix(group, holder.mask)
        if self._inks.space in ("", "RGB"):
            self._say_screen(holder.resources)
        nothing = Dictionary()
        for picture in holder.resources.get("/XObject", nothing).values():
            if isinstance(picture, Stream) and picture.get("/Subtype") == Name.Image and self._first(picture):
                self._picture(picture, holder.mask)
        for shading in holder.resources.get("/Shading", nothing).values():
            if self._first(shading):
                self._shading(shading, holder.mask)
        for pattern in holder.resources.get("/Pattern", nothing).values():
            run = pattern.get("/Shading")
            if run is not None and self._first(run):
                self._shading(run, holder.mask)

    def _picture(self, picture: Stream, mask: bool) -> None:
        try:
            set_picture(picture, self._inks, self._screen, mask)
        except UnreadablePictureError as error:
            self._diagnostics.warning(
                "picture-inks",
                None,
                f"a picture on page {self._page} of the PDF can't be read, and keeps the colours of screens "
                f"in the file for the press: {error}",
                "open it in a program for pictures and save it again",
            )

    def _first(self, thing: Object) -> bool:
        """Return True if an object was not met before. Those without a number are each their own."""
        if not thing.is_indirect:
            return True
        known = thing.objgen in self._done
        self._done.add(thing.objgen)
        return not known

    def _content(self, holder: Holder) -> None:
        if holder.object.get("/Type") != Name.Page:
            holder.object.write(in_inks(holder.object.read_bytes(), self._inks, holder.mask))
            return
        contents = holder.object.get("/Contents", Array())
        streams = contents if isinstance(contents, Array) else [contents]
        content = b"\n".join(stream.read_bytes() for stream in streams)
        holder.object.Contents = self._pdf.make_stream(in_inks(content, self._inks))

    def _say_screen(self, resources: Object) -> None:
        """Say that RGB colours of a stream with these resources are those of sRGB (ISO 32000-1, 8.6.5.6)."""
        if "/ColorSpace" not in resources:
            resources["/ColorSpace"] = Dictionary()
        resources.ColorSpace.DefaultRGB = self._screen

    def _shading(self, shading: Object, mask: bool) -> None:
        if shading.get("/ColorSpace") != Name.DeviceRGB:
            return
        stops = list(_stops(shading.get("/Function")))
        colours = [self._inks.colour([float(part) for part in stop], mask) for stop in stops]
        kinds = {len(colour) for colour in colours}
        if kinds == {1, 4}:  # a run from black to a colour is mixed in one space
            colours = [(0.0, 0.0, 0.0, 1 - one[0]) if len(one) == 1 else one for one in colours]
            kinds = {4}
        if len(kinds) != 1 or 3 in kinds:
            shading.ColorSpace = self._screen
            return
        shading.ColorSpace = _DEVICE[kinds.pop()]
        for stop, colour in zip(stops, colours, strict=True):
            _replace(stop, colour)


def _mix(group: Object, mask: bool) -> None:
    """Let what lies in a group be mixed in the inks of the page under it; brightness is mixed as grey."""
    if mask:
        group.CS = Name.DeviceGray
    else:
        del group["/CS"]


def _stops(function: Object | None) -> list[Object]:
    """Return the colours at the ends of every run of a gradient (function types 2 and 3); none if
    another kind of function gives the colours."""
    if not isinstance(function, Dictionary):
        return []
    if function.get("/FunctionType") == 2:
        return [function.C0, function.C1]
    parts = [_stops(part) for part in function.get("/Functions", ())]
    return [stop for part in parts for stop in part] if all(parts) else []


def _replace(stop: Object, colour: tuple[float, ...]) -> None:
    while len(stop):
        del stop[0]
    for part in colour:
        stop.append(round(part, 4))
