"""XLIFF 1.2 and 2, read and written."""
