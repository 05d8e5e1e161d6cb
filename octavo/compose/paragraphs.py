"""Ids for the numbered paragraphs of a division, so that each can be referred to."""

from octavo.compose.draft import Draft
from octavo.core.slugs import anchor_slug
from octavo.core.vocabulary import Data


def name_paragraphs(draft: Draft) -> None:
    """Give each item of a numbered list that has no id one made of its number: ``section--par-7``."""
    for section in draft.sections:
        if section.body is None:
            continue
        for item in section.body.iter("{*}li"):
            number = item.get(Data.NUMBER)
            if number and not item.get("id"):
                item.set("id", draft.unique(f"{section.id}--par-{anchor_slug(number)}"))
