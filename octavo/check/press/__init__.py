"""Checks of a finished file for the press, and of a printed cover."""
