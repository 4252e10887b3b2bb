"""Check an English translation against a glossary, term by term.

It prints, among others:

    missing
    conseil d'administration
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import aligner
from aligner import glossary

GLOSSARY = "source\ttarget\nconseil d'administration\tboard\nlicencier\tfire|dismiss\n"
FRENCH = ["Le conseil d'administration a licencié son directeur.", "Il a été surpris."]
ENGLISH = ["The council of the company fired its director.", "He was surprised."]


def main() -> None:
    """Print each finding with the sentence that it is about."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.tsv"
        path.write_text(GLOSSARY, encoding="utf-8")
        terms = glossary.load(path)
    bitext = aligner.align(FRENCH, ENGLISH)
    for finding in glossary.check([bitext], terms):
        print(f"{finding.rule:12} {finding.term}: {finding.message}")


if __name__ == "__main__":
    main()
