"""Robustness of translation: the same sentences with other cases, accents, marks, spaces and typing errors.

    python benchmarks/translation_robustness.py [--translator NAME] [--gold FOLDER] [--lines N]

Takes every so manieth line of newstest2013 (200 of them), varies the French in thirteen ways, and prints BLEU and chrF2
(sacrebleu, without case) against the same references, and BLEU relative to the text as it is.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from aligner import __version__, translation
from aligner.errors import AlignerError
from aligner.evaluate import translation as evaluation

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "mt"
SEED = 13


def unaccented(text: str) -> str:
    """Return the text without accents and ligatures."""
    bare = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def in_some_words(text: str, change: Callable[[str, Random], str], share: float = 0.1) -> str:
    """Return the text with one word in so many changed, of those with five letters or more; the same each time."""
    random = Random(f"{SEED} {text}")
    return re.sub(r"[^\W\d_]{5,}", lambda m: change(m[0], random) if random.random() < share else m[0], text)


def swapped(word: str, random: Random) -> str:
    """Return a word with two neighbouring letters inside it swapped."""
    at = random.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def dropped(word: str, random: Random) -> str:
    """Return a word without one of its inner letters."""
    at = random.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1 :]


VARIATIONS: dict[str, Callable[[str], str]] = {
    "lower case": str.lower,
    "capitals": str.upper,
    "words with capitals": lambda s: re.sub(r"[^\W\d_]+", lambda m: m[0][0].upper() + m[0][1:], s),
    "no accents": unaccented,
    "no accents on capitals": lambda s: re.sub(r"[À-ÖØ-Þ]", lambda m: unaccented(m[0]), s),
    "decomposed accents": lambda s: unicodedata.normalize("NFD", s),
    "guillemets, curly apostrophes": lambda s: re.sub(r'"([^"]*)"', "« \\1 »", s).replace("'", "’"),
    "curly double marks": lambda s: re.sub(r'"([^"]*)"', "“\\1”", re.sub(r"[«»]\s?|\s?»", '"', s)),
    "no final mark": lambda s: s.rstrip(" .!?…"),
    "no marks at all": lambda s: re.sub(r"\s+", " ", re.sub(r"[^\w\s'’-]", " ", s)).strip(),
    "no-break and double spaces": lambda s: re.sub(r" (?=[;:!?»])", "\u00a0", s).replace(" ", "  "),
    "letters swapped": lambda s: in_some_words(s, swapped),
    "letters dropped": lambda s: in_some_words(s, dropped),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--translator", help="as `align translate --translator` takes it (default: the best)")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--lines", type=int, default=200)
    options = parser.parse_args()
    try:
        engine = translation.load(options.translator)
        french, english = (evaluation.read_lines(options.gold / f"wmt13.{side}") for side in ("fr", "en"))
    except AlignerError as error:
        sys.exit(str(error))
    step = max(1, len(french) // options.lines)
    french, english = french[::step][: options.lines], english[::step][: options.lines]
    print(f"aligner {__version__}, {engine.name} {engine.digest[:16]}; {len(french)} lines of newstest2013")
    print(f"BLEU {BLEU(lowercase=True, references=[english]).get_signature()}")
    print(f"chrF2 {CHRF(lowercase=True, references=[english]).get_signature()}")
    plain = 0.0
    for name, vary in {"as it is": str, **VARIATIONS}.items():
        lines = [vary(line) for line in french]
        changed = sum(a != b for a, b in zip(lines, french, strict=True))
        made = [rendering.text for rendering in translation.translate_lines(lines, engine)]
        bleu = BLEU(lowercase=True).corpus_score(made, [english]).score
        chrf = CHRF(lowercase=True).corpus_score(made, [english]).score
        plain = plain or bleu
        print(f"{name:32} {changed:4} changed  BLEU {bleu:5.1f}  chrF2 {chrf:5.1f}  {bleu / plain:6.1%}", flush=True)


if __name__ == "__main__":
    main()
