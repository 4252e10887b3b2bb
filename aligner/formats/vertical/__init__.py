"""Vertical text, for CWB and NoSketch."""
