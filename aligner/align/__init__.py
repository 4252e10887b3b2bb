"""Sentence alignment: costs apart from the search."""
