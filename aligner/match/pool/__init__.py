"""The pool of texts that may hold originals: numbered words, in memory and on disk."""
