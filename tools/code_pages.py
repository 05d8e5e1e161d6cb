"""Makes the manual's pages of codes from the catalogue in ``octavo/core/codes``.

    .venv/bin/python -m tools.code_pages

Each topic is a chapter, ``docs/chapters/codes/NAME.md``.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from octavo.core.codes.catalogue import CHAPTER, Code, Topic, files_of, topics
from octavo.core.diagnostics import Severity

PAGES = Path(__file__).resolve().parents[1] / "docs" / "chapters" / "codes"
#: Includes and shortcodes, which are read in a block of code, too, unless they are escaped.
_READ = re.compile(r"\{\{(?:#|<).*?\}\}")
_SEVERITIES = {Severity.ERROR: "", Severity.WARNING: "*Warning.* ", Severity.NOTE: "*Note.* "}


def page(topic: Topic) -> str:
    """Return the chapter of a topic."""
    head = f"# {topic.title} {{#{topic.id}}}\n\n<!-- Made from octavo/core/codes/{topic.name}.toml. -->\n"
    return "\n".join((head, *(_entry(code) for code in topic.codes)))


def _entry(code: Code) -> str:
    see = f" See {' and '.join(f'@{name}' for name in code.see)}." if code.see else ""
    shown = f" It is told with `{code.command}`." if code.command else ""
    paragraphs = [f"{_SEVERITIES[code.severity]}{code.meaning} {code.mend}{see}{shown}"]
    if code.shown:
        paragraphs.append(f"*For example:* {code.shown}")
    else:
        paragraphs += [*_listings("Wrong", code.bad), *_listings("Right", code.good)]
    text = "\n\n".join(paragraphs).replace("\n", "\n    ")
    lines = (line.rstrip() for line in f"`{code.name}`\n:   {text}\n".split("\n"))
    return "\n".join(lines)


def _listings(head: str, example: str) -> Iterator[str]:
    """Yield the files of an example as blocks of code, with their names but for that of a chapter alone."""
    files = files_of(example)
    for name, text in files.items():
        if name.endswith(" pixels)"):
            yield f"`{name.replace(' ', '` ', 1)}"
            continue
        named = head if [*files] == [CHAPTER] else f"{head}: {name}" if name == next(iter(files)) else name
        fence = "````" if "```" in text else "```"
        escaped = _READ.sub(lambda found: f"\\{found[0]}" if found[0][2] == "#" else f"{{{found[0]}}}", text)
        yield f'{fence} {{filename="{named}"}}\n{escaped}{fence}'


if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    for one in topics():
        (PAGES / f"{one.name}.md").write_text(page(one), encoding="utf-8")
