"""Fuzzing: what strangers' files and odd texts do to `aligner`. See README.md."""
