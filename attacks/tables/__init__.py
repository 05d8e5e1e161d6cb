"""All attacks, a file a kind."""

from attacks.attack import Kind
from attacks.tables import (
    addresses,
    archives,
    checkout,
    files,
    markup,
    messages,
    metadata,
    paths,
    pictures,
    styles,
    templates,
)

KINDS: tuple[Kind, ...] = (
    Kind("Paths that lead out of the book", paths.ATTACKS),
    Kind("Odd files and file names", files.ATTACKS),
    Kind("Drawings that run, load or grow", pictures.DRAWINGS),
    Kind("Broken and foreign pictures, fonts and profiles", pictures.OTHERS),
    Kind("Raw HTML and MathML in text", markup.ATTACKS),
    Kind("Addresses that run or load", addresses.ATTACKS),
    Kind("Mark-up in titles, names and entries", metadata.ATTACKS),
    Kind("Stylesheets and options that load", styles.ATTACKS),
    Kind("Templates that reach further", templates.ATTACKS),
    Kind("YAML, JSON and XML that do more than hold data", archives.DATA),
    Kind("Projects to be imported", archives.PROJECTS),
    Kind("Messages that drive a terminal or a service", messages.ATTACKS),
    Kind("Code, caches and outputs that a checkout brings", checkout.ATTACKS),
)
