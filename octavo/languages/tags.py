"""BCP 47 tags as people write them: their parts, and the tags in which a language is looked for."""

from itertools import takewhile

#: A tag as RFC 5646 has it: language, script, region and variants, extensions, what is private; or a tag that
#: is private altogether. It says nothing of whether there is such a language.
WELL_FORMED = (
    r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*(-[A-WYZa-wyz0-9](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?"
    r"|[Xx](-[A-Za-z0-9]{1,8})+"
)


def parts_of(tag: str) -> tuple[str, ...]:
    """Return language, script, region and variants of a tag in small letters.

    Underscores count as hyphens. What stands behind a single letter is an extension or private, and is left
    out (RFC 5646, section 2.1); a tag that is private altogether, such as ``x-klingon``, has no parts.
    """
    parts = tag.strip().replace("_", "-").lower().split("-")
    return tuple(takewhile(lambda part: len(part) > 1 and part.isalnum() and part.isascii(), parts))


def script_of(parts: tuple[str, ...]) -> str:
    """Return the script that the parts of a tag name, as ISO 15924 writes it, or ""."""
    found = next((part for part in parts[1:3] if len(part) == 4 and part.isalpha()), "")
    return found.title()


def lookup(tag: str, likely_script: str = "") -> tuple[str, ...]:
    """Return the tags in which a language is looked for, in small letters, the longest first (RFC 4647, 3.4).

    ``likely_script`` is that of a tag which names none. With it, what is particular to the script goes before
    what is the language's: "zh-TW" gives zh-tw, zh-hant-tw, zh-hant, zh.
    """
    parts = parts_of(tag)
    tags = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    if likely_script and parts and not script_of(parts):
        with_script = (parts[0], likely_script.lower(), *parts[1:])
        longer = ["-".join(with_script[:length]) for length in range(len(with_script), 1, -1)]
        tags[-1:] = [*longer, parts[0]]
    return tuple(tags)
