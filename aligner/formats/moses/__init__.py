"""Moses pairs, read and written."""
