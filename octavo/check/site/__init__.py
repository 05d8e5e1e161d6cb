"""Checks of a finished site."""
