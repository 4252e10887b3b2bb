"""TMX, read and written."""
