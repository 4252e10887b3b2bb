"""Who speaks in a folder of French articles, and how often.

It prints, among others:

    Sam Altman
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import aligner

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print the speakers of all direct quotes by how many words they are given."""
    words: Counter[str] = Counter()
    for document in aligner.read(ROOT / "corpus/fr", "fr"):
        for quote in aligner.extract_quotes(document):
            if quote.kind == "direct":
                words[quote.speaker or "(not named)"] += len(quote.text.split())
    for speaker, count in words.most_common(8):
        print(f"{count:4}  {speaker}")


if __name__ == "__main__":
    main()
