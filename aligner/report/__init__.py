"""The bilingual page."""
