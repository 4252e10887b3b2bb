"""Terms obeyed: how often a glossary's words stand in a translation, inflected where they must be, and what it costs.

    python benchmarks/translation_terms.py [--glossary FILE]... [--test PREFIX] [--lines N] [--translator NAME]

Takes the lines of a test set in which a glossary has a term (newstest2013, at most so many, evenly), translates them
plainly and with the glossary, and prints for both: uses that the glossary's own check finds kept, plural uses of
nouns whose target is in the plural, BLEU and chrF2. Without `--glossary`: the project's own, and 100 everyday words.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner import translation
from aligner.errors import AlignerError
from aligner.evaluate import translation as evaluation
from aligner.glossary import load
from aligner.glossary.finder import Finder
from aligner.glossary.forms import base_forms
from aligner.glossary.passage import Passage, words_of
from aligner.glossary.terms import Term
from aligner.model import Span
from aligner.pipeline.terminology import GlossaryTerms
from aligner.protocols import Translator
from aligner.signature import digest, line, sign

HERE = Path(__file__).resolve().parent
GOLD = HERE.parents[1] / "shared" / "gold" / "mt"
GLOSSARIES = (HERE.parent / "glossary.tsv", HERE / "data" / "everyday.tsv")


@dataclass(frozen=True, slots=True)
class Use:
    """A term's use in a line: the words as they stand, and the glossary's row."""

    line: int
    start: int
    words: str
    term: Term

    @property
    def plural(self) -> bool:
        """Whether it is one word that stands in the plural."""
        return " " not in self.words and self.words.casefold() in (f"{self.term.source}s", f"{self.term.source}x")


def uses(french: Sequence[str], terms: GlossaryTerms) -> list[Use]:
    """Return all uses of a glossary's terms in the lines."""
    finder, found = Finder(terms.glossary), []
    for number, text in enumerate(french):
        whole = (Span(0, len(text)),)
        passage = Passage(words_of(text, whole, "fr"), whole, None)
        for use in finder.uses(passage, ()):
            term = terms.glossary.terms[use.rows[0]]
            found.append(Use(number, use.span.start, text[use.span.start : use.span.end], term))
    return found


def plural_in(text: str, term: Term) -> bool:
    """Tell whether one of a term's single words stands in a text in another form than its own, as a plural does."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    wanted = {form.casefold() for form in term.accepted if " " not in form}
    return any(word not in wanted and base_forms(word, "en") & wanted for word in words)


def _row(name: str, found: Sequence[Use], french: Sequence[str], made: Sequence[str], terms: GlossaryTerms) -> str:
    lacking = {
        (number, breach.start)
        for number, (text, output) in enumerate(zip(french, made, strict=True))
        for breach in terms.breaches(text, output)
    }
    kept = [use for use in found if (use.line, use.start) not in lacking]
    plural = [use for use in kept if use.plural]
    right = sum(plural_in(made[use.line], use.term) for use in plural)
    share = len(kept) / len(found)
    return f"{name}: kept {len(kept)} of {len(found)} ({share:.1%}), plurals as plurals {right} of {len(plural)}"


def main() -> None:
    """Print a block for each glossary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--glossary", type=Path, action="append", help="a glossary (may be given again)")
    parser.add_argument("--test", type=Path, default=GOLD / "wmt13", help="path of a test set without .fr and .en")
    parser.add_argument("--lines", type=int, default=400)
    parser.add_argument("--translator", help="as `align translate --translator` takes it (default: the best)")
    options = parser.parse_args()
    try:
        engine = translation.load(options.translator)
        whole = [evaluation.read_lines(Path(f"{options.test}.{side}")) for side in ("fr", "en")]
        for path in options.glossary or GLOSSARIES:
            _measure(path, engine, whole, options)
    except AlignerError as error:
        sys.exit(str(error))


def _measure(path: Path, engine: Translator, whole: Sequence[Sequence[str]], options: argparse.Namespace) -> None:
    terms = GlossaryTerms(load(path))
    places = sorted({use.line for use in uses(whole[0], terms)})
    places = places[:: max(1, len(places) // options.lines)][: options.lines]
    french, english = ([side[i] for i in places] for side in whole)
    found = uses(french, terms)
    data = {"glossary": digest([path.read_bytes()])[:12], "data": digest([*french, *english])[:12]}
    print(line(sign([], {engine.name: engine.digest}, data)))
    print(f"{path.name}: {len(found)} uses in {len(french)} lines of {options.test.name}")
    for name, wanted in (("without", None), ("with", terms)):
        made = [one.text for one in translation.translate_lines(french, engine, terms=wanted)]
        scores = ", ".join(f"{s.name} {s.value:.1f}" for s in evaluation.score(made, english, ter=False))
        print(f"{_row(name, found, french, made, terms)}; {scores}", flush=True)


if __name__ == "__main__":
    main()
