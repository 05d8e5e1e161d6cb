"""Lines of running text: shaped once, broken by total fit, and drawn from the glyphs that were measured."""
