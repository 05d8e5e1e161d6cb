"""Writing the messages of a run in the form that is asked for."""

from octavo.cli.told import Told
from octavo.core.settings import MessageFormat


def written(told: Told, status: int) -> str:
    """Return all messages in the form that is asked for; "" for text, which a build writes as it goes on."""
    form = told.settings.messages
    if form is MessageFormat.JSON:
        from octavo.cli.json_messages import json_messages  # here: most runs write text

        return json_messages(told, status)
    if form is MessageFormat.SARIF:
        from octavo.cli.sarif_messages import sarif_messages

        return sarif_messages(told, status)
    if form is MessageFormat.GITHUB:
        from octavo.cli.github_messages import github_messages

        return github_messages(told)
    return ""
