"""What Octavo knows of languages: the direction of their scripts."""
