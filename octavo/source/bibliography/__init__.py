"""The works that a book cites: their data, from CSL YAML, CSL JSON or BibTeX, and the style of citations."""
