"""The rules of the linter, one file each."""
