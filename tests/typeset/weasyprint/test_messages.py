"""What the typesetter says of a document, as problems with codes."""

from xml.etree import ElementTree

from octavo.typeset.weasyprint.messages import document_problem

PAGE = ElementTree.fromstring("<html><body><p>x</p></body></html>")


def test_a_stylesheet_that_went_away() -> None:
    found = document_problem("Failed to load stylesheet at 'file:///book/styles/harbor.css': gone", PAGE)
    assert (found.code, found.error) == ("stylesheet-unreadable", True)


def test_what_nothing_else_explains_is_a_warning() -> None:
    found = document_problem("The harbor is frozen", PAGE)
    assert (found.code, found.error) == ("typesetter", False)
    assert "The harbor is frozen" in found.message
