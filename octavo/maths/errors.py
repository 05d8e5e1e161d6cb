"""The one exception of this room."""


class FormulaError(ValueError):
    """A formula that cannot be set. The text says what is wrong."""
