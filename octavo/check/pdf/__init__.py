"""Checks of a finished PDF."""
