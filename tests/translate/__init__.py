"""Tests of `aligner.translate`."""
