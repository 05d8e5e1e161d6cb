"""All kinds of spoiled e-books."""

from tests.check.spoiled import notes, package, pages, pictures, references, tables, texts, unusual
from tests.check.spoiled.edits import Kind

KINDS: tuple[Kind, ...] = (
    *pages.KINDS,
    *tables.KINDS,
    *pictures.KINDS,
    *package.KINDS,
    *notes.KINDS,
    *references.KINDS,
    *texts.KINDS,
    *unusual.KINDS,
)
