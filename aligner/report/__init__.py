"""The bilingual page: French and English side by side, quotes with their originals, in one HTML file."""

from aligner.model import Corpus
from aligner.report.page import page

__all__ = ["render"]


def render(corpus: Corpus) -> str:
    """Return a corpus as one self-contained HTML document that opens without network and runs no foreign code.

    Each bead has a stable `data-id` on both sides, each quote a stable id in `data-q`, each note the `data-start` and
    `data-end` of its quote in the document of its text's `data-document`.
    """
    return page(corpus)
