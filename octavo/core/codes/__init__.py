"""The catalogue of the codes of all messages, with an example or two of each."""
