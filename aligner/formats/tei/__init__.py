"""TEI P5, and its flat form for search engines."""
