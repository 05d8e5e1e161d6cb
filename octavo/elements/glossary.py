"""The glossary: references between its entries. What stands in it is written as a list of terms."""

from octavo.elements.kind import ElementKind

KIND = ElementKind("glossary", called="an entry of the glossary", slots=("see",))
