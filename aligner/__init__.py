"""Align French and English texts, and find the original words behind translated quotes."""

__version__ = "0.1.0"
