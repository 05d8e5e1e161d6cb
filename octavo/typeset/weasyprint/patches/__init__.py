"""All that replaces something of WeasyPrint."""
