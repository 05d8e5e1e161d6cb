"""The validators that others make: EPUBCheck, veraPDF, and Ace by DAISY."""
