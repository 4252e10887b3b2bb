"""Which place it is, and whether it is one: proposals, features, weights, verdicts, and what speaks against them."""
