"""HTML: from the ComposedBook to XHTML, through Jinja2 templates. The only stage that renders."""

from octavo.html.ebook import render_ebook
from octavo.html.printing import render_print
from octavo.html.site import render_site

__all__ = ["render_ebook", "render_print", "render_site"]
