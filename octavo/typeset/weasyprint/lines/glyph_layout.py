"""The layout that a text box has in the place of Pango's: a slice of glyphs that were shaped once."""

from typing import Any

from weasyprint.text.line_break import Layout, create_layout

from octavo.typeset.paragraphs.spread import Spread
from octavo.typeset.weasyprint.lines.shaping import ShapedText


class GlyphLayout(Layout):  # type: ignore[misc]
    """The glyphs of a line's text; Pango lays it out again only for what is out of the common."""

    def __init__(
        self,
        text: str,
        shaped: ShapedText,
        start: int,
        end: int,
        hyphen: ShapedText | None,
        spread: Spread,
        style: Any,
    ) -> None:
        self.text, self.shaped, self.start, self.end = text, shaped, start, end
        self.hyphen, self.spread = hyphen, spread
        self.justification_spacing = 0.0
        self.max_width = None
        self.first_line_direction = 0
        if style["text_decoration_line"] != "none":
            pango = create_layout(text[:1] or " ", style, None, None, 0)
            self.ascent = pango.ascent
            self.underline_position = pango.underline_position
            self.underline_thickness = pango.underline_thickness
            self.strikethrough_position = pango.strikethrough_position
            self.strikethrough_thickness = pango.strikethrough_thickness

    def deactivate(self) -> None:
        """Do nothing: there is nothing of Pango's to let go."""

    def reactivate(self, style: Any) -> None:
        """Do nothing: the glyphs are at hand."""

    def of_pango(self, box: Any) -> Any:
        """Return Pango's layout of the same text, with spaces as wide as here."""
        spaces = sum(
            advance
            for sign, advance in zip(
                self.shaped.text[self.start : self.end],
                self.shaped.advances[self.start : self.end],
                strict=True,
            )
            if sign in " \u00a0"
        )
        count = self.text.count(" ") + self.text.count("\u00a0")
        box.justification_spacing = spaces * (self.spread.spaces - 1.0) / count if count else 0.0
        layout = create_layout(self.text, box.style, None, None, box.justification_spacing)
        layout.set_text(self.text, justify=True)
        return layout
