"""Encoders: sentences of either language as vectors of one space."""
