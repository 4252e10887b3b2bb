"""`corpus.jsonl`, read and written."""
