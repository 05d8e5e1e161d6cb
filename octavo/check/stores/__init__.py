"""The rules of the bookstores, as far as a finished EPUB shows that they are kept."""
