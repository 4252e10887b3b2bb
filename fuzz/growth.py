"""How time grows with text: fragments repeated to 10⁴, 10⁵ and 10⁶ characters, in one line or many."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from aligner.model import Document, Lang
from aligner.quotes import attribute, extract
from aligner.segmentation import segment
from aligner.signature import line, sign

SIZES = (10_000, 100_000, 1_000_000)
FRAGMENTS: dict[str, str] = {
    "unclosed «": "« mot ",
    "bare «": "«",
    "nested": "« “ ‘ ",
    "closed": "« a », dit X, ",
    "straight": '" ',
    "apostrophes": "'a ",
    "parentheses": "( mot ",
    "brackets": "[…] ",
    "dashes": "— ",
    "dialogue": "— Oui, dit-il, non.\n",
    "full stops": ". ",
    "abbreviations": "M. ",
    "digits": "1",
    "numbers": "1,2 ",
    "no-break spaces": "\u00a0",
    "combining marks": "e\u0301",
    "letters": "a",
    "words": "mot ",
    "names": "Jean de Aa, ",
    "relative clauses": ", qui ",
    "verbs": "a dit ",
    "sources": "selon ",
    "sentences": "Il dit. ",
    "colons": "Il a dit :\n",
    "blank lines": "\n",
    "lines": "« a\n",
}


def repeated(fragment: str, length: int) -> str:
    """Return a fragment again and again, so many characters of it."""
    return (fragment * (length // len(fragment) + 1))[:length]


def everything(document: Document) -> None:
    """Segment a document, find its quotations and their speakers."""
    sentences = segment(document)
    attribute(document, sentences, extract(document, sentences))


def times(work: Callable[[Document], object], fragment: str, lang: Lang, sizes: Sequence[int] = SIZES) -> list[float]:
    """Return the processor's seconds for each length."""
    found = []
    for size in sizes:
        document = Document("d", lang, "d", repeated(fragment, size))
        before = time.process_time()
        work(document)
        found.append(time.process_time() - before)
    return found


def main() -> int:
    """Print the table."""
    head = " ".join(f"{size:>10,}" for size in SIZES)
    print(f"{'repeated':<18} lang {head}  growth of the last step (10 where linear)")
    for name, fragment in FRAGMENTS.items():
        for lang in ("fr", "en"):
            found = times(everything, fragment, lang)
            told = " ".join(f"{seconds:>10.3f}" for seconds in found)
            print(f"{name:<18} {lang:<4} {told}  {found[-1] / max(found[-2], 1e-9):.1f}", flush=True)
    print(line(sign((), {}, {"sizes": ",".join(map(str, SIZES))})))
    return 0
