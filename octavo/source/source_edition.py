"""``source-edition`` in book.yaml: the earlier edition whose pages the text marks."""

from pydantic import Field

from octavo.source.values import Identifier, Isbn, Model


class SourceEdition(Model):
    """An earlier edition whose pages the text marks."""

    name: str = Field(
        min_length=1, description="As it stands behind a page in a reference: 'the 1975 edition'."
    )
    isbn: Isbn | None = Field(default=None, description="Its ISBN, for the metadata of the e-book.")
    identifier: Identifier | None = Field(default=None, description="A URN or URI, if it has no ISBN.")
