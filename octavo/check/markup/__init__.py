"""The markup of a finished e-book against that of the source: word by word, by the places that the audit has
found."""
