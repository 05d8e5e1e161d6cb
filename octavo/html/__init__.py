"""HTML: Edition -> XHTML, through Jinja2 templates. The only stage that renders."""

from octavo.html.ebook import render_ebook
from octavo.html.printing import render_print
from octavo.html.quoting import quotes_pages
from octavo.html.site import render_site

__all__ = ["quotes_pages", "render_ebook", "render_print", "render_site"]
