"""The command: options, verbs, and what the user sees of a build (progress, messages, tables)."""
