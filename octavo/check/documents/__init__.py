"""What the checks of an e-book and of a site share: their parsed documents, links, notes and references."""
