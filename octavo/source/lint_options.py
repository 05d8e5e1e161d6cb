"""``lint:`` of ``book.yaml``: what the linter finds and the author means."""

from pydantic import Field

from octavo.source.values import Model


class LintWaiver(Model):
    """A rule of the linter that is waived, for the whole book or a part of it."""

    code: str = Field(description="The code that the messages have: lint-doubled-word.")
    reason: str = Field(default="", description="Why it is meant; a waiver without a reason is told.")
    files: tuple[str, ...] = Field(
        default=(), description="The files for which it holds, with * for any name; without, the whole book."
    )
    words: tuple[str, ...] = Field(
        default=(), description="The words for which it holds, as the messages name them; without, all."
    )


class LintOptions(Model):
    """The things that the linter passes over."""

    allow: tuple[LintWaiver, ...] = Field(
        default=(), description="Rules that are waived, with their reasons."
    )
