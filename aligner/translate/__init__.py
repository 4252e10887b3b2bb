"""Offline translation behind one protocol."""
