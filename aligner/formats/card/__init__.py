"""The data card and the citation file of a corpus."""
