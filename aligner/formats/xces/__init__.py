"""XCES alignments as OPUS has them, read and written."""
