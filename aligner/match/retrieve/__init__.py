"""The places of a pool that may hold a quote's original, found by meaning and by words."""
