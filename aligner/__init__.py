"""Align French and English texts, and find the original words behind translated quotes.

>>> import aligner
>>> english = 'On Monday Anna Gray said that "four people were hurt in the fire" and nobody was killed.'
>>> french = "« Quatre personnes ont été blessées dans l’incendie », a déclaré Anna Gray."
>>> [match] = aligner.find_originals(french, english)
>>> match.original.text, match.verdict
('four people were hurt in the fire', 'verbatim')

The names below are loaded when they are first asked for: importing the package loads nothing else.
"""

from __future__ import annotations

# What type checkers take for `typing.TYPE_CHECKING`, whose module takes longer to load than all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from aligner.api import (
        Bead,
        Bitext,
        Candidate,
        Corpus,
        Document,
        Matcher,
        Quote,
        QuoteMatch,
        Sentence,
        Span,
        Text,
        Translator,
        align,
        extract_quotes,
        find_originals,
        read,
        segment,
        translate,
        write,
    )
    from aligner.errors import AlignerError

__version__ = "0.1.0"

__all__ = [
    "AlignerError",
    "Bead",
    "Bitext",
    "Candidate",
    "Corpus",
    "Document",
    "Matcher",
    "Quote",
    "QuoteMatch",
    "Sentence",
    "Span",
    "Text",
    "Translator",
    "__version__",
    "align",
    "extract_quotes",
    "find_originals",
    "read",
    "segment",
    "translate",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    home = "aligner.errors" if name == "AlignerError" else "aligner.api"
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
