"""The Jinja2 environment of what is said about the package: the shared sandbox."""

from jinja2 import Environment

from octavo.core.settings import Settings
from octavo.core.templating import make_environment


def environment(settings: Settings | None) -> Environment:
    """Return an environment with autoescape on. A book is untrusted: its templates can't reach Python's
    internals.

    Without settings only the default templates are found.
    """
    return make_environment(settings)
