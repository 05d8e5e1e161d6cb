"""The Jinja2 environment of the pages: the shared sandbox, with filters for element trees."""

from markupsafe import Markup

from octavo.core.settings import Settings
from octavo.core.templating import Sandbox
from octavo.core.templating import make_environment as make_sandbox
from octavo.core.xhtml import Element, inner, outer


def make_environment(settings: Settings, large: float = 0.0) -> Sandbox:
    """Return the environment of the templates of pages, which take a slow machine ``large`` seconds.

    All values are escaped but for elements, which the filters ``inner`` and ``outer`` write as XHTML.
    """
    environment = make_sandbox(settings)
    environment.large = large
    environment.filters["inner"] = _inner
    environment.filters["outer"] = _outer
    return environment


def _inner(node: Element | None) -> Markup:
    """Return the content of an element as XHTML; nothing for None."""
    return Markup(inner(node)) if node is not None else Markup()


def _outer(node: Element | None) -> Markup:
    """Return an element as XHTML; nothing for None."""
    return Markup(outer(node)[0]) if node is not None else Markup()
