"""Numbers of lists: WeasyPrint takes them from CSS alone, and not from ``start`` of an ``<ol>``."""

from xml.etree.ElementTree import Element

from octavo.typeset.weasyprint.boxes import add_style


def set_list_numbers(root: Element) -> None:
    """Let each list begin with the number that its ``start`` says."""
    for element in root.iter("ol"):
        start = element.get("start", "")
        if start.lstrip("-").isdigit():
            add_style(element, f"counter-reset: list-item {int(start) - 1}")
