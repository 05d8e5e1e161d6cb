"""Shared by the checks of an e-book and of a site: their parsed documents, links, notes and references."""
