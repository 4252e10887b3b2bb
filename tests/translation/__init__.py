"""Tests of `aligner.translation`."""
