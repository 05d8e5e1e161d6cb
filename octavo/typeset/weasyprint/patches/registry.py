"""The list of all patches, in the order in which they are applied. No two replace the same name."""

from octavo.typeset.weasyprint.patches import (
    boxes_of_elements,
    constant_values,
    continued_tables,
    element_ids,
    exact_glyphs,
    fitted_lines,
    hanging_space,
    line_ends,
    long_notes,
    no_locale,
    notes_at_calls,
    page_making,
    page_styles,
    pseudo_elements,
    running_elements,
    structure_tags,
    text_fragments,
)
from octavo.typeset.weasyprint.patches.patch import Patch

PATCHES: tuple[Patch, ...] = (
    *no_locale.PATCHES,
    *pseudo_elements.PATCHES,
    *element_ids.PATCHES,
    *boxes_of_elements.PATCHES,
    *constant_values.PATCHES,
    *text_fragments.PATCHES,
    *hanging_space.PATCHES,
    *line_ends.PATCHES,
    *notes_at_calls.PATCHES,
    *long_notes.PATCHES,
    *continued_tables.PATCHES,
    *page_styles.PATCHES,
    *running_elements.PATCHES,
    *page_making.PATCHES,
    *exact_glyphs.PATCHES,
    *fitted_lines.PATCHES,
    *structure_tags.PATCHES,
)
