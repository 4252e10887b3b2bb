"""Language tags as tools write them."""

from __future__ import annotations

from aligner.model import Lang

# ISO 639-1, and 639-2 in both its forms (bibliographic "fre", terminological "fra").
_LANGUAGES: dict[str, Lang] = {"fr": "fr", "fra": "fr", "fre": "fr", "en": "en", "eng": "en"}


def known_language(tag: str) -> Lang | None:
    """Return the language of a tag of BCP 47, ISO 639-2 or a locale, None for others than French and English.

    >>> known_language("fr-CA"), known_language("fra"), known_language("ENG_US"), known_language("frp")
    ('fr', 'fr', 'en', None)
    """
    return _LANGUAGES.get(tag.strip().replace("_", "-").split("-")[0].lower())
