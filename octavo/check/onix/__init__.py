"""Checks of a finished ONIX message."""
