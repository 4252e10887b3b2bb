"""Vecalign's ladder of beads, with the sentences of both texts."""
