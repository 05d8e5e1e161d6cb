"""Paragraphs of running text: where their lines end, and how wide the spaces of each line are."""
