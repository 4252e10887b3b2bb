"""The bilingual page: French and English side by side, quotes with their originals, in one HTML file."""

from aligner.model import Corpus
from aligner.report.page import Known, page

__all__ = ["Known", "render"]


def render(corpus: Corpus, known: Known | None = None) -> str:
    """Return a corpus as one self-contained HTML document that opens without network and runs no foreign code.

    Each bead has a stable `data-id` on both sides, each quote a stable id in `data-q`, each note the `data-start` and
    `data-end` of its quote in the document of its text's `data-document`. Texts that are `known` from a page before are
    not rendered again, as long as their bitexts are the same objects.
    """
    return page(corpus, known)
