"""Glossaries: load, lint, check a bitext, suggest terms, exchange with other tools."""
