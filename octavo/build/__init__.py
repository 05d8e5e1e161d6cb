"""One build of one book: its steps, what has not changed since the last, and the files that it publishes."""
