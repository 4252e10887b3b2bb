"""Words that begin and end no term, by language."""

from __future__ import annotations

from aligner.languages.en import stopwords as en
from aligner.languages.fr import stopwords as fr
from aligner.model import Lang

STOPWORDS: dict[Lang, frozenset[str]] = {"fr": fr.STOPWORDS, "en": en.STOPWORDS}
