"""The rules of the bookstores, as far as a finished EPUB shows whether they are kept."""
