"""The works of a book and its style of citation, as the manuscript carries them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.suggestions import suggest
from octavo.csl.style import Style
from octavo.source.text import Text


@dataclass(frozen=True, slots=True)
class WorkSource:
    """A work. ``data`` is that of CSL JSON, names and dates in their full forms; ``volumes`` are listed
    below its entry. Of a volume ``data`` has all that it takes from its work, ``own`` what it says itself."""

    key: str
    data: Mapping[str, Any]
    span: Span
    keywords: frozenset[str] = frozenset()
    volumes: tuple["WorkSource", ...] = ()
    own: Mapping[str, Any] = field(default_factory=dict)

    @property
    def below(self) -> frozenset[str]:
        """The keys of its volumes, and of theirs."""
        return frozenset(key for one in self.volumes for key in (one.key, *one.below))


@dataclass(frozen=True, slots=True)
class BibliographyText:
    """The heading and the lead-in of a section of the bibliography."""

    title: Text | None = None
    lead: Text | None = None


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All works by their keys, in the order of their files, the style, and the texts of the sections."""

    works: Mapping[str, WorkSource] = field(default_factory=dict)
    style: Style | None = None
    texts: tuple[BibliographyText, ...] = ()

    def report_unknown(self, keys: Iterable[str], span: Span | None, diagnostics: Diagnostics) -> None:
        """Report those of the keys that no work has."""
        for key in keys:
            if key not in self.works:
                diagnostics.error(
                    "citation-unknown",
                    span,
                    f"there is no work `{key}` in the bibliography",
                    suggest(key, self.works, "correct the key, or add the work to the bibliography"),
                )
