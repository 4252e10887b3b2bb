"""`quotes.tsv` and `alignment.tsv`, and tables of pairs from anywhere."""
