"""The media types of pictures."""

#: Suffix of a picture's file -> media type (EPUB 3.3, section 3.2, core media types).
MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
