"""Glossaries: load, lint, check a bitext, suggest terms, exchange with other tools."""

from aligner.glossary.audit import audit, unchecked
from aligner.glossary.check import check
from aligner.glossary.lint import lint
from aligner.glossary.load import load, parse
from aligner.glossary.suggest import suggest
from aligner.glossary.terms import Finding, Glossary, Place, Term

__all__ = ["Finding", "Glossary", "Place", "Term", "audit", "check", "lint", "load", "parse", "suggest", "unchecked"]
