"""A small book to begin with: ``octavo --new DIR``."""

import re
import shutil
import uuid
from pathlib import Path

from octavo.core.settings import RESOURCES
from octavo.source.schema import write_schemas

STARTER = RESOURCES / "starter"
_UUID = re.compile(rb"(?<=^identifier: urn:uuid:)[0-9a-f-]{36}", re.MULTILINE)


def write_starter(folder: Path) -> None:
    """Copy the starter book into ``folder``, which is made if need be, with the JSON Schemas of its files.

    Its identifier is a new one: readers and libraries would take two books with the same for one.

    Raise FileExistsError if the folder holds anything, or is a file; OSError if it can't be written.
    """
    if folder.exists() and not folder.is_dir():
        raise FileExistsError("this is a file")
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError("the folder is not empty")
    shutil.copytree(STARTER, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    book = folder / "book.yaml"
    book.write_bytes(_UUID.sub(str(uuid.uuid4()).encode(), book.read_bytes(), count=1))
    write_schemas(folder / "schemas")
