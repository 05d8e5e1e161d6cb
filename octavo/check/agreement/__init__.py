"""Checks of a finished PDF against the finished e-book of the same build."""
