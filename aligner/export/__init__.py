"""Writers of a corpus: one format a file."""
