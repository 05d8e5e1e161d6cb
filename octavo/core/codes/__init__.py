"""The catalogue of codes: those of the source stage, and those of the checks of finished files."""
