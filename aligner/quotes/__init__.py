"""Quotations: where they are and who speaks them."""
