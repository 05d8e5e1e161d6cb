"""Shared by all stages: diagnostics and spans, XHTML, running text, the page map, numbers, settings.

Nothing here imports a stage.
"""
