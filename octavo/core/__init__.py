"""What all stages share: diagnostics and spans, XHTML, running text, the page map, numbers, settings.

Nothing here imports a stage.
"""
