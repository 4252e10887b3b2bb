"""Glossaries: load, lint, check a bitext."""
