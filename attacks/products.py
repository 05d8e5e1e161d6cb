"""The dangerous things in finished files, found by parsers that are not those of the build.

Each is a line without the name of its file, so that those of a harmless book (the site's own scripts) can be
taken away from those of an attacked one.
"""

import gzip
import hashlib
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pikepdf
import pypdfium2
import tinyhtml5  # type: ignore[import-untyped]
from lxml import etree

_TEXTS = (".xhtml", ".html", ".htm", ".svg", ".opf", ".ncx", ".xml", ".css", ".js", ".json", ".txt", ".vtt")
_ACTIVE = frozenset(
    {"script", "iframe", "frame", "object", "embed", "applet", "form", "base", "foreignobject", "portal"}
    | {"handler", "listener", "animation", "audio", "video", "template", "noscript"}
)
#: Attributes that load or lead somewhere.
_ADDRESSES = frozenset(
    {
        "href",
        "src",
        "srcset",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "cite",
        "ping",
        "srcdoc",
    }
    | {"longdesc", "manifest", "xlink:href", "dynsrc", "lowsrc", "code", "archive", "profile", "imagesrcset"}
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LINKED = frozenset({"http", "https", "mailto", "tel"})
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml)[;,]")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|(.))", re.DOTALL)
_REMOTE = re.compile(r"(?:(?:https?|ftp|file|javascript|vbscript):|(?<![:/*])//)[^\s\"')]{2,}", re.IGNORECASE)
#: Names of a PDF's dictionaries that start something.
_PDF_KEYS = ("/JS", "/AA", "/EmbeddedFiles", "/RichMediaContent", "/XFA", "/Movie", "/OPI", "/GoToE")
_PDF_ACTIONS = (
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/Rendition",
    "/Sound",
)


def files_of(output: Path) -> Iterator[tuple[str, bytes]]:
    """Yield all finished files, those in archives too, with their names."""
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_symlink():
            yield f"{name} (a link)", str(path.readlink()).encode()
        elif path.is_file():
            data = path.read_bytes()
            yield name, data
            if path.suffix == ".epub":
                with zipfile.ZipFile(path) as archive:
                    yield from ((f"{name}!{one.filename}", archive.read(one)) for one in archive.infolist())


def readable(name: str, data: bytes) -> str:
    """Return the text of a finished file, in which a word can be looked for."""
    if data.startswith(b"%PDF"):
        return data.decode("latin-1") + _pdf_text(data)
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data).decode("utf-8", "replace")
    return f"{name}\n{data.decode('utf-8', 'replace')}"


def dangers(name: str, data: bytes) -> Iterator[str]:
    """Yield what is dangerous in a finished file."""
    if name.endswith("(a link)"):
        yield f"a link among the products: {data.decode()}"
        return
    inner = PurePosixPath(name.rpartition("!")[2])
    if inner.is_absolute() or ".." in inner.parts or "\\" in str(inner):
        yield f"the path {inner} in an archive"
    suffix = inner.suffix.lower()
    if data.startswith(b"%PDF"):
        yield from _in_pdf(data)
    elif suffix in (".html", ".htm"):
        yield from _in_tree(tinyhtml5.parse(data.decode("utf-8", "replace"), namespace_html_elements=False))
    elif suffix in (".xhtml", ".svg", ".opf", ".ncx", ".xml"):
        yield from _in_xml(data)
    elif suffix == ".css":
        yield from in_css(data.decode("utf-8", "replace"))
    elif suffix == ".js":
        yield f"a script {hashlib.sha256(data).hexdigest()[:12]}"


def _in_xml(data: bytes) -> Iterator[str]:
    if b"<!ENTITY" in data:
        yield "entities"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        yield f"no XML: {error}"
        return
    for node in (*root.itersiblings(preceding=True), *root.iter()):
        if isinstance(node, etree._ProcessingInstruction):
            yield f"an instruction <?{node.target!s}>"
    yield from _in_tree(root)


def _in_tree(root: object) -> Iterator[str]:
    """Yield what is dangerous in a tree of lxml or of ElementTree."""
    for node in root.iter():  # type: ignore[attr-defined]
        if not isinstance(node.tag, str):
            continue
        name = node.tag.rpartition("}")[2].lower()
        attributes = {key.rpartition("}")[2].lower(): str(value) for key, value in node.attrib.items()}
        text = "".join(node.itertext())
        if name in _ACTIVE:
            content = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12] if text.strip() else ""
            yield f"<{name}> {sorted(attributes.items())[:4]} {content}"
        if name == "style":
            yield from in_css(text)
        if name == "meta" and "http-equiv" in attributes:
            yield f"<meta http-equiv={attributes['http-equiv']} {attributes.get('content', '')[:40]}>"
        if name in ("set", "animate") and attributes.get("attributename", "").endswith(("href", "src")):
            yield f"<{name}> of {attributes['attributename']}"
        for key, value in attributes.items():
            yield from _in_attribute(name, key, value)


def _in_attribute(name: str, key: str, value: str) -> Iterator[str]:
    if key.startswith("on") and key not in ("one", "only"):
        yield f"a handler {key}"
    if key == "style" or "(" in value:
        yield from in_css(value if key == "style" or "url" in value.lower() else "")
    if key not in _ADDRESSES:
        return
    address = re.sub(r"^[\x00-\x20]+|[\t\n\r]+", "", value)
    scheme = _SCHEME.match(address)
    if name in ("a", "area"):
        if scheme and scheme[1].lower() not in _LINKED:
            yield f"a link to {address[:60]}"
        return
    remote = address.startswith(("//", "\\\\")) or (scheme and not _PICTURE.match(address))
    if remote or ".." in PurePosixPath(address).parts[2:]:
        yield f"<{name} {key}={address[:60]}>"


def in_css(css: str) -> Iterator[str]:
    """Yield what CSS loads from elsewhere, in whatever spelling."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    plain = _ESCAPE.sub(lambda one: chr(min(int(one[1], 16), 0xFFFD)) if one[1] else one[2], plain)
    plain = re.sub(r"@namespace[^;]*;", "", plain)
    if "@import" in plain.lower():
        yield "@import"
    for found in _REMOTE.finditer(plain):
        yield f"CSS loads {found[0][:60]}"


def _in_pdf(data: bytes) -> Iterator[str]:
    import io

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            yield from _in_pdf_object(one)
        if "/OpenAction" in pdf.Root and isinstance(pdf.Root.OpenAction, pikepdf.Dictionary):
            yield f"an action at the opening: {pdf.Root.OpenAction.get('/S')}"


def _in_pdf_object(one: pikepdf.Object) -> Iterator[str]:
    if isinstance(one, pikepdf.Array):
        for part in one.as_list():
            if isinstance(part, pikepdf.Dictionary) and not part.is_indirect:
                yield from _in_pdf_object(part)
        return
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return
    keys = one.keys()
    yield from (f"PDF {key}" for key in _PDF_KEYS if key in keys)
    if (action := str(one.get("/S", ""))) in _PDF_ACTIONS:
        yield f"PDF action {action}"
    if "/URI" in keys and isinstance(one["/URI"], pikepdf.String):
        address = str(one["/URI"])
        scheme = _SCHEME.match(address)
        if not scheme or scheme[1].lower() not in _LINKED:
            yield f"PDF link to {address[:60]}"
    for key in keys - {"/Parent", "/P", "/Prev", "/Next"}:
        part = one[key]
        if isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect:
            yield from _in_pdf_object(part)


def _pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    with pikepdf.open(__import__("io").BytesIO(data)) as pdf:
        streams = [
            one.read_bytes().decode("latin-1")
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Type") in ("/Metadata", "/EmbeddedFile")
        ]
    return "\n".join((text, *streams))
